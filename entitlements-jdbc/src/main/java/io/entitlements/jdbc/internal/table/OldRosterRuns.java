package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.spi.RosterRun;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** What ended long ago in the table {@code roster_run}, and in those of its rows. */
final class OldRosterRuns {

  /** Runs of one turn whose rows are forgotten: each costs three statements. */
  private static final int RUNS_AT_ONCE = 100;

  /** By the index of what ended; what is being read or planned has no rows and no end. */
  private static final String LEFT =
      RosterRunTables.SELECT
          + """
          where rows_kept is null and ended_at is null
            and state in ('READING', 'PLANNED') and touched_at < :before
          order by touched_at
          fetch first :most rows only
          """;

  private static final String WITH_ROWS =
      RosterRunTables.SELECT
          + """
          where rows_kept = true and ended_at < :before and state <> 'HELD'
          order by rows_kept, ended_at
          fetch first :most rows only
          """;

  private static final String WITHOUT_ROWS =
      RosterRunTables.SELECT
          + """
          where rows_kept is null and ended_at < :before and state <> 'HELD'
            and (exists (select 1 from roster_run newer
                where newer.organization_id = roster_run.organization_id
                  and newer.connection_id = roster_run.connection_id
                  and (newer.started_at > roster_run.started_at
                    or newer.started_at = roster_run.started_at and newer.id > roster_run.id))
              or not exists (select 1 from roster_connection
                where roster_connection.organization_id = roster_run.organization_id
                  and roster_connection.id = roster_run.connection_id
                  and roster_connection.live = true))
          order by rows_kept, ended_at
          fetch first :most rows only
          """;

  private static final String FIRST_ROWS =
      """
      select ordinal from roster_run_row
      where organization_id = :organization and run_id = :run
      order by ordinal
      fetch first :most rows only
      """;

  private static final String FORGET_ROWS =
      """
      delete from roster_run_row
      where organization_id = :organization and run_id = :run and ordinal <= :last
      """;

  private static final String KEEP_ROWS =
      """
      update roster_run set rows_kept = true
      where organization_id = :organization and id = :run and rows_kept is null
      """;

  private static final String KEEP_NO_ROWS =
      "update roster_run set rows_kept = null where organization_id = :organization and id = :run";

  private static final String CLEAR =
      "delete from roster_staged where organization_id = :organization and run_id = :run";

  private static final String FORGET =
      "delete from roster_run where organization_id = :organization and id = :run";

  private final Handle handle;
  private final Dialect dialect;

  OldRosterRuns(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  List<RosterRun> left(Instant before, int most) {
    return handle
        .createQuery(LEFT)
        .bind("before", Columns.micros(before))
        .bind("most", most)
        .map(RosterRunTables::run)
        .list();
  }

  /** Notes that a run has rows. */
  void keepRows(OrganizationId organization, RosterRunId run) {
    of(handle.createUpdate(KEEP_ROWS), organization, run).execute();
  }

  List<RosterRun> forgetRows(Instant before, int most) {
    List<RosterRun> done = new ArrayList<>();
    int left = most;
    for (RosterRun run : ended(WITH_ROWS, before, Math.min(most, RUNS_AT_ONCE))) {
      if (left == 0) {
        return done;
      }
      int forgotten = forgetRows(run, left);
      if (forgotten < left) {
        done.add(run);
      }
      left -= forgotten;
    }
    return done;
  }

  private int forgetRows(RosterRun run, int most) {
    List<Integer> ordinals =
        of(handle.createQuery(FIRST_ROWS), run).bind("most", most).mapTo(Integer.class).list();
    Optional<Integer> last =
        ordinals.isEmpty() ? Optional.empty() : Optional.of(ordinals.get(ordinals.size() - 1));
    last.ifPresent(
        ordinal -> of(handle.createUpdate(FORGET_ROWS), run).bind("last", ordinal).execute());
    if (ordinals.size() < most) {
      of(handle.createUpdate(KEEP_NO_ROWS), run).execute();
    }
    return ordinals.size();
  }

  List<RosterRun> forget(Instant before, int most) {
    List<RosterRun> forgotten = ended(WITHOUT_ROWS, before, most);
    for (RosterRun run : forgotten) {
      of(handle.createUpdate(CLEAR), run).execute();
      of(handle.createUpdate(FORGET), run).execute();
    }
    return forgotten;
  }

  /** But for those that another transaction has at the moment. */
  private List<RosterRun> ended(String sql, Instant before, int most) {
    return handle
        .createQuery(sql + dialect.lockingWhatIsFree())
        .bind("before", Columns.micros(before))
        .bind("most", most)
        .map(RosterRunTables::run)
        .list();
  }

  private static <S extends SqlStatement<S>> S of(S statement, RosterRun run) {
    return of(statement, run.organization(), run.id());
  }

  private static <S extends SqlStatement<S>> S of(
      S statement, OrganizationId organization, RosterRunId run) {
    return statement.bind("organization", organization.value()).bind("run", run.value());
  }
}
