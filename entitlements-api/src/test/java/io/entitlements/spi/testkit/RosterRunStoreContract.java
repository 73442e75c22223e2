package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRun.Planned;
import io.entitlements.spi.RosterRun.Progress;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.StagedRecord;
import io.entitlements.spi.StagedRecord.Kind;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SeatId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs of connections: what was read, how far each has come, and what came of it. */
public abstract class RosterRunStoreContract extends StoreContract {

  private static final Planned PLANNED =
      new Planned(
          Optional.of(Verdict.DELTA),
          Optional.of(new RosterCheckpoint("since")),
          Map.of(Result.SEAT_GIVEN, 3, Result.LEFT, 1),
          7,
          Withheld.TOO_MANY,
          true,
          "fingerprint",
          List.of("the list changed", "while it was read"));

  /** For subclasses. */
  protected RosterRunStoreContract() {}

  @Test
  void a_run_is_found_with_every_field_by_its_organization_alone() {
    RosterConnection connection = given();
    AccountId by = write(Given::accountId);
    RosterRun calendar = add(run(connection, Optional.empty(), NOW));
    RosterRun asked = add(run(connection, Optional.of(by), NOW.plusMillis(1)));

    assertThat(found(calendar)).contains(calendar);
    assertThat(found(asked)).contains(asked);
    RosterConnection other = given();
    assertThat(find(work -> work.rosterRuns().find(other.organization(), asked.id()))).isEmpty();
    assertThat(list(work -> work.rosterRuns().last(connection, 9)))
        .containsExactly(asked, calendar);
    assertThat(list(work -> work.rosterRuns().last(connection, 1))).containsExactly(asked);
    assertThat(list(work -> work.rosterRuns().last(other, 1))).isEmpty();
  }

  @Test
  void a_run_moves_on_from_where_it_is_alone() {
    RosterRun run = add(run(given(), Optional.empty(), NOW));
    RosterRun planned = run.with(at(RunState.PLANNED, RosterRun.NONE_DONE)).with(PLANNED);
    RosterRun applying = planned.with(at(RunState.APPLYING, 5));

    assertThat(won(work -> work.rosterRuns().update(planned, run.progress()))).isTrue();
    assertThat(found(run)).contains(planned);
    assertThat(won(work -> work.rosterRuns().update(planned, run.progress()))).isFalse();
    assertThat(won(work -> work.rosterRuns().update(applying, planned.progress()))).isTrue();
    assertThat(won(work -> work.rosterRuns().update(applying, at(RunState.APPLYING, 4)))).isFalse();
    assertThat(found(run)).contains(applying);
  }

  @Test
  void records_are_staged_replaced_given_a_result_and_cleared() {
    RosterRun run = add(run(given(), Optional.empty(), NOW));
    Person ada =
        new Person(
            "d-1",
            EmailAddress.of("ada@school.example"),
            "Ada",
            "",
            List.of(Role.STUDENT, Role.EDUCATOR),
            true);
    StagedRecord left = record(-5, Kind.LEFT, Optional.of("d-2"), Optional.empty());
    StagedRecord listed =
        new StagedRecord(
            1,
            Kind.PERSON,
            Optional.of("d-1"),
            Optional.of(ada),
            Optional.empty(),
            Optional.empty());
    StagedRecord typed =
        record(7, Kind.TYPED, Optional.empty(), Optional.of(write(Given::accountId)));
    StagedRecord alsoTyped =
        record(8, Kind.TYPED, Optional.empty(), Optional.of(write(Given::accountId)));
    change(
        work ->
            work.rosterRuns()
                .stage(run.organization(), run.id(), List.of(typed, listed, alsoTyped, left)));

    assertThat(staged(run, RosterRun.NONE_DONE, 9)).containsExactly(left, listed, typed, alsoTyped);
    assertThat(staged(run, -5, 1)).containsExactly(listed);
    change(
        work ->
            work.rosterRuns()
                .setResult(run.organization(), run.id(), List.of(-5, 7), Result.RELEASE_PLANNED));
    assertThat(staged(run, RosterRun.NONE_DONE, 9))
        .extracting(StagedRecord::result)
        .containsExactly(
            Optional.of(Result.RELEASE_PLANNED),
            Optional.empty(),
            Optional.of(Result.RELEASE_PLANNED),
            Optional.empty());
    change(work -> work.rosterRuns().unstage(run.organization(), run.id(), List.of("d-2", "d-9")));
    assertThat(staged(run, RosterRun.NONE_DONE, 1)).containsExactly(listed);
    change(work -> work.rosterRuns().clear(run.organization(), run.id()));
    assertThat(staged(run, RosterRun.NONE_DONE, 9)).isEmpty();
  }

