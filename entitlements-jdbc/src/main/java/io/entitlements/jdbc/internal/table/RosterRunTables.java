package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.spi.RosterRun;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.RosterRunStore;
import io.entitlements.spi.StagedRecord;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The table {@code roster_run}, and the rows of each in two others. */
public final class RosterRunTables implements RosterRunStore {

  private static final String INSERT =
      """
      insert into roster_run (organization_id, id, connection_id, account_id, started_at, scope,
        state, done, touched_at, ended_at, verdict, checkpoint, counts, unchanged, withheld,
        replaces, fingerprint, remarks)
      values (:organization, :id, :connection, :account, :startedAt, :scope,
        :state, :done, :touchedAt, :endedAt, :verdict, :checkpoint, :counts, :unchanged, :withheld,
        :replaces, :fingerprint, :remarks)
      """;

  private static final String UPDATE =
      """
      update roster_run set state = :state, done = :done, touched_at = :touchedAt,
        ended_at = :endedAt, verdict = :verdict, checkpoint = :checkpoint, counts = :counts,
        unchanged = :unchanged, withheld = :withheld, replaces = :replaces,
        fingerprint = :fingerprint, remarks = :remarks
      where organization_id = :organization and id = :id
        and state = :stateBefore and done = :doneBefore
      """;

  private static final String UPDATE_WITH_ROWS =
      UPDATE.replace("remarks = :remarks", "remarks = :remarks, rows_kept = true");

  static final String SELECT =
      """
      select organization_id, id, connection_id, account_id, started_at, scope, state, done,
        touched_at, ended_at, verdict, checkpoint, counts, unchanged, withheld, replaces,
        fingerprint, remarks
      from roster_run
      """;

  private static final String FIND = SELECT + "where organization_id = :organization and id = :id";

  private static final String LAST =
      SELECT
          + """
          where organization_id = :organization and connection_id = :connection
          order by started_at desc, id desc
          fetch first :limit rows only
          """;

  private static final String LAST_OF_SCOPE =
      SELECT
          + """
          where organization_id = :organization and connection_id = :connection
            and started_at >= :since and scope = :scope
          order by started_at desc, id desc
          fetch first 1 rows only
          """;

  private final Handle handle;
  private final RosterRowTables rows;
  private final OldRosterRuns old;

  /** On one connection. */
  public RosterRunTables(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.rows = new RosterRowTables(handle, dialect);
    this.old = new OldRosterRuns(handle, dialect);
  }

  @Override
  public void insert(RosterRun run) {
    bind(Sql.of(handle, INSERT), run)
        .bind("connection", run.connection().value())
        .bind("account", run.by().map(AccountId::value).orElse(null))
        .bind("startedAt", Columns.micros(run.startedAt()))
        .bind("scope", run.scope())
        .execute();
  }

  @Override
  public boolean update(RosterRun run, RosterRun.Progress expected) {
    return update(UPDATE, run, expected);
  }

  @Override
  public boolean update(RosterRun run, RosterRun.Progress expected, List<RosterRunRow> added) {
    boolean updated = update(UPDATE_WITH_ROWS, run, expected);
    if (updated) {
      rows.add(run.organization(), run.id(), added);
    }
    return updated;
  }

  private boolean update(String sql, RosterRun run, RosterRun.Progress expected) {
    return bind(Sql.of(handle, sql), run)
            .bind("stateBefore", expected.state().name())
            .bind("doneBefore", expected.done())
            .execute()
        == 1;
  }

  private static Sql bind(Sql sql, RosterRun run) {
    RosterRun.Planned result = run.result();
    return sql.bind("organization", run.organization().value())
        .bind("id", run.id().value())
        .bind("state", run.state().name())
        .bind("done", run.progress().done())
        .bind("touchedAt", Columns.micros(run.progress().touchedAt()))
        .bind("endedAt", Columns.micros(run.progress().endedAt()))
        .bind("verdict", result.verdict().map(Verdict::name).orElse(null))
        .bind("checkpoint", result.checkpoint().map(RosterCheckpoint::value).orElse(null))
        .bind("counts", counts(result.counts()))
        .bind("unchanged", result.unchanged())
        .bind("withheld", result.withheld().name())
        .bind("replaces", result.replaces())
        .bind("fingerprint", result.fingerprint())
        .bind("remarks", String.join("\n", result.remarks()));
  }

