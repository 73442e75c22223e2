package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSettings.Pause;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Withheld;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.RosterRunId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory that deactivates everybody is answered as it expects, and few lose their seats. */
class ScimStormTest extends WorldContract {

  private static final RosterSettings GUARDED = RosterSettings.DEFAULT.guard(20, 5);

  // JUnit sets both before each test.
  @SuppressWarnings("NullAway.Init")
  private ScimWorld scim;

  @SuppressWarnings("NullAway.Init")
  private List<String> ids;

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @BeforeEach
  void connect() {
    scim = ScimWorld.in(world(), 40, GUARDED);
    ids = IntStream.range(0, 30).mapToObj(i -> scim.user("t" + i)).toList();
  }

  private SyncReport held() {
    return scim.list().runs().stream()
        .filter(run -> run.state() == RunState.HELD)
        .findFirst()
        .orElseThrow();
  }

  /** Six pass: more are over a fifth of thirty. */
  private void storm() {
    for (int i = 0; i < 15; i++) {
      scim.deactivate(ids.get(i)).is(200);
    }
    for (int i = 15; i < 20; i++) {
      scim.delete("Users/" + ids.get(i)).is(204);
    }
  }

  @Test
  void what_is_over_the_guard_is_held_and_answered_as_if_it_were_done() {
    storm();
    assertThat(scim.list().pending()).hasSize(6);
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(14);
    assertThat(held().withheld()).isEqualTo(Withheld.TOO_MANY);
    assertThat(scim.list().rows(held().run())).hasSize(14);
    scim.get("Users/" + ids.get(16)).isError(404, "");
    assertThat(scim.get("Users/" + ids.get(14)).json().path("active").booleanValue(true)).isFalse();
    world().doJobs();
    assertThat(world().mailbox()).filteredOn(mail -> mail.subject().contains("list")).hasSize(1);
  }

