package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.Storage;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * In which order lists lock what others lock, too: two that keep to it never wait for each other in
 * a circle. Not published with the kit: it is the engine's matter.
 */
class RosterLockOrderTest extends WorldContract {

  private static final List<String> LOCKS =
      List.of("AccountStore.lockAll", "SubscriptionStore.lock", "RosterStore.lock");

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private NotedStorage noted;

  @Override
  protected Storage createStorage() {
    noted = new NotedStorage(MemoryStorage.create());
    return noted;
  }

  @Test
  void people_who_are_granted_roles_are_locked_before_the_subscription_as_by_who_removes_them() {
    RosterWorld list = RosterWorld.in(world(), 9);
    world().activeAccount("ada@school.example");
    SyncPlan plan = list.plan(Listing.full(teacher("ada"), teacher("ben")));
    noted.calls();
    assertThat(list.apply(plan).count(Result.SEAT_GIVEN)).isEqualTo(2);
    assertThat(noted.calls().stream().filter(LOCKS::contains).distinct())
        .containsExactly("RosterStore.lock", "AccountStore.lockAll", "SubscriptionStore.lock");
  }

  @Test
  void people_who_have_their_roles_are_not_locked() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teacher("ada"));
    noted.calls();
    list.full(teacher("ada", "byron"));
    assertThat(noted.calls()).doesNotContain("AccountStore.lockAll");
  }
}
