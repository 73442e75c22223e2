package io.entitlements.core.internal.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.Storage;
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
import org.junit.jupiter.api.Test;

/** A revision counts as reached when all who listen have been told, and no sooner. */
class TellingOrderTest {

  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final AccountId ADA = new AccountId(new UUID(1, 1));
  private static final Revision FIRST = new Revision(ADA, 1);

  private final Storage storage = MemoryStorage.create();
  private final Feed feed = new Feed(storage, Clock.fixed(NOW, ZoneOffset.UTC));
  private final FeedReader reader = feed.reader();
  private final List<String> heard = new ArrayList<>();

  TellingOrderTest() {
    feed.add(
        new FeedListener() {
          @Override
          public void changed(Set<UUID> subjects) {
            hear("changed");
          }

          @Override
          public void caughtUp(Instant at) {
            hear("caught up");
          }

          @Override
          public void reset() {
            hear("reset");
          }
        });
    storage.write(
        store ->
            store
                .accounts()
                .insert(
                    new Account(
                        ADA,
                        EmailAddress.of("ada@school.example"),
                        "Ada",
                        AccountStatus.ACTIVE,
                        Optional.empty())));
    reader.step();
    heard.clear();
  }

  private void hear(String what) {
    heard.add(what + (feed.hasReached(FIRST) ? ", reached" : ""));
  }

  @Test
  void own_change_is_told_before_it_is_reached() {
    feed.committed(Set.of(ADA.value()), List.of(new Stretch(ADA, 1, 1)));

    assertThat(heard).containsExactly("changed");
    assertThat(feed.hasReached(FIRST)).isTrue();
  }

  @Test
  void change_of_another_node_is_told_before_it_is_reached() {
    EventRow event = new EventRow(0, "type", ADA.value(), "actor", "why", "{}", NOW, NOW);
    storage.write(store -> store.events().append(ADA, List.of(event)));

    reader.step();

    assertThat(heard).containsExactly("changed", "caught up, reached");
  }

  @Test
  void nothing_is_reached_any_more_when_all_is_forgotten() {
    feed.committed(Set.of(ADA.value()), List.of(new Stretch(ADA, 1, 1)));
    heard.clear();

    feed.reader().step();

    assertThat(heard).containsExactly("reset", "caught up");
  }
}