  @Test
  void the_last_run_of_a_scope_is_found_if_it_began_since() {
    RosterConnection connection = given();
    RosterRun first = add(run(connection, Optional.empty(), NOW));
    RosterRun last = add(run(connection, Optional.empty(), NOW.plusMillis(1)));
    assertThat(last(connection, first.scope(), NOW)).contains(last);
    assertThat(last(connection, first.scope(), NOW.plusMillis(1))).contains(last);
    assertThat(last(connection, first.scope(), NOW.plusMillis(2))).isEmpty();
    assertThat(last(connection, "another scope", NOW)).isEmpty();
    assertThat(last(given(), first.scope(), NOW)).isEmpty();
  }

  private Optional<RosterRun> last(RosterConnection connection, String scope, Instant since) {
    return find(work -> work.rosterRuns().last(connection, scope, since));
  }

  @Test
  void a_run_moves_on_with_its_rows_or_not_at_all() {
    RosterRun run = add(run(given(), Optional.empty(), NOW));
    RosterRun next = run.with(at(RunState.APPLYING, 0)).with(PLANNED);
    List<RosterRunRow> rows =
        List.of(
            new RosterRunRow(
                0,
                Optional.of("d-1"),
                Optional.empty(),
                Result.LEFT,
                Set.of(),
                false,
                Optional.empty(),
                Optional.empty()));
    assertThat(won(work -> work.rosterRuns().update(next, at(RunState.APPLYING, 7), rows)))
        .isFalse();
    assertThat(rows(run, RosterRun.NONE_DONE, 9)).isEmpty();
    assertThat(won(work -> work.rosterRuns().update(next, run.progress(), rows))).isTrue();
    assertThat(rows(run, RosterRun.NONE_DONE, 9)).isEqualTo(rows);
    assertThat(found(run)).contains(next);
  }

