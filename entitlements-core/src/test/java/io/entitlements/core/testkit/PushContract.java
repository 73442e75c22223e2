package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists that a directory pushes, by SCIM. */
public abstract class PushContract extends WorldContract {

  /** For subclasses. */
  protected PushContract() {}

  @Test
  void people_come_wait_leave_and_come_again() {
    ScimWorld scim = ScimWorld.in(world(), 2);
    List<String> ids = IntStream.range(0, 3).mapToObj(i -> scim.user("t" + i)).toList();
    assertThat(scim.list().district().waiting()).containsExactly("t2@school.example");
    var seat = scim.list().seat(RosterWorld.email("t0"));
    scim.delete("Users/" + ids.get(0)).is(204);
    scim.get("Users/" + ids.get(0)).isError(404, "");
    scim.user("t0");
    assertThat(scim.list().seat(RosterWorld.email("t0"))).isEqualTo(seat);
    scim.post("Users", ScimWorld.body("T1")).isError(409, "uniqueness");
    scim.deactivate(ids.get(1)).is(200);
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.holdsSeat("t2")).isTrue();
    assertThat(scim.holdsSeat("t1")).isFalse();
    assertThat(scim.get("Users").json().path("totalResults").intValue()).isEqualTo(3);
    SyncReport run = scim.list().runs().get(0);
    scim.list().undo(run.run());
    assertThat(scim.list().assigned()).isLessThanOrEqualTo(2);
  }

  @Test
  void groups_have_who_is_pushed() {
    ScimWorld scim = ScimWorld.in(world(), 2);
    String ada = scim.user("ada");
    String group =
        scim.post("Groups", "{'displayName':'g','members':[{'value':'" + ada + "'}]}").is(201).id();
    scim.patch(
            "Groups/" + group,
            "[{'op':'Remove','path':'members','value':[{'value':'" + ada + "'}]}]")
        .is(204);
    assertThat(scim.get("Groups/" + group).json().has("members")).isFalse();
    scim.patch("Groups/" + group, "[{'op':'Add','path':'members','value':[{'value':'x'}]}]")
        .isError(400, "invalidValue");
    scim.delete("Groups/" + group).is(204);
  }

  @Test
  void a_storm_is_held_until_it_is_approved() {
    ScimWorld scim = ScimWorld.in(world(), 9, RosterSettings.DEFAULT.guard(30, 2).graceDays(0));
    List<String> ids = IntStream.range(0, 6).mapToObj(i -> scim.user("t" + i)).toList();
    for (String id : ids) {
      scim.delete("Users/" + id).is(204);
    }
    assertThat(scim.list().assigned()).isEqualTo(5);
    SyncReport held =
        scim.list().runs().stream()
            .filter(run -> run.state() == RunState.HELD)
            .findFirst()
            .orElseThrow();
    assertThat(held.count(Result.RELEASE_PLANNED)).isEqualTo(5);
    scim.user("t3");
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held.run());
    assertThat(scim.list().assigned()).isEqualTo(1);
    assertThat(scim.holdsSeat("t3")).isTrue();
  }

  @Test
  void a_push_and_a_pull_at_once_give_each_person_one_seat_and_no_more_than_there_are() {
    RosterSettings unguarded = RosterSettings.DEFAULT.guard(100, 1_000);
    District district = world().district("suite", 20);
    ScimWorld pushed = ScimWorld.in(RosterWorld.in(district, "pushed", unguarded));
    RosterWorld pulled = RosterWorld.in(district, "pulled", unguarded);
    AtomicInteger applied = new AtomicInteger();
    Race.run(
        3,
        thread -> {
          for (int i = 0; i < 12; i++) {
            if (thread == 0) {
              applied.addAndGet(pull(pulled, i, i + 12));
            } else {
              String id = pushed.user("t" + (2 * i + thread));
              if (i % 3 == 0) {
                pushed.delete("Users/" + id).is(204);
              }
            }
          }
          return thread;
        });
    assertThat(pull(pulled, 11, 23) + applied.get()).isPositive();
    assertThat(pushed.list().assigned()).isEqualTo(20);
    assertThat(pushed.get("Users").json().path("totalResults").intValue()).isEqualTo(16);
    Books.audited(district, pulled.connection().subscription());
    RosterLedger.audited(district, List.of(pushed.list(), pulled));
  }

  /**
   * How many pulls were applied: what a push changes meanwhile may make a plan stale, and nothing
   * else refuses one.
   */
  private static int pull(RosterWorld pulled, int from, int to) {
    RosterSource listing = Listing.full(RosterWorld.teachers(from, to));
    SyncPlan plan = pulled.rosters().plan(pulled.by(), pulled.connection(), listing).orElseThrow();
    Outcome<SyncReport, Rosters.Refusal> outcome = pulled.rosters().apply(pulled.by(), plan);
    if (outcome instanceof Outcome.Refused<SyncReport, Rosters.Refusal> refused) {
      assertThat(refused.reason()).isEqualTo(Rosters.Refusal.STALE_PLAN);
      return 0;
    }
    return 1;
  }
}
