package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.PushedPage;
import io.entitlements.roster.PushedResource;
import io.entitlements.roster.PushedResource.Kind;
import io.entitlements.spi.PushedRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** The table {@code pushed_resource}; {@link PushedStretchTable} counts its rows. */
final class PushedResourceTable {

  private static final String COLUMNS =
      """
      select id, name_key, external_key, body, version, created_at, modified_at
      from pushed_resource
      """;

  private static final String OF_KIND = ListKey.WHERE + "and kind = :kind ";

  private static final String FIND = COLUMNS + OF_KIND + "and id = :id";

  private static final String NAMED = COLUMNS + OF_KIND + "and name_key = :key";

  private static final String WITH_EXTERNAL_KEY =
      COLUMNS + OF_KIND + "and external_key = :key order by ordinal fetch first :limit rows only";

  private static final String PAGE =
      COLUMNS
          + OF_KIND
          + """
          and ordinal >= :from
          order by ordinal
          offset :skipped rows fetch first :limit rows only
          """;

  private static final ManyKeys BY_ID = ManyKeys.texts("organization_id", "connection_id", "id");

  private static final String EXISTING =
      "select id from pushed_resource where <keys> and kind = :kind";

  private static final String BEHIND =
      """
      select id, name_key, external_key, body, version, created_at, modified_at, ordinal
      from pushed_resource
      """
          + OF_KIND
          + "and ordinal > :place order by ordinal fetch first :limit rows only";

  /** Of its kind, and whether the name is another one's. */
  private static final String LAST_AND_NAMED =
      """
      select
        (select max(ordinal) from pushed_resource
          where organization_id = :organization and connection_id = :connection
            and kind = :kind) as last,
        (select count(*) from pushed_resource
          where organization_id = :organization and connection_id = :connection
            and kind = :kind and name_key = :nameKey) as named,
        (select max(number) from pushed_stretch
          where organization_id = :organization and connection_id = :connection
            and kind = :kind) as stretch
      """;

  private static final String FIRST =
      "select ordinal from pushed_resource" + OF_KIND + "order by ordinal fetch first 1 rows only";

  private static final String ORDINAL =
      "select ordinal from pushed_resource" + OF_KIND + "and id = :id";

  private static final String INSERT =
      """
      insert into pushed_resource (organization_id, connection_id, kind, id, ordinal, name_key,
        external_key, body, version, created_at, modified_at)
      values (:organization, :connection, :kind, :id, :ordinal, :nameKey,
        :externalKey, :body, :version, :createdAt, :modifiedAt)
      """;

  private static final String UPDATE =
      """
      update pushed_resource
      set name_key = :nameKey, external_key = :externalKey, body = :body, version = :version,
        modified_at = :modifiedAt
      """
          + OF_KIND
          + "and id = :id";

  private static final String TOUCH_GROUPS =
      """
      update pushed_resource set version = version + 1, modified_at = :now
      where organization_id = :organization and connection_id = :connection and kind = :kind
        and id in (select group_id from pushed_member
          where organization_id = :organization and connection_id = :connection
            and user_id = :user)
      """;

  private static final String REMOVE = "delete from pushed_resource" + OF_KIND + "and id = :id";

  private static final String CLEAR =
      "delete from pushed_resource" + OF_KIND + "and ordinal < :before";

  private final Handle handle;
  private final Dialect dialect;
  private final PushedStretchTable stretches;

  PushedResourceTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.stretches = new PushedStretchTable(handle);
  }

  private Sql of(ListKey list, Kind kind, String sql) {
    return list.of(handle, sql).bind("kind", kind.name());
  }

  Optional<PushedRow> find(ListKey list, Kind kind, String id) {
    return of(list, kind, FIND).bind("id", id).find(row -> read(kind, row));
  }

  Optional<PushedRow> named(ListKey list, Kind kind, String nameKey) {
    return of(list, kind, NAMED).bind("key", nameKey).find(row -> read(kind, row));
  }

  List<PushedRow> withExternalKey(ListKey list, Kind kind, String externalKey, int limit) {
    return of(list, kind, WITH_EXTERNAL_KEY)
        .bind("key", externalKey)
        .bind("limit", limit)
        .list(row -> read(kind, row));
  }

  Set<String> existing(ListKey list, Kind kind, Collection<String> ids) {
    Set<String> found = new HashSet<>();
    for (List<String> slice : Slices.of(ids)) {
      found.addAll(
          BY_ID
              .bind(handle.createQuery(BY_ID.in(EXISTING, dialect)), dialect, slice)
              .bind("organization_id", list.organization().value())
              .bind("connection_id", list.connection().value())
              .bind("kind", kind.name())
              .mapTo(String.class)
              .list());
    }
    return found;
  }

  PushedPage page(ListKey list, Kind kind, long offset, int limit) {
    PushedStretchTable.Place place = stretches.place(list, kind, offset);
    if (limit == 0 || offset >= place.total()) {
      return new PushedPage(place.total(), List.of());
    }
    List<PushedResource> resources =
        of(list, kind, PAGE)
            .bind("from", place.firstOrdinal())
            .bind("skipped", place.skipped())
            .bind("limit", limit)
            .list(row -> read(kind, row).resource());
    return new PushedPage(place.total(), resources);
  }

  SortedMap<Long, PushedResource> behind(ListKey list, Kind kind, long place, int limit) {
    SortedMap<Long, PushedResource> next = new TreeMap<>();
    of(list, kind, BEHIND)
        .bind("place", place)
        .bind("limit", limit)
        .list(row -> Map.entry(row.getLong("ordinal"), read(kind, row).resource()))
        .forEach(each -> next.put(each.getKey(), each.getValue()));
    return next;
  }

  boolean insert(ListKey list, PushedRow row) {
    Kind kind = row.resource().kind();
    Behind behind =
        of(list, kind, LAST_AND_NAMED)
            .bind("nameKey", row.nameKey().orElse(""))
            .find(PushedResourceTable::last)
            .orElseThrow();
    if (behind.isNameTaken()) {
      return false;
    }
    long ordinal = behind.ordinal() + 1;
    bind(of(list, kind, INSERT), row)
        .bind("ordinal", ordinal)
        .bind("createdAt", Columns.micros(row.resource().createdAt()))
        .execute();
    stretches.added(list, kind, ordinal, behind.stretch());
    return true;
  }

  /** The last ones, -1 where there is none. */
  private record Behind(long ordinal, long stretch, boolean isNameTaken) {}

  private static Behind last(ResultSet row) throws SQLException {
    return new Behind(orNone(row, "last"), orNone(row, "stretch"), row.getInt("named") > 0);
  }

  private static long orNone(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? -1 : number;
  }

  void update(ListKey list, PushedRow row) {
    bind(of(list, row.resource().kind(), UPDATE), row).execute();
  }

  private static Sql bind(Sql sql, PushedRow row) {
    return sql.bind("id", row.resource().id())
        .bind("nameKey", row.nameKey().orElse(null))
        .bind("externalKey", row.externalKey().orElse(null))
        .bind("body", row.resource().body())
        .bind("version", row.resource().version())
        .bind("modifiedAt", Columns.micros(row.resource().modifiedAt()));
  }

  /** Gives the groups of a user a new version. */
  void touchGroupsOf(ListKey list, String user, Instant now) {
    of(list, Kind.GROUP, TOUCH_GROUPS)
        .bind("user", user)
        .bind("now", Columns.micros(now))
        .execute();
  }

  void remove(ListKey list, Kind kind, String id) {
    Optional<Long> ordinal =
        of(list, kind, ORDINAL).bind("id", id).find(row -> row.getLong("ordinal"));
    if (ordinal.isPresent()) {
      of(list, kind, REMOVE).bind("id", id).execute();
      stretches.remove(list, kind, ordinal.get());
    }
  }

  /** Removes about so many, or in the end what counts them; false if there is nothing. */
  boolean clearSome(ListKey list, int most) {
    for (Kind kind : Kind.values()) {
      Optional<Long> first = of(list, kind, FIRST).find(row -> row.getLong("ordinal"));
      if (first.isPresent()) {
        of(list, kind, CLEAR).bind("before", first.get() + most).execute();
        return true;
      }
    }
    return stretches.clear(list);
  }

  private static PushedRow read(Kind kind, ResultSet row) throws SQLException {
    return new PushedRow(
        new PushedResource(
            kind,
            row.getString("id"),
            row.getString("body"),
            row.getLong("version"),
            Columns.instant(row, "created_at"),
            Columns.instant(row, "modified_at")),
        Optional.ofNullable(row.getString("name_key")),
        Optional.ofNullable(row.getString("external_key")));
  }
}
