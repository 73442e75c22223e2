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
      List.of(
          "AccountStore.lockAll",
          "SubscriptionStore.lock",
          "RosterStore.lock",
          "SubscriptionStore.lockWhole",
          "RosterStore.lockLive");

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
        .containsExactly(
            "RosterStore.lock",
            "AccountStore.lockAll",
            "SubscriptionStore.lock",
            "RosterStore.lockLive");
  }

  @Test
  void people_who_have_their_roles_are_not_locked() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teacher("ada"));
    noted.calls();
    list.full(teacher("ada", "byron"));
    assertThat(noted.calls()).doesNotContain("AccountStore.lockAll");
  }

  /** What the last transaction has locked, in its order. */
  private List<String> lockedLast() {
    List<String> calls = noted.calls();
    return calls.subList(calls.lastIndexOf("write"), calls.size()).stream()
        .filter(LOCKS::contains)
        .distinct()
        .toList();
  }

  @Test
  void who_is_pushed_and_is_granted_roles_is_locked_before_the_subscription() {
    ScimWorld scim = ScimWorld.in(world(), 9);
    world().activeAccount("ada@school.example");
    noted.calls();
    scim.user("ada");
    assertThat(lockedLast())
        .containsExactly(
            "AccountStore.lockAll", "SubscriptionStore.lockWhole", "RosterStore.lockLive");
    assertThat(scim.holdsSeat("ada")).isTrue();
  }

  @Test
  void who_is_pushed_and_is_new_or_has_the_roles_is_not_locked() {
    ScimWorld scim = ScimWorld.in(world(), 9);
    noted.calls();
    String ada = scim.user("ada");
    assertThat(lockedLast()).containsExactly("SubscriptionStore.lockWhole", "RosterStore.lockLive");
    scim.deactivate(ada).is(200);
    scim.activate(ada).is(200);
    assertThat(noted.calls()).doesNotContain("AccountStore.lockAll");
  }

  @Test
  void groups_lock_their_list_alone() {
    ScimWorld scim = ScimWorld.in(world(), 9);
    String ada = scim.user("ada");
    noted.calls();
    scim.post("Groups", "{'displayName':'g','members':[{'value':'" + ada + "'}]}").is(201);
    assertThat(lockedLast()).containsExactly("RosterStore.lockLive");
  }

  @Test
  void members_are_read_of_the_groups_that_are_answered_and_only_where_they_are_asked_for() {
    ScimWorld scim = ScimWorld.in(world(), 9);
    scim.post("Groups", "{'displayName':'g'}").is(201);
    scim.post("Groups", "{'displayName':'h'}").is(201);
    noted.calls();
    scim.get("Groups?filter=displayName%20sw%20%22g%22&excludedAttributes=members").is(200);
    scim.get("Groups?excludedAttributes=members").is(200);
    assertThat(noted.calls()).doesNotContain("PushStore.members");
    scim.get("Groups?filter=displayName%20sw%20%22g%22").is(200);
    assertThat(noted.calls()).containsSubsequence("PushStore.behind", "PushStore.members");
    scim.get("Groups?filter=members%20eq%20%22x%22&excludedAttributes=members").is(200);
    assertThat(noted.calls()).contains("PushStore.members");
  }
}
