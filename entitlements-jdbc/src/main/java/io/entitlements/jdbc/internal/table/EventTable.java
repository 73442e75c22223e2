package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.EventStore;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The table {@code event}; the numbers come from the column {@code revision} of the scope's row.
 */
public final class EventTable implements EventStore {

  private static final String INSERT =
      """
      insert into event (scope_id, number, scope_kind, type, subject_id, actor, why, body, valid_at,
        recorded_at)
      values (:scope, :number, :scopeKind, :type, :subject, :actor, :why, :body, :validAt,
        :recordedAt)
      """;

  private static final String AFTER =
      """
      select number, type, subject_id, actor, why, body, valid_at, recorded_at
      from event
      where scope_id = :scope and number > :after
      order by number
      fetch first :limit rows only
      """;

  private static final String ABOUT =
      """
      select scope_kind, scope_id, number, type, subject_id, actor, why, body, valid_at,
        recorded_at
      from event
      where subject_id = :subject and recorded_at <= :known
      order by recorded_at, scope_id, number
      """;

  private static final BulkInsert<Numbered> INSERT_ALL =
      BulkInsert.<Numbered>into("event")
          .uuid("scope_id", event -> event.scope().value())
          .bigint("number", Numbered::number)
          .text("scope_kind", event -> event.scope().kind().name())
          .text("type", event -> event.row().type())
          .uuid("subject_id", event -> event.row().subject())
          .text("actor", event -> event.row().actor())
          .text("why", event -> event.row().why())
          .text("body", event -> event.row().body())
          .bigint("valid_at", event -> Columns.micros(event.row().validAt()))
          .bigint("recorded_at", event -> Columns.micros(event.row().recordedAt()));

  private static final ManyKeys SCOPES = ManyKeys.uuids("id");

  /** From so many on, the arrays of a bulk insert are worth their making. */
  private static final int MANY = 10;

  private final Handle handle;
  private final Dialect dialect;

  private record Numbered(Scope scope, long number, EventRow row) {}

  /** On one connection. */
  public EventTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  @Override
  public Revision append(Scope scope, List<EventRow> events) {
    if (events.isEmpty()) {
      throw new IllegalArgumentException("events must not be empty");
    }
    Revision last = raise(scope, events.size());
    insert(numbered(scope, last.number(), events));
    return last;
  }

  private void insert(List<Numbered> events) {
    if (events.size() >= MANY) {
      INSERT_ALL.execute(handle, dialect, events);
      return;
    }
    Sql insert = Sql.of(handle, INSERT);
    for (Numbered each : events) {
      EventRow event = each.row();
      insert
          .bind("scope", each.scope().value())
          .bind("number", each.number())
          .bind("scopeKind", each.scope().kind().name())
          .bind("type", event.type())
          .bind("subject", event.subject())
          .bind("actor", event.actor())
          .bind("why", event.why())
          .bind("body", event.body())
          .bind("validAt", Columns.micros(event.validAt()))
          .bind("recordedAt", Columns.micros(event.recordedAt()))
          .add();
    }
    insert.executeBatch();
  }

  private Revision raise(Scope scope, int count) {
    String update =
        "update " + table(scope) + " set revision = revision + :count where id = :scope";
    Optional<String> returning = dialect.returning(update, "revision");
    if (returning.isPresent()) {
      return Sql.of(handle, returning.get())
          .bind("count", count)
          .bind("scope", scope.value())
          .find(row -> row.getLong(1))
          .map(number -> new Revision(scope, number))
          .orElseThrow(() -> unknown(scope));
    }
    int updated =
        Sql.of(handle, update).bind("count", count).bind("scope", scope.value()).execute();
    if (updated == 0) {
      throw unknown(scope);
    }
    return revision(scope);
  }

  private static IllegalArgumentException unknown(Scope scope) {
    return new IllegalArgumentException("there is no such scope: " + scope);
  }

