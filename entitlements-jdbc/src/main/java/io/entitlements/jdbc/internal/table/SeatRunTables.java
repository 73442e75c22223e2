package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatRowResult;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatRun;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.spi.SeatRunRow.Before;
import io.entitlements.spi.SeatRunStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SeatRunId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The tables {@code seat_run} and {@code seat_run_row}. */
public final class SeatRunTables implements SeatRunStore {

  private static final String INSERT =
      """
      insert into seat_run (organization_id, id, subscription_id, account_id, started_at, steps,
        steps_done, undoes_run_id, undone_by_run_id)
      values (:organization, :id, :subscription, :account, :startedAt, :steps,
        :done, :undoes, :undoneBy)
      """;

  private static final String FIND =
      """
      select organization_id, id, subscription_id, account_id, started_at, steps, steps_done,
        undoes_run_id, undone_by_run_id
      from seat_run
      where organization_id = :organization and id = :id
      """;

  private static final String ADVANCE =
      """
      update seat_run set steps_done = :to
      where organization_id = :organization
        and id = :id
        and steps_done = :from
        and undone_by_run_id is null
      """;

  private static final String UNDO =
      """
      update seat_run set undone_by_run_id = :by
      where organization_id = :organization and id = :id and undone_by_run_id is null
      """;

  private static final String ROWS =
      """
      select ordinal, action, account_id, to_account_id, result, seat_before_id, source_before,
        pinned_before, seat_given_id, waited_as, decided_at
      from seat_run_row
      where organization_id = :organization and run_id = :id and ordinal >= :from
      order by ordinal
      fetch first :limit rows only
      """;

  private static final BulkInsert<Row> INSERT_ROWS =
      BulkInsert.<Row>into("seat_run_row")
          .uuid("organization_id", row -> row.organization().value())
          .uuid("run_id", row -> row.run().value())
          .integer("ordinal", row -> row.row().ordinal())
          .text("action", row -> row.row().action().name())
          .uuid("account_id", row -> row.row().account().map(AccountId::value).orElse(null))
          .uuid("to_account_id", row -> row.row().to().map(AccountId::value).orElse(null))
          .text("result", row -> row.row().result().name())
          .uuid(
              "seat_before_id",
              row -> row.row().before().flatMap(Before::seat).map(SeatId::value).orElse(null))
          .text(
              "source_before",
              row -> row.row().before().map(Before::source).map(SeatSource::name).orElse(null))
          .bool("pinned_before", row -> row.row().before().map(Before::pinned).orElse(null))
          .uuid("seat_given_id", row -> row.row().given().map(SeatId::value).orElse(null))
          .text("waited_as", row -> row.row().waited().map(SeatSource::name).orElse(null))
          .bigint("decided_at", row -> Columns.micros(row.row().at()));

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public SeatRunTables(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  private record Row(OrganizationId organization, SeatRunId run, SeatRunRow row) {}

  @Override
  public void insert(SeatRun run) {
    update(INSERT, run.organization(), run.id())
        .bind("subscription", run.subscription().value())
        .bind("account", run.by().value())
        .bind("startedAt", Columns.micros(run.startedAt()))
        .bind("steps", run.size())
        .bind("done", run.done())
        .bindByType("undoes", run.undoes().map(SeatRunId::value).orElse(null), UUID.class)
        .bindByType("undoneBy", run.undoneBy().map(SeatRunId::value).orElse(null), UUID.class)
        .execute();
  }

  @Override
  public Optional<SeatRun> find(OrganizationId organization, SeatRunId id) {
    return handle
        .createQuery(FIND)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .map(SeatRunTables::run)
        .findOne();
  }

  @Override
  public boolean advance(OrganizationId organization, SeatRunId id, int from, int to) {
    return update(ADVANCE, organization, id).bind("from", from).bind("to", to).execute() == 1;
  }

  @Override
  public boolean undo(OrganizationId organization, SeatRunId id, SeatRunId by) {
    return update(UNDO, organization, id).bind("by", by.value()).execute() == 1;
  }

  @Override
  public void addRows(OrganizationId organization, SeatRunId id, List<SeatRunRow> rows) {
    INSERT_ROWS.execute(
        handle, dialect, rows.stream().map(row -> new Row(organization, id, row)).toList());
  }

  @Override
  public List<SeatRunRow> rows(OrganizationId organization, SeatRunId id, int from, int limit) {
    return handle
        .createQuery(ROWS)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .bind("from", from)
        .bind("limit", limit)
        .map(SeatRunTables::row)
        .list();
  }

  private Update update(String sql, OrganizationId organization, SeatRunId id) {
    return handle
        .createUpdate(sql)
        .bind("organization", organization.value())
        .bind("id", id.value());
  }

  private static SeatRun run(ResultSet row, StatementContext context) throws SQLException {
    return new SeatRun(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SeatRunId(Columns.uuid(row, "id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new AccountId(Columns.uuid(row, "account_id")),
        Columns.instant(row, "started_at"),
        row.getInt("steps"),
        row.getInt("steps_done"),
        Columns.optionalUuid(row, "undoes_run_id").map(SeatRunId::new),
        Columns.optionalUuid(row, "undone_by_run_id").map(SeatRunId::new));
  }

  private static SeatRunRow row(ResultSet row, StatementContext context) throws SQLException {
    return new SeatRunRow(
        row.getInt("ordinal"),
        SeatAction.valueOf(row.getString("action")),
        Columns.optionalUuid(row, "account_id").map(AccountId::new),
        Columns.optionalUuid(row, "to_account_id").map(AccountId::new),
        SeatRowResult.of(row.getString("result")),
        before(row),
        Columns.optionalUuid(row, "seat_given_id").map(SeatId::new),
        Optional.ofNullable(row.getString("waited_as")).map(SeatSource::valueOf),
        Columns.instant(row, "decided_at"));
  }

  private static Optional<Before> before(ResultSet row) throws SQLException {
    Optional<SeatId> seat = Columns.optionalUuid(row, "seat_before_id").map(SeatId::new);
    boolean pinned = row.getBoolean("pinned_before");
    return Optional.ofNullable(row.getString("source_before"))
        .map(source -> new Before(seat, SeatSource.valueOf(source), pinned));
  }
}
