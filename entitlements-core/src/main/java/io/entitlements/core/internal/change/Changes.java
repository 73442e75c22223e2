package io.entitlements.core.internal.change;

import io.entitlements.core.internal.feed.Feed;
import io.entitlements.error.IdempotencyConflictException;
import io.entitlements.error.StorageException;
import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import io.entitlements.type.Scope;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The one way to change anything: a transaction that carries the change, its events, the new
 * revision and, where the caller gave a key, the answer for a repeat. Thread-safe.
 */
public final class Changes {

  private static final int TRIES_WHEN_UNKNOWN = 3;

  private final Storage storage;
  private final Clock clock;
  private final Feed feed;

  /** Changes this store by this clock. */
  public Changes(Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
    this.feed = new Feed(storage, clock);
  }

  /** Tells of what was changed, here and on other nodes. */
  public Feed feed() {
    return feed;
  }

  /** The present instant, in whole milliseconds. */
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Reads in one transaction. */
  public <T> T read(Function<UnitOfWork, T> work) {
    return storage.read(work);
  }

  /** Notes something that is no change: it leaves no event, and may be noted again. */
  public void touch(Consumer<UnitOfWork> note) {
    note(
        store -> {
          note.accept(store);
          return true;
        });
  }

  /** The same, when something has to be known of what was noted. */
  public <T> T note(Function<UnitOfWork, T> note) {
    return settled(doubtful -> storage.write(note));
  }

  /**
   * Makes a change that cannot be refused, and that may be made again without harm.
   *
   * @param why the task that it belongs to, as the audit trail names it
   */
  public <T> T write(Actor actor, String why, Function<Change, T> work) {
    return settled(
        doubtful ->
            told(
                doubtful,
                actor,
                why,
                change -> {
                  T value = work.apply(change);
                  change.storeEvents();
                  return value;
                }));
  }

  /**
   * Makes a change that may be made again without harm, because what it does first is to look
   * whether it was done.
   *
   * @param why the request that it belongs to, as the audit trail names it
   * @param home gives the scope whose revision is answered
   */
  public <V, R> Outcome<V, R> make(
      Actor actor, String why, Function<V, Scope> home, Function<Change, Attempt<V, R>> work) {
    return settled(
        doubtful -> attempt(doubtful, actor, why, change -> carryOut(change, home, work)));
  }

  /**
   * Makes a change once for each request.
   *
   * @param home gives the scope whose revision is answered
   * @param codec how the value is kept for a repeat
   */
  public <V, R> Outcome<V, R> once(
      Request request,
      Actor actor,
      Function<V, Scope> home,
      Codec<V> codec,
      Function<Change, Attempt<V, R>> work) {
    Outcome<V, R> answer =
        settled(
            doubtful ->
                attempt(
                    doubtful,
                    actor,
                    request.operation(),
                    change -> {
                      UnitOfWork store = change.store();
                      Optional<V> answered = answered(store, request, codec);
                      if (answered.isPresent()) {
                        return done(store, answered.get(), home);
                      }
                      Outcome<V, R> outcome = carryOut(change, home, work);
                      if (outcome instanceof Outcome.Done<V, R> done) {
                        String result = codec.write(done.value());
                        store.idempotency().insert(record(change, request, result));
                      }
                      return outcome;
                    }));
    if (answer instanceof Outcome.Done) {
      return answer;
    }
    // The same request may have been done meanwhile, and may itself be what stood in the way.
    return storage.read(
        store ->
            answered(store, request, codec)
                .<Outcome<V, R>>map(value -> done(store, value, home))
                .orElse(answer));
  }

  /** The answer to a request that was done before, for work that asks elsewhere first. */
  public <V, R> Optional<Outcome<V, R>> answered(
      Request request, Function<V, Scope> home, Codec<V> codec) {
    return storage.read(
        store -> answered(store, request, codec).map(value -> done(store, value, home)));
  }

