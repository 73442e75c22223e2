package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static io.entitlements.core.testkit.RosterWorld.teachers;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.job.Jobs;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.JobId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The day on which the seats go of whom a list names no more: to the millisecond, and once. */
public abstract class RosterReleaseContract extends WorldContract {

  /** More of them than one transaction releases. */
  private static final int MANY = 1_300;

  /** For subclasses. */
  protected RosterReleaseContract() {}

  /** Does all that is due, and says how many there were. */
  private static int jobs(Entitlements node) {
    int all = 0;
    Jobs.Run run;
    do {
      run = node.jobs().runDue(10);
      all += run.done() + run.failed();
    } while (!run.isEmpty());
    return all;
  }

  private void at(Instant instant) {
    world().moveTo(instant);
    world().doJobs();
  }

  private long released(RosterWorld list) {
    return world().events(list.connection().organization()).stream()
        .filter(SeatReleased.class::isInstance)
        .count();
  }

  @Test
  void a_seat_goes_at_the_begin_of_the_stated_day_where_the_school_is() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teacher("ada"), teacher("ben"), teacher("cem"));
    world().moveTo(Instant.parse("2026-09-15T06:59:59.999Z"));
    list.full(teacher("ben"), teacher("cem"));
    world().moveTo(Instant.parse("2026-09-15T07:00:00Z"));
    list.full(teacher("cem"));
    assertThat(list.pending())
        .extracting(PendingRelease::dueAt)
        .containsExactlyInAnyOrder(
            Instant.parse("2026-09-28T07:00:00Z"), Instant.parse("2026-09-29T07:00:00Z"));

    at(Instant.parse("2026-09-27T07:00:00Z"));
    assertThat(list.assigned()).as("the day before").isEqualTo(3);
    at(Instant.parse("2026-09-28T06:59:59.999Z"));
    assertThat(list.assigned()).as("a millisecond before").isEqualTo(3);
    at(Instant.parse("2026-09-28T07:00:00Z"));
    assertThat(list.seat(email("ada"))).as("the instant").isEmpty();
    assertThat(list.seat(email("ben"))).as("another day").isPresent();
    at(Instant.parse("2026-09-29T06:59:59.999Z"));
    assertThat(list.seat(email("ben"))).as("a millisecond before").isPresent();
    at(Instant.parse("2026-09-29T07:00:00Z"));
    assertThat(list.seat(email("ben"))).as("the instant").isEmpty();
    assertThat(list.seat(email("cem"))).isPresent();
    RosterLedger.audited(list.district(), List.of(list));
  }

  @Test
  void the_day_begins_an_hour_later_once_the_clocks_were_set_back() {
    District district = world().district("suite", 9);
    RosterWorld list = RosterWorld.in(district, "list", RosterSettings.DEFAULT.graceDays(60));
    list.full(teacher("ada"), teacher("ben"));
    list.full(teacher("ben"));
    at(Instant.parse("2026-11-13T07:59:59.999Z"));
    assertThat(list.assigned()).isEqualTo(2);
    at(Instant.parse("2026-11-13T08:00:00Z"));
    assertThat(list.assigned()).isEqualTo(1);
  }

  @Test
  void what_is_due_in_a_pause_goes_at_the_begin_of_the_day_after_it() {
    District district = world().district("suite", 9);
    RosterSettings paused =
        RosterSettings.DEFAULT.pause(
            Optional.of(
                new RosterSettings.Pause(
                    LocalDate.parse("2026-09-28"), LocalDate.parse("2026-09-30"))));
    RosterWorld list = RosterWorld.in(district, "list", paused);
    list.full(teacher("ada"), teacher("ben"));
    list.full(teacher("ben"));
    at(Instant.parse("2026-09-28T07:00:00Z"));
    assertThat(list.assigned()).as("its first day").isEqualTo(2);
    at(Instant.parse("2026-10-01T06:59:59.999Z"));
    assertThat(list.assigned()).as("its last millisecond").isEqualTo(2);
    at(Instant.parse("2026-10-01T07:00:00Z"));
    assertThat(list.assigned()).isEqualTo(1);
  }

  @Test
  void a_pause_is_its_first_and_its_last_day_where_the_school_is_and_those_between() {
    District district = world().district("suite", 9);
    RosterSettings paused =
        RosterSettings.DEFAULT.pause(
            Optional.of(
                new RosterSettings.Pause(
                    LocalDate.parse("2026-09-28"), LocalDate.parse("2026-09-30"))));
    RosterWorld list = RosterWorld.in(district, "list", paused);
    list.full(teacher("ada"), teacher("ben"));
    assertThat(withheldAt(list, "2026-09-28T06:59:59.999Z")).isEqualTo(Withheld.NOTHING);
    assertThat(withheldAt(list, "2026-09-28T07:00:00Z")).isEqualTo(Withheld.PAUSED);
    assertThat(withheldAt(list, "2026-10-01T06:59:59.999Z")).isEqualTo(Withheld.PAUSED);
    assertThat(withheldAt(list, "2026-10-01T07:00:00Z")).isEqualTo(Withheld.NOTHING);
  }

  private Withheld withheldAt(RosterWorld list, String instant) {
    world().moveTo(Instant.parse(instant));
    return list.plan(Listing.full(teacher("ben"))).withheld();
  }

  @Test
  void a_job_that_comes_once_more_or_too_soon_releases_nothing() {
    RosterWorld list = RosterWorld.in(world(), 9);
    list.full(teacher("ada"), teacher("ben"), teacher("cem"));
    list.full(teacher("ben"), teacher("cem"));
    Instant dueAt = list.pending().get(0).dueAt();
    world().moveTo(dueAt.minusMillis(1));
    askAgain(list);
    world().doJobs();
    assertThat(list.assigned()).isEqualTo(3);

    at(dueAt);
    Revision revision = world().engine().history().revision(list.connection().organization());
    askAgain(list);
    world().doJobs();
    assertThat(world().engine().history().revision(list.connection().organization()))
        .isEqualTo(revision);
    assertThat(list.assigned()).isEqualTo(2);
    assertThat(released(list)).isEqualTo(1);
  }

  private void askAgain(RosterWorld list) {
    boolean asked =
        world()
            .storage()
            .write(
                store ->
                    NewJobs.ask(
                        store,
                        list.connection().organization(),
                        new JobId(new UUID(7, world().millis())),
                        JobKinds.ROSTER_RELEASE,
                        list.connection().id().toString(),
                        world().instant()));
    assertThat(asked).isTrue();
  }

  @Test
  void nodes_that_release_at_once_release_each_seat_once() {
    District district = world().district("suite", MANY);
    RosterWorld list =
        RosterWorld.in(district, "list", RosterSettings.DEFAULT.graceDays(1).guard(100, 1));
    list.full(teachers(0, MANY));
    list.full(teachers(600, MANY));
    world().pass(Duration.ofDays(1));
    list.full(teachers(MANY - 1, MANY));
    assertThat(list.pending()).as("by two jobs").hasSizeGreaterThan(600);
    world().pass(Duration.ofDays(1));
    List<Entitlements> nodes = List.of(world().engine(), world().anotherNode());
    Race.run(2, thread -> jobs(nodes.get(thread)));
    assertThat(list.assigned()).isEqualTo(1);
    assertThat(list.pending()).isEmpty();
    Books.audited(district, list.connection().subscription());
    RosterLedger.audited(district, List.of(list));
  }

  @Test
  void who_comes_back_while_seats_are_released_has_one_in_the_end() {
    District district = world().district("suite", 400);
    RosterWorld list =
        RosterWorld.in(district, "list", RosterSettings.DEFAULT.graceDays(1).guard(100, 1));
    list.full(teachers(0, 400));
    list.full(teachers(399, 400));
    world().pass(Duration.ofDays(1));
    Entitlements node = world().anotherNode();
    Race.run(2, thread -> thread == 0 ? jobs(node) : triesToApply(list, teachers(0, 400)));
    list.full(teachers(0, 400));
    jobs(node);
    assertThat(list.assigned()).isEqualTo(400);
    assertThat(list.pending()).isEmpty();
    Books.audited(district, list.connection().subscription());
    RosterLedger.audited(district, List.of(list));
  }

  /** Until the plan still fits when it is applied. */
  private static int triesToApply(RosterWorld list, RosterRecord... people) {
    int tries = 0;
    SyncPlan plan;
    do {
      tries++;
      plan = list.plan(Listing.full(people));
    } while (!(list.rosters().apply(list.by(), plan) instanceof Outcome.Done));
    return tries;
  }
}
