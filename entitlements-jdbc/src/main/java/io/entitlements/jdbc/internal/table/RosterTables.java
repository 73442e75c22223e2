package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.RosterStore;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Revision;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code roster_connection}. */
public final class RosterTables implements RosterStore {

  private static final String INSERT =
      """
      insert into roster_connection (organization_id, id, subscription_id, name, mode, grace_days,
        guard_percent, guard_least, every_minutes, pause_first_day, pause_last_day,
        current_run_id, held_run_id, scope, checkpoint, replace_due, preview_due, failures, retry_at,
        schedule, met_at, live, seated)
      values (:organization, :id, :subscription, :name, :mode, :graceDays,
        :guardPercent, :guardLeast, :everyMinutes, :pauseFirstDay, :pauseLastDay,
        :current, :held, :scope, :checkpoint, :replaceDue, :previewDue, :failures, :retryAt,
        :schedule, :metAt, true, 0)
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

  /** What a sub-select reads is not locked; it is read after the subscription was. */
  private static final String LOCK_LIVE =
      """
      select organization_id, id, subscription_id, name, mode, grace_days, guard_percent,
        guard_least, every_minutes, pause_first_day, pause_last_day, current_run_id, held_run_id,
        scope, checkpoint, replace_due, preview_due, failures, retry_at, schedule, met_at,
        (select organization.zone from organization
          where organization.id = roster_connection.organization_id) as zone,
        (select organization.closed_at from organization
          where organization.id = roster_connection.organization_id) as closed_at,
        (select organization.revision from organization
          where organization.id = roster_connection.organization_id) as revision,
        (select count(*) from roster_connection ended
          where ended.organization_id = roster_connection.organization_id
            and ended.subscription_id = roster_connection.subscription_id
            and ended.live is null
            and (exists (select 1 from roster_link
                where roster_link.organization_id = ended.organization_id
                  and roster_link.connection_id = ended.id)
              or exists (select 1 from pending_release
                where pending_release.organization_id = ended.organization_id
                  and pending_release.connection_id = ended.id))) as endings
      from roster_connection
      where organization_id = :organization and id = :id and live = true
      for update
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
    bind(Sql.of(handle, INSERT), connection, state)
        .bind("subscription", connection.subscription().value())
        .bind("name", connection.name())
        .execute();
    return true;
  }

  @Override
  public void update(RosterConnection connection, RosterState state) {
    bind(Sql.of(handle, UPDATE), connection, state).execute();
  }

  private static Sql bind(Sql sql, RosterConnection connection, RosterState state) {
    RosterSettings settings = connection.settings();
    return sql.bind("organization", connection.organization().value())
        .bind("id", connection.id().value())
        .bind("mode", settings.mode().name())
        .bind("graceDays", settings.graceDays())
        .bind("guardPercent", settings.guardPercent())
        .bind("guardLeast", settings.guardLeast())
        .bind("everyMinutes", settings.everyMinutes())
        .bind("pauseFirstDay", settings.pause().map(RosterSettings.Pause::firstDay).orElse(null))
        .bind("pauseLastDay", settings.pause().map(RosterSettings.Pause::lastDay).orElse(null))
        .bind("current", state.current().map(RosterRunId::value).orElse(null))
        .bind("held", state.held().map(RosterRunId::value).orElse(null))
        .bind("scope", state.scope().orElse(null))
        .bind("checkpoint", state.checkpoint().map(RosterCheckpoint::value).orElse(null))
        .bind("replaceDue", state.replaceDue())
        .bind("previewDue", state.previewDue())
        .bind("failures", state.failures())
        .bind("retryAt", Columns.micros(state.retryAt()))
        .bind("schedule", state.schedule())
        .bind("metAt", state.metAt().isPresent() ? state.metAt().getAsLong() : null);
  }

  @Override
  public Optional<RosterConnection> find(OrganizationId organization, ConnectionId id) {
    return query(FIND, organization).bind("id", id.value()).find(RosterTables::read);
  }

  @Override
  public boolean end(RosterConnection connection) {
    return ending.end(connection);
  }

  @Override
  public Optional<RosterConnection> ended(OrganizationId organization, ConnectionId id) {
    return query(ENDED, organization).bind("id", id.value()).find(RosterTables::read);
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
        .find(RosterTables::read);
  }

  @Override
  public List<RosterConnection> of(OrganizationId organization, SubscriptionId subscription) {
    return query(OF, organization)
        .bind("subscription", subscription.value())
        .list(RosterTables::read);
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
        .find(RosterTables::readState)
        .orElseThrow();
  }

  @Override
  public Optional<Locked> lockLive(RosterConnection connection) {
    OrganizationId organization = connection.organization();
    return query(LOCK_LIVE, organization)
        .bind("id", connection.id().value())
        .find(
            row ->
                new Locked(
                    read(row),
                    readState(row),
                    ZoneId.of(row.getString("zone")),
                    Columns.optionalInstant(row, "closed_at").isEmpty(),
                    new Revision(organization, row.getLong("revision")),
                    row.getInt("endings") > 0));
  }

  private Sql query(String sql, OrganizationId organization) {
    return Sql.of(handle, sql).bind("organization", organization.value());
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

  private static RosterState readState(ResultSet row) throws SQLException {
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