  @Override
  public Map<Scope, Revision> appendAll(SortedMap<Scope, List<EventRow>> events) {
    Map<Scope, Revision> known = new HashMap<>();
    List<Numbered> numbered = new ArrayList<>();
    for (Scope.Kind kind : Scope.Kind.values()) {
      Map<Scope, List<EventRow>> ofKind = new LinkedHashMap<>(events);
      ofKind.keySet().removeIf(scope -> scope.kind() != kind);
      if (ofKind.size() >= MANY) {
        appendToMany(ofKind);
        continue;
      }
      ofKind.forEach(
          (scope, those) -> {
            Revision last = raise(scope, those.size());
            known.put(scope, last);
            numbered.addAll(numbered(scope, last.number(), those));
          });
    }
    if (!numbered.isEmpty()) {
      insert(numbered);
    }
    return known;
  }

  private void appendToMany(Map<Scope, List<EventRow>> events) {
    String table = table(events.keySet().iterator().next());
    Map<UUID, Scope> scopes = new HashMap<>();
    Map<Integer, List<UUID>> bySize = new HashMap<>();
    events.forEach(
        (scope, those) -> {
          scopes.put(scope.value(), scope);
          bySize.computeIfAbsent(those.size(), size -> new ArrayList<>()).add(scope.value());
        });
    bySize.forEach((size, those) -> raise(table, those, size));
    List<Numbered> numbered = new ArrayList<>();
    for (List<UUID> slice : Slices.of(scopes.keySet())) {
      String last = "select id, revision from " + table + " where <keys>";
      SCOPES
          .bind(handle.createQuery(SCOPES.in(last, dialect)), dialect, slice)
          .map((row, context) -> Map.entry(Columns.uuid(row, "id"), row.getLong("revision")))
          .forEach(
              row -> {
                Scope scope = Objects.requireNonNull(scopes.get(row.getKey()));
                List<EventRow> those = Objects.requireNonNull(events.get(scope));
                numbered.addAll(numbered(scope, row.getValue(), those));
              });
    }
    INSERT_ALL.execute(handle, dialect, numbered);
  }

  private void raise(String table, List<UUID> scopes, int count) {
    String raise = "update " + table + " set revision = revision + :count where <keys>";
    int raised = 0;
    for (List<UUID> slice : Slices.of(scopes)) {
      raised +=
          SCOPES
              .bind(handle.createUpdate(SCOPES.in(raise, dialect)), dialect, slice)
              .bind("count", count)
              .execute();
    }
    if (raised != scopes.size()) {
      throw new IllegalArgumentException("a scope does not exist");
    }
  }

  private static List<Numbered> numbered(Scope scope, long last, List<EventRow> events) {
    long before = last - events.size();
    List<Numbered> numbered = new ArrayList<>();
    for (EventRow event : events) {
      numbered.add(new Numbered(scope, before + numbered.size() + 1, event));
    }
    return numbered;
  }

  @Override
  public Revision revision(Scope scope) {
    long number =
        Sql.of(handle, "select revision from " + table(scope) + " where id = :scope")
            .bind("scope", scope.value())
            .find(row -> row.getLong(1))
            .orElse(0L);
    return new Revision(scope, number);
  }

  @Override
  public List<EventRow> after(Revision after, int limit) {
    return handle
        .createQuery(AFTER)
        .bind("scope", after.scope().value())
        .bind("after", after.number())
        .bind("limit", limit)
        .map(EventTable::map)
        .list();
  }

  @Override
  public List<EventAbout> about(UUID subject, Instant knownAt) {
    return handle
        .createQuery(ABOUT)
        .bind("subject", subject)
        .bind("known", Columns.micros(knownAt))
        .map((row, context) -> new EventAbout(Columns.scope(row), map(row, context)))
        .list();
  }

  private static String table(Scope scope) {
    return switch (scope.kind()) {
      case ORGANIZATION -> "organization";
      case ACCOUNT -> "account";
      case ORDER -> "purchase_order";
    };
  }

  private static EventRow map(ResultSet row, StatementContext context) throws SQLException {
    return new EventRow(
        row.getLong("number"),
        row.getString("type"),
        Columns.uuid(row, "subject_id"),
        row.getString("actor"),
        row.getString("why"),
        row.getString("body"),
        Columns.instant(row, "valid_at"),
        Columns.instant(row, "recorded_at"));
  }
}
