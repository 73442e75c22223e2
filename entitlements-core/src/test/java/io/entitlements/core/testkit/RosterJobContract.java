package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.error.RosterUnavailableException;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Lists that are read by the calendar and by hints, that fail, and what administrators are told.
 */
public abstract class RosterJobContract extends WorldContract {

  private final Directory directory = new Directory();

  /** For subclasses. */
  protected RosterJobContract() {}

  private RosterWorld list(RosterSettings settings) {
    RosterWorld list = RosterWorld.in(world().district("suite", 60), "list", settings);
    world().lists(connection -> Optional.of(directory));
    return list;
  }

  private void pass(Duration time) {
    world().pass(time);
    world().doJobs();
  }

  private List<String> subjects() {
    return world().mailbox().stream()
        .map(mail -> mail.subject())
        .filter(subject -> subject.contains("list"))
        .toList();
  }

  @Test
  void a_list_is_read_every_day_or_as_often_as_is_said() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 2);
    pass(Duration.ofHours(23));
    assertThat(directory.readings).isZero();
    pass(Duration.ofHours(1));
    assertThat(list.assigned()).isEqualTo(2);
    directory.people = teachers(0, 3);
    list.rosters()
        .configure(list.by(), list.connection(), RosterSettings.DEFAULT.everyMinutes(30))
        .orElseThrow();
    pass(Duration.ofMinutes(29));
    assertThat(directory.readings).isEqualTo(1);
    pass(Duration.ofMinutes(1));
    assertThat(list.assigned()).isEqualTo(3);
    pass(Duration.ofHours(23));
    pass(Duration.ofHours(1));
    assertThat(directory.readings).isEqualTo(4);
  }

  @Test
  void who_asks_is_served_at_once_and_many_hints_cost_one_reading() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 2);
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(2);
    for (int i = 0; i < 5; i++) {
      list.rosters().hint(list.connection());
    }
    pass(Duration.ofMinutes(2));
    assertThat(directory.readings).isEqualTo(2);
  }

  @Test
  void a_list_that_fails_is_tried_ever_more_rarely_and_told_of_twice() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 2);
    pass(Duration.ofDays(1));
    directory.people = teachers(2, 3);
    directory.broken =
        Optional.of(
            new RosterUnavailableException(
                RosterUnavailableException.Reason.UNREACHABLE, "GET /users", Optional.empty()));
    pass(Duration.ofDays(1));
    assertThat(directory.readings).isEqualTo(2);
    assertThat(list.rosters().runs(list.by(), list.connection(), 1).orElseThrow().get(0).state())
        .isEqualTo(RunState.FAILED);
    pass(Duration.ofMinutes(15));
    pass(Duration.ofMinutes(30));
    pass(Duration.ofMinutes(59));
    assertThat(directory.readings).isEqualTo(4);
    list.rosters().hint(list.connection());
    pass(Duration.ofMinutes(1));
    assertThat(directory.readings).isEqualTo(5);
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(subjects()).containsExactly("A list could not be read: list");
    directory.broken = Optional.empty();
    directory.people = teachers(0, 2);
    pass(Duration.ofHours(2));
    assertThat(subjects())
        .containsExactly("A list could not be read: list", "A list can be read again: list");
    pass(Duration.ofDays(1));
    assertThat(subjects()).hasSize(2);
    assertThat(list.assigned()).isEqualTo(2);
  }

  @Test
  void the_other_sides_wish_to_wait_is_kept() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.broken =
        Optional.of(
            new RosterUnavailableException(
                RosterUnavailableException.Reason.BUSY,
                "GET /users: 429",
                Optional.of(Duration.ofHours(2))));
    pass(Duration.ofDays(1));
    pass(Duration.ofMinutes(119));
    assertThat(directory.readings).isEqualTo(1);
    pass(Duration.ofMinutes(1));
    assertThat(directory.readings).isEqualTo(2);
    list.rosters().syncSoon(list.by(), list.connection()).orElseThrow();
    world().doJobs();
    assertThat(directory.readings).isEqualTo(3);
  }

  @Test
  void administrators_are_told_once_that_a_run_is_held() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 50);
    pass(Duration.ofDays(1));
    directory.people = teachers(30, 51);
    pass(Duration.ofDays(1));
    assertThat(list.assigned()).isEqualTo(51);
    assertThat(subjects()).containsExactly("A list needs your approval: list");
    pass(Duration.ofDays(1));
    assertThat(subjects()).hasSize(1);
    SyncReport held = list.rosters().runs(list.by(), list.connection(), 1).orElseThrow().get(0);
    assertThat(held.state()).isEqualTo(RunState.HELD);
    list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    assertThat(list.pending()).hasSize(30);
    directory.people = teachers(48, 51);
    pass(Duration.ofDays(1));
    pass(Duration.ofDays(1));
    assertThat(subjects()).hasSize(2);
  }

  @Test
  void a_plan_that_somebody_left_does_not_keep_others_from_being_told() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 2);
    pass(Duration.ofDays(1));
    list.plan(directory);
    directory.scope = "elsewhere";
    pass(Duration.ofDays(1));
    assertThat(subjects()).containsExactly("A list waits to be looked at: list");
  }

  @Test
  void settings_that_change_while_a_list_is_read_hold_and_begin_one_chain() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 2);
    pass(Duration.ofDays(1));
    directory.people = teachers(0, 1);
    LocalDate today = world().instant().atZone(ZoneOffset.UTC).toLocalDate();
    RosterSettings hourly =
        RosterSettings.DEFAULT
            .everyMinutes(60)
            .pause(Optional.of(new RosterSettings.Pause(today, today.plusDays(9))));
    directory.meanwhile =
        () -> {
          list.rosters().configure(list.by(), list.connection(), hourly).orElseThrow();
          world().pass(Duration.ofMinutes(1));
        };
    pass(Duration.ofDays(1));
    directory.meanwhile = () -> {};
    assertThat(list.pending()).isEmpty();
    assertThat(
            list.rosters()
                .connections(
                    list.by(), list.connection().organization(), list.connection().subscription())
                .orElseThrow()
                .get(0)
                .settings())
        .isEqualTo(hourly);
    pass(Duration.ofMinutes(59));
    assertThat(directory.readings).isEqualTo(3);
    pass(Duration.ofMinutes(1));
    assertThat(directory.readings).isEqualTo(3);
  }

  @Test
  void another_scope_an_undo_and_a_list_that_replaces_wait_for_a_preview() {
    RosterWorld list = list(RosterSettings.DEFAULT);
    directory.people = teachers(0, 2);
    pass(Duration.ofDays(1));
    directory.scope = "elsewhere";
    directory.people = teachers(2, 4);
    pass(Duration.ofDays(1));
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(subjects()).containsExactly("A list waits to be looked at: list");
    pass(Duration.ofDays(1));
    assertThat(subjects()).hasSize(1);
    SyncReport run = list.apply(list.plan(directory));
    assertThat(list.assigned()).isEqualTo(4);
    list.undo(run.run());
    pass(Duration.ofDays(1));
    assertThat(list.assigned()).isEqualTo(2);
    RosterWorld replacing =
        RosterWorld.in(
            list.district(), "other", RosterSettings.DEFAULT.mode(RosterSettings.Mode.REPLACE));
    pass(Duration.ofDays(1));
    assertThat(
            replacing
                .rosters()
                .runs(list.by(), replacing.connection(), 1)
                .orElseThrow()
                .get(0)
                .state())
        .isEqualTo(RunState.PLANNED);
  }
}
