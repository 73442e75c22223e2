package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.feed.FeedListener;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.error.StorageException;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A commit that takes effect only after its caller was told that nobody knows. */
class LateCommitTest {

  private final AccountId account = new AccountId(new UUID(7, 1));
  private final List<String> history = new ArrayList<>();

  /** Fails the first write, and makes it all the same when the second one comes. */
  private final class LateStorage implements Storage {

    private final Storage storage = MemoryStorage.create();
    private Runnable late = () -> {};
    private int writes;

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      if (writes++ == 0) {
        late = () -> storage.write(work);
        // What it would change is known only once it was tried.
        try {
          return storage.write(work.andThen(LateCommitTest::rolledBack));
        } catch (IllegalStateException rolledBack) {
          throw new StorageException(
              StorageException.Outcome.UNKNOWN, "the answer was lost", rolledBack);
        }
      }
      late.run();
      history.add("committed");
      return storage.write(work);
    }

    void addAccount() {
      EmailAddress email = EmailAddress.of("ada@school.example");
      storage.write(
          store ->
              store
                  .accounts()
                  .insert(
                      new Account(account, email, "Ada", AccountStatus.ACTIVE, Optional.empty())));
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      return storage.read(work);
    }

    @Override
    public boolean isShared() {
      return storage.isShared();
    }

    @Override
    public void close() {
      storage.close();
    }
  }

  private static <T> T rolledBack(T value) {
    throw new IllegalStateException("not committed: " + value);
  }

  private final class Listening implements FeedListener {

    @Override
    public void changed(Set<UUID> subjects) {
      history.add("told of " + subjects);
    }

    @Override
    public void caughtUp(Instant at) {}

    @Override
    public void reset() {}
  }

  @Test
  void is_told_after_it_took_effect_and_before_the_caller_goes_on() {
    try (LateStorage storage = new LateStorage()) {
      storage.addAccount();
      Changes changes = new Changes(storage, new TickingClock());
      changes.feed().add(new Listening());

      changes.<AccountId, String>make(
          new Actor.Task("late"),
          "late.test",
          scope -> scope,
          change -> {
            if (change.store().events().revision(account).number() == 0) {
              change.record(account, new AccountEvent.AccountNamed(account));
            }
            return Attempt.made(account);
          });

      assertThat(history).containsExactly("committed", "told of [" + account.value() + "]");
    }
  }
}
