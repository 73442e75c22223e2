package io.entitlements.core.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.Storage;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Revision;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A store that a failover has put back to an earlier state. */
class LostFeedTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final AccountId ADA = new AccountId(new UUID(1, 1));

  private final FailedOverStorage storage = new FailedOverStorage();
  private final Feed feed = new Feed(storage, Clock.fixed(NOW, ZoneOffset.UTC));
  private final List<String> heard = new ArrayList<>();
  private final FeedReader reader = feed.reader();

  LostFeedTest() {
    feed.add(
        new FeedListener() {
          @Override
          public void changed(Set<UUID> subjects) {
            heard.add("changed " + subjects.size());
          }

          @Override
          public void caughtUp(Instant at) {
            heard.add("caught up");
          }

          @Override
          public void reset() {
            heard.add("reset");
          }
        });
    append(storage.now, 3);
    follow();
    heard.clear();
    append(storage.now, 2);
    follow();
    assertThat(heard).containsExactly("changed 1", "caught up");
    heard.clear();
  }

  @Test
  void lost_end_of_the_feed_is_noticed() {
    failOverTo(3);

    follow();

    assertThat(heard).containsExactly("reset", "caught up");
    assertThat(feed.hasReached(new Revision(ADA, 4))).isFalse();
    append(storage.now, 1);
    follow();
    assertThat(feed.hasReached(new Revision(ADA, 4))).isTrue();
  }

  @Test
  void lost_end_is_noticed_also_when_others_have_taken_its_positions() {
    failOverTo(3);
    AccountId ben = new AccountId(new UUID(1, 2));
    addAccount(storage.now, ben);
    append(storage.now, ben, 4);
    storage.write(store -> store.feed().sequence(10));

    follow();

    assertThat(heard).containsExactly("reset", "caught up");
  }

  private void failOverTo(int events) {
    storage.now = MemoryStorage.create();
    append(storage.now, events);
    storage.write(store -> store.feed().sequence(10));
  }

  private void follow() {
    while (reader.step().hasMore()) {
      // There is more.
    }
  }

  private static void append(Storage storage, int count) {
    if (storage.read(store -> store.accounts().find(ADA)).isEmpty()) {
      addAccount(storage, ADA);
    }
    append(storage, ADA, count);
  }

  private static void addAccount(Storage storage, AccountId id) {
    EmailAddress email = EmailAddress.of(id.value() + "@school.example");
    storage.write(
        store ->
            store
                .accounts()
                .insert(new Account(id, email, "Ada", AccountStatus.ACTIVE, Optional.empty())));
  }

  private static void append(Storage storage, AccountId scope, int count) {
    for (int i = 0; i < count; i++) {
      EventRow event = new EventRow(0, "type", scope.value(), "actor", "why", "{}", NOW, NOW);
      storage.write(store -> store.events().append(scope, List.of(event)));
    }
  }

  private static final class FailedOverStorage implements Storage {

    private Storage now = MemoryStorage.create();

    @Override
    public <T> T write(Function<UnitOfWork, T> work) {
      return now.write(work);
    }

    @Override
    public <T> T read(Function<UnitOfWork, T> work) {
      return now.read(work);
    }

    @Override
    public boolean isShared() {
      return false;
    }

    @Override
    public void close() {
      now.close();
    }
  }
}