  @Override
  public Optional<RosterRun> find(OrganizationId organization, RosterRunId id) {
    return Sql.of(handle, FIND)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .find(RosterRunTables::read);
  }

  @Override
  public List<RosterRun> last(RosterConnection connection, int limit) {
    return Sql.of(handle, LAST)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("limit", limit)
        .list(RosterRunTables::read);
  }

  @Override
  public Optional<RosterRun> last(RosterConnection connection, String scope, Instant since) {
    return Sql.of(handle, LAST_OF_SCOPE)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("scope", scope)
        .bind("since", Columns.micros(since))
        .find(RosterRunTables::read);
  }

  @Override
  public void stage(OrganizationId organization, RosterRunId run, List<StagedRecord> records) {
    rows.stage(organization, run, records);
  }

  @Override
  public void unstage(
      OrganizationId organization, RosterRunId run, Collection<String> directoryIds) {
    rows.unstage(organization, run, directoryIds);
  }

  @Override
  public List<StagedRecord> staged(
      OrganizationId organization, RosterRunId run, int after, int limit) {
    return rows.staged(organization, run, after, limit);
  }

  @Override
  public void setResult(
      OrganizationId organization,
      RosterRunId run,
      Collection<Integer> ordinals,
      SyncRow.Result result) {
    rows.setResult(organization, run, ordinals, result);
  }

  @Override
  public void forgetStaged(OrganizationId organization, AccountId account) {
    rows.forgetStaged(organization, account);
  }

  @Override
  public void clear(OrganizationId organization, RosterRunId run) {
    rows.clear(organization, run);
  }

  @Override
  public void addRows(OrganizationId organization, RosterRunId run, List<RosterRunRow> added) {
    if (!added.isEmpty()) {
      rows.add(organization, run, added);
      old.keepRows(organization, run);
    }
  }

  @Override
  public List<RosterRun> left(Instant before, int most) {
    return old.left(before, most);
  }

  @Override
  public List<RosterRun> forgetRows(Instant before, int most) {
    return old.forgetRows(before, most);
  }

  @Override
  public List<RosterRun> forget(Instant before, int most) {
    return old.forget(before, most);
  }

  @Override
  public List<RosterRunRow> rows(
      OrganizationId organization, RosterRunId run, int after, int limit) {
    return rows.rows(organization, run, after, limit);
  }

  static RosterRun run(ResultSet row, StatementContext context) throws SQLException {
    return read(row);
  }

  private static RosterRun read(ResultSet row) throws SQLException {
    return new RosterRun(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new RosterRunId(Columns.uuid(row, "id")),
        new ConnectionId(Columns.uuid(row, "connection_id")),
        Columns.optionalUuid(row, "account_id").map(AccountId::new),
        Columns.instant(row, "started_at"),
        row.getString("scope"),
        new RosterRun.Progress(
            RunState.valueOf(row.getString("state")),
            row.getInt("done"),
            Columns.instant(row, "touched_at"),
            Columns.optionalInstant(row, "ended_at")),
        new RosterRun.Planned(
            Optional.ofNullable(row.getString("verdict")).map(Verdict::valueOf),
            Optional.ofNullable(row.getString("checkpoint")).map(RosterCheckpoint::new),
            counts(row.getString("counts")),
            row.getInt("unchanged"),
            Withheld.valueOf(row.getString("withheld")),
            row.getBoolean("replaces"),
            row.getString("fingerprint"),
            row.getString("remarks").lines().toList()));
  }

  private static String counts(Map<SyncRow.Result, Integer> counts) {
    return counts.entrySet().stream()
        .map(count -> count.getKey() + "=" + count.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Map<SyncRow.Result, Integer> counts(String text) {
    Map<SyncRow.Result, Integer> counts = new EnumMap<>(SyncRow.Result.class);
    Arrays.stream(text.split(" ", -1))
        .filter(count -> !count.isEmpty())
        .map(count -> count.split("=", 2))
        .forEach(count -> counts.put(SyncRow.Result.valueOf(count[0]), Integer.valueOf(count[1])));
    return counts;
  }
}
