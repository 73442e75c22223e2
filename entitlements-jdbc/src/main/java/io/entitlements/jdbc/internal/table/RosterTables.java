package io.entitlements.jdbc.internal.table;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** The table {@code roster_connection}. */
public final class RosterTables implements RosterStore {

  private static final String INSERT =
      """
      insert into roster_connection (organization_id, id, subscription_id, name, mode, grace_days,
        guard_percent, guard_least, every_minutes, pause_first_day, pause_last_day,
        current_run_id, held_run_id, scope, checkpoint, replace_due, preview_due, failures, retry_at,
        schedule, met_at, live)
      values (:organization, :id, :subscription, :name, :mode, :graceDays,
        :guardPercent, :guardLeast, :everyMinutes, :pauseFirstDay, :pauseLastDay,
        :current, :held, :scope, :checkpoint, :replaceDue, :previewDue, :failures, :retryAt,
        :schedule, :metAt, true)
      """;

  private static final String UPDATE =
      """
      update roster_connection set
        mode = :mode, grace_days = :graceDays, guard_percent = :guardPercent,
        guard_least = :guardLeast, every_minutes = :everyMinutes,
        pause_first_day = :pauseFirstDay, pause_last_day = :pauseLastDay,
        current_run_id = :current, held_run_id = :held, scope = :scope, checkpoint = :checkpoint,
        replace_due = :replaceDue, preview_due = :previewDue, failures = :failures,
        retry_at = :retryAt, schedule = :schedule, met_at = :metAt
      where organization_id = :organization and id = :id
      """;

  private static final String SELECT =
      """
      select organization_id, id, subscription_id, name, mode, grace_days, guard_percent,
        guard_least, every_minutes, pause_first_day, pause_last_day
      from roster_connection
      where organization_id = :organization
      """;

  private static final String STATE =
      """
      select current_run_id, held_run_id, scope, checkpoint, replace_due, preview_due, failures,
        retry_at, schedule, met_at
      from roster_connection
      where organization_id = :organization and id = :id
      """;

  private static final String FIND = SELECT + "and id = :id and live = true";

  private static final String ENDED = SELECT + "and id = :id and live is null";

  private static final String OF =
      SELECT + "and subscription_id = :subscription and live = true order by name";

  private static final String BY_NAME =
      SELECT + "and subscription_id = :subscription and name = :name and live = true";

  private final Handle handle;
  private final RosterEnding ending;

  /** On one connection. */
  public RosterTables(Handle handle) {
    this.handle = handle;
    this.ending = new RosterEnding(handle);
  }

  @Override
  public boolean insert(RosterConnection connection, RosterState state) {
    if (find(connection.organization(), connection.subscription(), connection.name()).isPresent()) {
      return false;
    }
    bind(handle.createUpdate(INSERT), connection, state)
        .bind("subscription", connection.subscription().value())
        .bind("name", connection.name())
        .execute();
    return true;
  }

  @Override
  public void update(RosterConnection connection, RosterState state) {
    bind(handle.createUpdate(UPDATE), connection, state).execute();
  }

  private static Update bind(Update update, RosterConnection connection, RosterState state) {
    RosterSettings settings = connection.settings();
    return update
        .bind("organization", connection.organization().value())
        .bind("id", connection.id().value())
        .bind("mode", settings.mode().name())
        .bind("graceDays", settings.graceDays())
        .bind("guardPercent", settings.guardPercent())
        .bind("guardLeast", settings.guardLeast())
        .bind("everyMinutes", settings.everyMinutes())
        .bindByType(
            "pauseFirstDay",
            settings.pause().map(RosterSettings.Pause::firstDay).orElse(null),
            LocalDate.class)
        .bindByType(
            "pauseLastDay",
            settings.pause().map(RosterSettings.Pause::lastDay).orElse(null),
            LocalDate.class)
        .bindByType("current", state.current().map(RosterRunId::value).orElse(null), UUID.class)
        .bindByType("held", state.held().map(RosterRunId::value).orElse(null), UUID.class)
        .bindByType("scope", state.scope().orElse(null), String.class)
        .bindByType(
            "checkpoint",
            state.checkpoint().map(RosterCheckpoint::value).orElse(null),
            String.class)
        .bind("replaceDue", state.replaceDue())
        .bind("previewDue", state.previewDue())
        .bind("failures", state.failures())
        .bindByType("retryAt", Columns.micros(state.retryAt()), Long.class)
        .bind("schedule", state.schedule())
        .bindByType(
            "metAt", state.metAt().isPresent() ? state.metAt().getAsLong() : null, Long.class);
  }