  @Test
  void what_is_approved_is_taken_back() {
    storm();
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    assertThat(scim.list().pending()).hasSize(20);
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.list().assigned()).isEqualTo(10);
  }

  @Test
  void who_departed_and_is_active_again_keeps_the_seat_when_what_was_held_is_approved() {
    storm();
    AccountId person =
        world()
            .engine()
            .accounts()
            .find(EmailAddress.of(RosterWorld.email("t14")))
            .orElseThrow()
            .id();
    world()
        .engine()
        .memberships()
        .leave(person, scim.list().connection().organization(), IdempotencyKey.of("leaves"))
        .orElseThrow();
    scim.activate(ids.get(14)).is(200);
    assertThat(scim.list().seat(RosterWorld.email("t14"))).isPresent();
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.list().seat(RosterWorld.email("t14"))).isPresent();
  }

  @Test
  void what_is_held_outlives_the_undo_of_a_day_since_no_directory_says_it_again() {
    storm();
    SyncReport day =
        scim.list().runs().stream()
            .filter(run -> run.state() == RunState.APPLIED)
            .findFirst()
            .orElseThrow();
    scim.list().undo(day.run());
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(14);
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    assertThat(scim.list().pending()).hasSize(14);
  }

  @Test
  void each_change_of_a_person_on_a_day_is_undone_by_itself() {
    world().pass(Duration.ofHours(26));
    scim.deactivate(ids.get(0)).is(200);
    scim.activate(ids.get(0)).is(200);
    List<SyncReport> runs = scim.list().runs();
    scim.list().undo(runs.get(1).run());
    assertThat(scim.list().pending()).isEmpty();
    assertThat(scim.holdsSeat("t0")).isTrue();
    scim.list().undo(runs.get(0).run());
    assertThat(scim.list().pending()).hasSize(1);
  }

  @Test
  void who_takes_part_again_is_held_no_more() {
    storm();
    scim.activate(ids.get(14)).is(200);
    scim.put("Users/" + ids.get(13), ScimWorld.body("t13")).is(200);
    scim.user("t17");
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(11);
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    assertThat(scim.list().pending()).hasSize(17);
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.holdsSeat("t13")).isTrue();
    assertThat(scim.holdsSeat("t14")).isTrue();
    assertThat(scim.holdsSeat("t17")).isTrue();
    assertThat(scim.list().assigned()).isEqualTo(13);
  }

  @Test
  void when_all_of_them_take_part_again_nothing_is_held() {
    for (int i = 0; i < 8; i++) {
      scim.deactivate(ids.get(i)).is(200);
    }
    scim.activate(ids.get(7)).is(200);
    scim.activate(ids.get(6)).is(200);
    assertThat(scim.list().runs()).noneMatch(run -> run.state() == RunState.HELD);
  }

  @Test
  void who_was_held_and_is_deleted_is_held_once() {
    storm();
    scim.delete("Users/" + ids.get(14)).is(204);
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(14);
    assertThat(scim.list().rows(held().run())).hasSize(14);
  }

  @Test
  void a_day_later_as_many_pass_again() {
    storm();
    world().pass(Duration.ofHours(26));
    scim.deactivate(ids.get(20)).is(200);
    assertThat(scim.list().pending()).hasSize(7);
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(14);
  }

  @Test
  void in_a_pause_everything_is_held() {
    LocalDate today = Given.NOW.atZone(Given.ZONE).toLocalDate();
    scim.list()
        .rosters()
        .configure(
            scim.list().by(),
            scim.list().connection(),
            GUARDED.pause(Optional.of(new Pause(today, today))))
        .orElseThrow();
    scim.deactivate(ids.get(0)).is(200);
    assertThat(scim.list().pending()).isEmpty();
    assertThat(held().withheld()).isEqualTo(Withheld.PAUSED);
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    assertThat(scim.list().pending()).hasSize(1);
  }

  @Test
  void who_waits_loses_the_place_under_the_guard_too() {
    for (int i = 30; i < 60; i++) {
      ids = Stream.concat(ids.stream(), Stream.of(scim.user("t" + i))).toList();
    }
    assertThat(scim.list().district().waiting()).hasSize(20);
    // Of sixty people twelve pass.
    for (int i = 40; i < 60; i++) {
      scim.deactivate(ids.get(i)).is(200);
    }
    assertThat(scim.list().district().waiting()).hasSize(8);
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(8);
    scim.activate(ids.get(59)).is(200);
    assertThat(scim.list().district().waiting()).hasSize(8);
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    assertThat(scim.list().district().waiting()).containsExactly("t59@school.example");
  }

  @Test
  void who_waits_and_is_told_to_be_somebody_without_a_seat_is_guarded_too() {
    for (int i = 30; i < 60; i++) {
      ids = Stream.concat(ids.stream(), Stream.of(scim.user("t" + i))).toList();
    }
    for (int i = 40; i < 60; i++) {
      String body = ScimWorld.body("t" + i).replace("'active'", "'userType':'Student','active'");
      scim.put("Users/" + ids.get(i), body).is(200);
    }
    assertThat(scim.list().district().waiting()).hasSize(8);
    assertThat(held().count(Result.RELEASE_PLANNED)).isEqualTo(8);
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), held().run());
    assertThat(scim.list().district().waiting()).isEmpty();
    assertThat(scim.list().assigned()).isEqualTo(40);
  }

  @Test
  void who_left_the_queue_by_a_run_that_is_undone_waits_again() {
    for (int i = 30; i < 41; i++) {
      ids = Stream.concat(ids.stream(), Stream.of(scim.user("t" + i))).toList();
    }
    world().pass(Duration.ofDays(1));
    scim.deactivate(ids.get(40)).is(200);
    assertThat(scim.list().district().waiting()).isEmpty();
    scim.list().undo(scim.list().runs().get(0).run());
    assertThat(scim.list().district().waiting()).containsExactly("t40@school.example");
  }

  @Test
  void a_pull_says_who_is_all_of_the_list_in_the_place_of_what_is_held() {
    storm();
    scim.list().full(RosterWorld.teachers(0, 30));
    assertThat(scim.list().runs()).noneMatch(run -> run.state() == RunState.HELD);
    assertThat(scim.list().pending()).isEmpty();
    scim.activate(ids.get(14)).is(200);
    assertThat(scim.list().assigned()).isEqualTo(30);
    RosterLedger.audited(scim.list().district(), List.of(scim.list()));
  }

  @Test
  void what_is_held_ends_with_the_connection_and_takes_nothing_back() {
    storm();
    scim.list().disconnect();
    world().pass(Duration.ofDays(30));
    world().doJobs();
    assertThat(scim.list().assigned()).isEqualTo(30);
    scim.get("Users").isError(401, "");
  }

  @Test
  void an_approval_that_a_crash_has_broken_off_is_brought_to_its_end_by_the_next_push() {
    storm();
    SyncReport held = held();
    RosterConnection list = scim.list().connection();
    world()
        .storage()
        .write(
            store -> {
              RosterRun run =
                  store.rosterRuns().find(list.organization(), held.run()).orElseThrow();
              RosterRun.Progress begun =
                  new RosterRun.Progress(
                      RunState.RELEASING, RosterRun.NONE_DONE, Given.NOW, Optional.empty());
              store.rosters().update(list, store.rosters().state(list).held(Optional.empty()));
              return store.rosterRuns().update(run.with(begun), run.progress());
            });
    scim.user("new");
    assertThat(scim.list().pending()).hasSize(20);
    assertThat(scim.holdsSeat("new")).isTrue();
  }

  @Test
  void who_is_deleted_is_named_nowhere_any_more_by_what_is_held() {
    storm();
    AccountId gone = scim.list().seat(RosterWorld.email("t14")).map(ScimStormTest::holder).get();
    world().engine().accounts().delete(new Actor.Person(gone), gone).orElseThrow();
    world().doJobs();
    RosterRunId run = held().run();
    List<StagedRecord> staged =
        world()
            .storage()
            .read(
                store ->
                    store
                        .rosterRuns()
                        .staged(
                            scim.list().connection().organization(), run, RosterRun.NONE_DONE, 99));
    assertThat(staged).hasSize(14);
    assertThat(staged.stream().flatMap(record -> record.person().stream()))
        .extracting(person -> person.email().value())
        .contains(RosterWorld.email("t13"))
        .doesNotContain(RosterWorld.email("t14"));
    scim.list().rosters().approve(scim.list().by(), scim.list().connection(), run).orElseThrow();
    assertThat(scim.list().pending()).hasSize(19);
  }

  private static AccountId holder(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }

  @Test
  void who_is_held_and_stopped_keeps_the_seat() {
    storm();
    scim.list().stop(held().run());
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.list().assigned()).isEqualTo(24);
    scim.delete("Users/" + ids.get(14)).is(204);
    assertThat(scim.list().pending()).hasSize(1);
  }
}
