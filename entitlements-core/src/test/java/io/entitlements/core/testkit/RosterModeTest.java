package io.entitlements.core.testkit;

import static io.entitlements.core.testkit.RosterWorld.email;
import static io.entitlements.core.testkit.RosterWorld.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RosterSettings.Mode;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Storage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Lists for which somebody chooses, in the middle of a run, that they replace typed seats, or that
 * they do not. Not published with the kit: it is the engine's matter.
 */
class RosterModeTest extends WorldContract {

  private static final RosterSettings ADD = RosterSettings.DEFAULT;
  private static final RosterSettings REPLACE = ADD.mode(Mode.REPLACE);

  private final Directory directory = new Directory();

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  /** A list that names Ada and Ben, beside typed seats of Ada and Old. */
  private RosterWorld list(RosterSettings settings) {
    District district = world().district("suite", 40);
    district.assign(email("ada"), "ada").orElseThrow();
    district.assign(email("old"), "old").orElseThrow();
    directory.people = new RosterRecord[] {teacher("ada"), teacher("ben")};
    world().lists(connection -> Optional.of(directory));
    return RosterWorld.in(district, "list", settings);
  }

  private static void choose(RosterWorld list, RosterSettings settings) {
    list.rosters().configure(list.by(), list.connection(), settings).orElseThrow();
  }

  private static SeatSource source(RosterWorld list, String person) {
    return list.seat(email(person)).orElseThrow().source();
  }

  private SyncReport readByCalendar(RosterWorld list) {
    world().pass(Duration.ofDays(1));
    world().doJobs();
    return list.runs().get(0);
  }

  @Test
  void who_chooses_to_replace_while_a_list_is_read_sees_a_preview_of_it() {
    RosterWorld list = list(ADD);
    directory.meanwhile = () -> choose(list, REPLACE);
    SyncReport read = readByCalendar(list);
    assertThat(read.state()).isEqualTo(RunState.PLANNED);
    assertThat(read.count(Result.SEAT_REPLACED)).isEqualTo(1);
    assertThat(read.count(Result.RELEASE_PLANNED)).isEqualTo(1);
    assertThat(source(list, "ada")).isEqualTo(SeatSource.TYPED);

    directory.meanwhile = () -> {};
    assertThat(list.apply(list.plan(directory)).count(Result.SEAT_REPLACED)).isEqualTo(1);
    assertThat(list.pending()).hasSize(1);
    assertThat(list.apply(list.plan(directory)).counts()).isEmpty();
  }

  @Test
  void who_chooses_not_to_replace_while_a_list_is_read_keeps_what_was_typed() {
    RosterWorld list = list(REPLACE);
    directory.meanwhile = () -> choose(list, ADD);
    SyncReport read = readByCalendar(list);
    assertThat(read.state()).isEqualTo(RunState.APPLIED);
    assertThat(read.count(Result.SEAT_GIVEN)).isEqualTo(1);
    assertThat(source(list, "ada")).isEqualTo(SeatSource.TYPED);
    assertThat(source(list, "old")).isEqualTo(SeatSource.TYPED);
    assertThat(list.pending()).isEmpty();
  }

  @Test
  void who_chooses_not_to_replace_keeps_what_is_held() {
    RosterWorld list = list(REPLACE.guard(10, 1));
    SyncReport held = list.apply(list.plan(directory));
    assertThat(held.state()).isEqualTo(RunState.HELD);
    choose(list, ADD.guard(10, 1));
    list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    assertThat(list.pending()).isEmpty();
    assertThat(source(list, "old")).isEqualTo(SeatSource.TYPED);
  }

  @Test
  void other_settings_leave_it_chosen_until_it_is_done() {
    RosterWorld list = list(REPLACE.guard(10, 1));
    SyncReport held = list.apply(list.plan(directory));
    choose(list, REPLACE.guard(100, 1));
    list.rosters().approve(list.by(), list.connection(), held.run()).orElseThrow();
    assertThat(list.pending()).hasSize(1);
    list.district().assign(email("new"), "new").orElseThrow();
    assertThat(list.apply(list.plan(directory)).counts()).isEmpty();
  }

  @Test
  void a_run_that_could_not_replace_leaves_it_to_the_next() {
    RosterWorld list = list(ADD);
    list.apply(list.plan(new Changes(list)));
    assertThat(source(list, "ada")).isEqualTo(SeatSource.TYPED);
    assertThat(list.apply(list.plan(directory)).count(Result.SEAT_REPLACED)).isEqualTo(1);
  }

  @Test
  void a_part_of_a_list_that_is_to_replace_waits_for_its_preview_and_replaces_nothing() {
    RosterWorld list = list(REPLACE);
    directory.verdict = Verdict.PARTIAL;
    SyncReport read = readByCalendar(list);
    assertThat(read.state()).isEqualTo(RunState.PLANNED);
    assertThat(read.withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    assertThat(list.seat(email("ben"))).isEmpty();

    SyncReport part = list.apply(list.plan(directory));
    assertThat(part.counts()).isEqualTo(Map.of(Result.SEAT_GIVEN, 1, Result.SEAT_KEPT, 1));
    assertThat(source(list, "ada")).isEqualTo(SeatSource.TYPED);
    assertThat(source(list, "old")).isEqualTo(SeatSource.TYPED);
    assertThat(list.pending()).isEmpty();

    assertThat(readByCalendar(list).state()).as("still to replace").isEqualTo(RunState.PLANNED);
    directory.verdict = Verdict.FULL;
    SyncReport whole = readByCalendar(list);
    assertThat(whole.state()).isEqualTo(RunState.PLANNED);
    assertThat(whole.count(Result.SEAT_REPLACED)).isEqualTo(1);
    assertThat(list.apply(list.plan(directory)).count(Result.RELEASE_PLANNED)).isEqualTo(1);
    directory.people = new RosterRecord[] {teacher("ada"), teacher("ben"), teacher("cem")};
    assertThat(readByCalendar(list).state()).isEqualTo(RunState.APPLIED);
  }

  @Test
  void an_empty_list_that_is_to_replace_waits_for_its_preview_and_replaces_nothing() {
    RosterWorld list = list(REPLACE);
    directory.people = new RosterRecord[0];
    assertThat(readByCalendar(list).state()).isEqualTo(RunState.PLANNED);
    assertThat(list.apply(list.plan(directory)).withheld()).isEqualTo(Withheld.LIST_INCOMPLETE);
    assertThat(source(list, "old")).isEqualTo(SeatSource.TYPED);
    assertThat(list.pending()).isEmpty();
  }

  /** Says what has changed, while somebody chooses that the list replaces. */
  private record Changes(RosterWorld list) implements RosterSource {

    @Override
    public String describe() {
      return "changes of a list";
    }

    @Override
    public RosterReading read(
        Optional<RosterCheckpoint> since, Consumer<List<RosterRecord>> pages) {
      choose(list, REPLACE);
      pages.accept(List.of(teacher("ben")));
      return RosterReading.of(Verdict.DELTA);
    }
  }
}
