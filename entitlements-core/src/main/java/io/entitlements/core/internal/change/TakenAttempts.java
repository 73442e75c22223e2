package io.entitlements.core.internal.change;

import io.entitlements.spi.AttemptStore;
import io.entitlements.type.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The attempts that one guess takes from its buckets, to be given back if it does not count. Taken
 * first and given back within a transaction, they are not seen outside of it; meanwhile others of
 * the same bucket wait, so that of guesses made all at once no more are looked at than of those
 * made one by one.
 */
public final class TakenAttempts {

  private record Bucket(String name, Limit limit) {}

  private final AttemptStore attempts;
  private final Instant now;
  private final List<Bucket> taken = new ArrayList<>();

  /** Takes from this store at this instant. */
  public TakenAttempts(AttemptStore attempts, Instant now) {
    this.attempts = attempts;
    this.now = now;
  }

  /** Takes one from a bucket; otherwise says when there is one. */
  public Optional<Instant> take(String bucket, Limit limit) {
    Optional<Instant> retryAt = attempts.take(bucket, now, limit);
    if (retryAt.isEmpty()) {
      taken.add(new Bucket(bucket, limit));
    }
    return retryAt;
  }

  /**
   * Takes one from somebody's own bucket, or else from one shared; otherwise the sooner of both.
   */
  public Optional<Instant> take(String own, Limit ofOwn, String shared, Limit ofShared) {
    Optional<Instant> ownAt = take(own, ofOwn);
    if (ownAt.isEmpty()) {
      return Optional.empty();
    }
    return take(shared, ofShared).map(at -> at.isBefore(ownAt.get()) ? at : ownAt.get());
  }

  /** Gives back what was taken. */
  public void giveBack() {
    taken.forEach(bucket -> attempts.giveBack(bucket.name(), bucket.limit()));
    taken.clear();
  }
}