  @Test
  void who_somebody_is_is_taken_out_of_what_is_staged_and_the_place_stays() {
    RosterConnection connection = given();
    RosterRun run = add(run(connection, Optional.empty(), NOW));
    AccountId account = write(Given::accountId);
    Person ada =
        new Person(
            "d-1", EmailAddress.of("ada@school.example"), "Ada", "", List.of(Role.STUDENT), true);
    StagedRecord listed =
        new StagedRecord(
            1,
            Kind.PERSON,
            Optional.of("d-1"),
            Optional.of(ada),
            Optional.empty(),
            Optional.of(Result.RELEASE_PLANNED));
    StagedRecord other =
        new StagedRecord(
            2,
            Kind.PERSON,
            Optional.of("d-2"),
            Optional.of(
                new Person("d-2", EmailAddress.of("ben@school.example"), "", "", List.of(), false)),
            Optional.empty(),
            Optional.empty());
    change(
        work -> {
          work.rosterLinks().insert(connection, List.of(Fixtures.link("d-1", account)));
          work.rosterRuns().stage(run.organization(), run.id(), List.of(listed, other));
          work.rosterRuns().forgetStaged(run.organization(), account);
        });
    assertThat(staged(run, RosterRun.NONE_DONE, 9))
        .containsExactly(
            new StagedRecord(
                1,
                Kind.LEFT,
                Optional.of("d-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Result.RELEASE_PLANNED)),
            other);
  }

  @Test
  void rows_are_kept_with_every_field_by_ordinal() {
    RosterRun run = add(run(given(), Optional.empty(), NOW));
    RosterRunRow full =
        new RosterRunRow(
            -3,
            Optional.of("d-1"),
            Optional.of(write(Given::accountId)),
            Result.SEAT_GIVEN,
            Set.of(Role.STUDENT),
            true,
            Optional.of(Standing.GONE),
            Optional.of(new SeatId(Fixtures.id())));
    RosterRunRow bare =
        new RosterRunRow(
            4,
            Optional.empty(),
            Optional.empty(),
            Result.UNUSABLE,
            Set.of(),
            false,
            Optional.empty(),
            Optional.empty());
    change(work -> work.rosterRuns().addRows(run.organization(), run.id(), List.of(bare, full)));

    assertThat(rows(run, RosterRun.NONE_DONE, 9)).containsExactly(full, bare);
    assertThat(rows(run, RosterRun.NONE_DONE, 1)).containsExactly(full);
    assertThat(rows(run, -3, 9)).containsExactly(bare);
  }

  @Test
  void runs_that_were_read_or_planned_and_left_alone_are_found_the_earliest_first() {
    RosterConnection connection = given();
    RosterRun reading = add(run(connection, Optional.empty(), NOW));
    RosterRun planned = add(run(connection, Optional.empty(), NOW));
    RosterRun touched = add(run(connection, Optional.empty(), NOW));
    RosterRun applying = add(run(connection, Optional.empty(), NOW));
    ended(connection, NOW, RunState.FAILED, 0);
    move(reading, RunState.READING, NOW.plusMillis(1));
    move(planned, RunState.PLANNED, NOW);
    move(touched, RunState.PLANNED, NOW.plusMillis(2));
    move(applying, RunState.APPLYING, NOW);

    assertThat(left(NOW.plusMillis(2), 9)).containsExactly(planned.id(), reading.id());
    assertThat(left(NOW.plusMillis(2), 1)).containsExactly(planned.id());
    assertThat(left(NOW, 9)).isEmpty();
  }

  private List<RosterRunId> left(Instant before, int most) {
    return list(work -> work.rosterRuns().left(before, most)).stream().map(RosterRun::id).toList();
  }

  private void move(RosterRun run, RunState to, Instant at) {
    Progress moved = new Progress(to, RosterRun.NONE_DONE, at, Optional.empty());
    assertThat(won(work -> work.rosterRuns().update(run.with(moved), run.progress()))).isTrue();
  }

  @Test
  void rows_of_runs_that_ended_long_ago_are_forgotten_some_at_once_the_earliest_first() {
    RosterConnection connection = given();
    RosterRun first = ended(connection, NOW, RunState.APPLIED, 3);
    RosterRun second = ended(connection, NOW.plusMillis(1), RunState.UNDONE, 2);
    RosterRun held = ended(connection, NOW, RunState.HELD, 1);
    RosterRun late = ended(connection, NOW.plusMillis(2), RunState.APPLIED, 1);
    Instant before = NOW.plusMillis(2);

    change(work -> work.rosterRuns().forgetRows(NOW, 9));
    assertThat(rows(first, RosterRun.NONE_DONE, 9)).hasSize(3);
    change(work -> work.rosterRuns().forgetRows(before, 2));
    assertThat(rows(first, RosterRun.NONE_DONE, 9)).hasSize(1);
    assertThat(forgotten(before, 9)).isEmpty();
    change(work -> work.rosterRuns().forgetRows(before, 2));
    change(work -> work.rosterRuns().forgetRows(before, 2));

    assertThat(rows(first, RosterRun.NONE_DONE, 9)).isEmpty();
    assertThat(rows(second, RosterRun.NONE_DONE, 9)).isEmpty();
    assertThat(rows(held, RosterRun.NONE_DONE, 9)).hasSize(1);
    assertThat(rows(late, RosterRun.NONE_DONE, 9)).hasSize(1);
    assertThat(found(first)).isPresent();
  }

  @Test
  void runs_that_ended_long_ago_are_forgotten_but_for_the_newest_of_a_connection() {
    RosterConnection connection = given();
    RosterConnection dead = given();
    RosterRun first = ended(connection, NOW, RunState.FAILED, 0);
    RosterRun second = ended(connection, NOW.plusMillis(1), RunState.APPLIED, 0);
    RosterRun newest = ended(connection, NOW.plusMillis(2), RunState.APPLIED, 0);
    RosterRun last = ended(dead, NOW, RunState.STOPPED, 0);
    RosterRun reading = add(run(dead, Optional.empty(), NOW));
    change(
        work ->
            work.rosterRuns()
                .stage(
                    last.organization(),
                    last.id(),
                    List.of(record(1, Kind.LEFT, Optional.of("d-1"), Optional.empty()))));
    change(work -> work.rosters().end(dead));
    Instant before = NOW.plusMillis(3);

    assertThat(forgotten(NOW, 9)).isEmpty();
    assertThat(forgotten(before, 2)).hasSize(2);
    assertThat(forgotten(before, 9)).hasSize(1);

    assertThat(found(first)).isEmpty();
    assertThat(found(second)).isEmpty();
    assertThat(found(newest)).isPresent();
    assertThat(found(last)).isEmpty();
    assertThat(found(reading)).isPresent();
  }

  private List<RosterRun> forgotten(Instant before, int most) {
    return write(work -> work.rosterRuns().forget(before, most));
  }

  private RosterRun ended(RosterConnection connection, Instant at, RunState state, int people) {
    RosterRun run = add(run(connection, Optional.empty(), at));
    RosterRun ended = run.with(new Progress(state, RosterRun.NONE_DONE, at, Optional.of(at)));
    change(
        work -> {
          work.rosterRuns().update(ended, run.progress());
          work.rosterRuns()
              .addRows(
                  run.organization(),
                  run.id(),
                  IntStream.range(0, people)
                      .mapToObj(
                          i ->
                              new RosterRunRow(
                                  i,
                                  Optional.of("d-" + i),
                                  Optional.empty(),
                                  Result.UNUSABLE,
                                  Set.of(),
                                  false,
                                  Optional.empty(),
                                  Optional.empty()))
                      .toList());
        });
    return ended;
  }

  private static StagedRecord record(
      int ordinal, Kind kind, Optional<String> id, Optional<AccountId> account) {
    return new StagedRecord(ordinal, kind, id, Optional.empty(), account, Optional.empty());
  }

  private static Progress at(RunState state, int done) {
    return new Progress(state, done, NOW, Optional.of(NOW));
  }

  private List<StagedRecord> staged(RosterRun run, int after, int limit) {
    return write(work -> work.rosterRuns().staged(run.organization(), run.id(), after, limit));
  }

  private List<RosterRunRow> rows(RosterRun run, int after, int limit) {
    return write(work -> work.rosterRuns().rows(run.organization(), run.id(), after, limit));
  }

  private Optional<RosterRun> found(RosterRun run) {
    return find(work -> work.rosterRuns().find(run.organization(), run.id()));
  }

  private RosterRun add(RosterRun run) {
    change(work -> work.rosterRuns().insert(run));
    return run;
  }

  private static RosterRun run(
      RosterConnection connection, Optional<AccountId> by, Instant startedAt) {
    return new RosterRun(
        connection.organization(),
        new RosterRunId(Fixtures.id()),
        connection.id(),
        by,
        startedAt,
        "a list",
        new Progress(RunState.READING, RosterRun.NONE_DONE, startedAt, Optional.empty()),
        Planned.NOTHING);
  }

  private RosterConnection given() {
    return write(
        work -> {
          Subscription subscription = Given.emptySubscription(work);
          RosterConnection connection =
              new RosterConnection(
                  subscription.organization(),
                  new ConnectionId(Fixtures.id()),
                  subscription.id(),
                  "Teachers",
                  RosterSettings.DEFAULT);
          work.rosters().insert(connection, RosterState.begun(false));
          return connection;
        });
  }
}
