package io.entitlements.core.internal.job;

import io.entitlements.spi.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Forgets jobs that ended long ago, some of one kind in every few turns: together more than are
 * done meanwhile. What else is to be forgotten has turns of its own. Thread-safe.
 */
final class EndedJobs {

  /** How long it is known of a job that it was done. */
  static final Duration DONE = Duration.ofDays(30);

  /** By its job it is known that a notice was given, so that the same fact is not told again. */
  static final Duration TOLD = Duration.ofDays(400);

  /** How long a job that was given up can be revived. */
  static final Duration GIVEN_UP = Duration.ofDays(180);

  /** In one turn of how many. */
  static final int EVERY = 20;

  /** There are some twenty kinds, and no turn does more than one job. */
  static final int MOST = 1_000;

  private final List<Forgetting> all;
  private final AtomicLong turns = new AtomicLong();

  /** Forgets jobs of these kinds, and what others forget. */
  EndedJobs(Collection<String> kinds, List<Forgetting> others) {
    this.all = Stream.concat(kinds.stream().sorted().map(EndedJobs::of), others.stream()).toList();
  }

  /** Takes a turn. */
  void forgetSome(Storage storage, Instant now) {
    long turn = turns.incrementAndGet();
    if (turn % EVERY == 0 && !all.isEmpty()) {
      Forgetting next = all.get((int) (turn / EVERY % all.size()));
      storage.write(
          store -> {
            next.forgetSome(store, now);
            return next;
          });
    }
  }

  private static Forgetting of(String kind) {
    return (store, now) -> {
      store.jobs().forget(kind, false, now.minus(done(kind)), MOST);
      givenUp(kind).ifPresent(kept -> store.jobs().forget(kind, true, now.minus(kept), MOST));
    };
  }

  private static Duration done(String kind) {
    return switch (kind) {
      case JobKinds.NOTICE, JobKinds.NOTICE_MAIL -> TOLD;
      default -> DONE;
    };
  }

  /** What becomes of a claim that needs support is its vendor's to say, however late. */
  private static Optional<Duration> givenUp(String kind) {
    return kind.equals(JobKinds.FULFIL_CLAIM) ? Optional.empty() : Optional.of(GIVEN_UP);
  }
}