  @Override
  public Optional<RosterConnection> find(OrganizationId organization, ConnectionId id) {
    return query(FIND, organization).bind("id", id.value()).map(RosterTables::connection).findOne();
  }

  @Override
  public boolean end(RosterConnection connection) {
    return ending.end(connection);
  }

  @Override
  public Optional<RosterConnection> ended(OrganizationId organization, ConnectionId id) {
    return query(ENDED, organization)
        .bind("id", id.value())
        .map(RosterTables::connection)
        .findOne();
  }

  @Override
  public boolean isEnding(OrganizationId organization, SubscriptionId subscription) {
    return ending.isUnderWay(organization, subscription);
  }

  @Override
  public void forget(OrganizationId organization, ConnectionId id) {
    ending.forget(organization, id);
  }

  @Override
  public Optional<RosterConnection> find(
      OrganizationId organization, SubscriptionId subscription, String name) {
    return query(BY_NAME, organization)
        .bind("subscription", subscription.value())
        .bind("name", name)
        .map(RosterTables::connection)
        .findOne();
  }

  @Override
  public List<RosterConnection> of(OrganizationId organization, SubscriptionId subscription) {
    return query(OF, organization)
        .bind("subscription", subscription.value())
        .map(RosterTables::connection)
        .list();
  }

  @Override
  public RosterState state(RosterConnection connection) {
    return state(STATE, connection);
  }

  @Override
  public RosterState lock(RosterConnection connection) {
    return state(STATE + "for update", connection);
  }

  private RosterState state(String sql, RosterConnection connection) {
    return query(sql, connection.organization())
        .bind("id", connection.id().value())
        .map(RosterTables::readState)
        .one();
  }

  private Query query(String sql, OrganizationId organization) {
    return handle.createQuery(sql).bind("organization", organization.value());
  }

  private static RosterConnection connection(ResultSet row, StatementContext context)
      throws SQLException {
    return read(row);
  }

  static RosterConnection read(ResultSet row) throws SQLException {
    return new RosterConnection(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new ConnectionId(Columns.uuid(row, "id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        row.getString("name"),
        new RosterSettings(
            RosterSettings.Mode.valueOf(row.getString("mode")),
            row.getInt("grace_days"),
            row.getInt("guard_percent"),
            row.getInt("guard_least"),
            row.getInt("every_minutes"),
            pause(row)));
  }

  private static Optional<RosterSettings.Pause> pause(ResultSet row) throws SQLException {
    LocalDate first = row.getObject("pause_first_day", LocalDate.class);
    LocalDate last = row.getObject("pause_last_day", LocalDate.class);
    return first == null || last == null
        ? Optional.empty()
        : Optional.of(new RosterSettings.Pause(first, last));
  }

  private static RosterState readState(ResultSet row, StatementContext context)
      throws SQLException {
    return new RosterState(
        Columns.optionalUuid(row, "current_run_id").map(RosterRunId::new),
        Columns.optionalUuid(row, "held_run_id").map(RosterRunId::new),
        Optional.ofNullable(row.getString("scope")),
        Optional.ofNullable(row.getString("checkpoint")).map(RosterCheckpoint::new),
        row.getBoolean("replace_due"),
        row.getBoolean("preview_due"),
        row.getInt("failures"),
        Columns.optionalInstant(row, "retry_at"),
        row.getInt("schedule"),
        Columns.optionalLong(row, "met_at"));
  }
}