  /** How a value is kept as a text, and found again by it. */
  public interface Codec<V> {

    /** The text: identifiers, at most 400 characters. */
    String write(V value);

    /** Finds the value. */
    V read(UnitOfWork store, String text);
  }

  private <V, R> Outcome<V, R> attempt(
      Set<UUID> doubtful, Actor actor, String why, Function<Change, Outcome<V, R>> work) {
    try {
      return told(doubtful, actor, why, work);
    } catch (Rollback rollback) {
      @SuppressWarnings("unchecked") // thrown by carryOut, inside this very call
      Attempt.Denied<V, R> denied = (Attempt.Denied<V, R>) rollback.denied;
      return Outcome.refused(denied.reason());
    }
  }

  /** Makes a change and tells of it; what it is about is noted if it may have been made. */
  private <T> T told(Set<UUID> doubtful, Actor actor, String why, Function<Change, T> work) {
    // Each attempt of the store makes it anew; what the last one did is what may be committed.
    AtomicReference<@Nullable Change> made = new AtomicReference<>();
    try {
      T value =
          storage.write(
              store -> {
                Change change = new Change(store, now(), actor, why);
                made.set(change);
                return work.apply(change);
              });
      Change done = made.get();
      if (done != null) {
        feed.committed(done.subjects(), done.stretches());
      }
      return value;
    } catch (StorageException failed) {
      Change perhapsDone = made.get();
      if (failed.outcome() == StorageException.Outcome.UNKNOWN && perhapsDone != null) {
        doubtful.addAll(perhapsDone.subjects());
      }
      throw failed;
    }
  }

  private static <V, R> Outcome<V, R> carryOut(
      Change change, Function<V, Scope> home, Function<Change, Attempt<V, R>> work) {
    Attempt<V, R> attempt = work.apply(change);
    if (attempt instanceof Attempt.Denied<V, R> denied) {
      throw new Rollback(denied);
    }
    if (attempt instanceof Attempt.Noted<V, R> noted) {
      return Outcome.refused(noted.reason());
    }
    change.storeEvents();
    V value = ((Attempt.Made<V, R>) attempt).value();
    return new Outcome.Done<>(value, change.revision(home.apply(value)));
  }

  private static <V, R> Outcome.Done<V, R> done(
      UnitOfWork store, V value, Function<V, Scope> home) {
    return new Outcome.Done<>(value, store.events().revision(home.apply(value)));
  }

  private static <V> Optional<V> answered(UnitOfWork store, Request request, Codec<V> codec) {
    Optional<IdempotencyRecord> known = store.idempotency().find(request.scope(), request.key());
    if (known.isPresent() && !known.get().request().equals(request.digest())) {
      throw new IdempotencyConflictException(request.key());
    }
    return known.map(record -> codec.read(store, record.result()));
  }

  private static IdempotencyRecord record(Change change, Request request, String result) {
    return new IdempotencyRecord(
        request.key(), request.digest(), result, change.revision(request.scope()), change.now());
  }

  /**
   * An outcome that is not known is settled by asking again: the work finds what it did. What may
   * have been changed is told in the end, since it may have been committed at any time until then.
   *
   * @param change is given the set in which it notes what may have been changed
   */
  private <T> T settled(Function<Set<UUID>, T> change) {
    Set<UUID> doubtful = new HashSet<>();
    try {
      for (int tried = 1; ; tried++) {
        try {
          return change.apply(doubtful);
        } catch (StorageException e) {
          if (e.outcome() != StorageException.Outcome.UNKNOWN || tried == TRIES_WHEN_UNKNOWN) {
            throw e;
          }
        }
      }
    } finally {
      feed.committed(doubtful, List.of());
    }
  }

  private static final class Rollback extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Attempt.Denied<?, ?> denied;

    Rollback(Attempt.Denied<?, ?> denied) {
      super("denied", null, false, false);
      this.denied = denied;
    }
  }
}
