package io.entitlements.jdbc.internal.table;

import io.entitlements.account.Role;
import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.roster.Person;
import io.entitlements.roster.SyncRow;
import io.entitlements.spi.RosterLink.Standing;
import io.entitlements.spi.RosterRunRow;
import io.entitlements.spi.StagedRecord;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import io.entitlements.type.SeatId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/** The tables {@code roster_staged} and {@code roster_run_row}. */
final class RosterRowTables {

  private static final ManyKeys BY_ID = ManyKeys.texts("organization_id", "run_id", "directory_id");

  private static final ManyKeys BY_ORDINAL =
      ManyKeys.integers("organization_id", "run_id", "ordinal");

  private static final String UNSTAGE = "delete from roster_staged where <keys>";

  private static final String SET_RESULT = "update roster_staged set result = :result where <keys>";

  /** By the directory's identifiers, as lists have linked them. */
  private static final String FORGET_STAGED =
      """
      update roster_staged
      set kind = 'LEFT', email = null, given_name = null, family_name = null, roles = null,
        active = null, account_id = null
      where organization_id = :organization and run_id = :run and directory_id = :directoryId
      """;

  private static final String STAGED_OF_ACCOUNT =
      """
      select roster_run.id as run_id, roster_link.directory_id as directory_id
      from roster_link
      join roster_run on roster_run.organization_id = roster_link.organization_id
        and roster_run.connection_id = roster_link.connection_id
      join roster_staged on roster_staged.organization_id = roster_run.organization_id
        and roster_staged.run_id = roster_run.id
        and roster_staged.directory_id = roster_link.directory_id
      where roster_link.organization_id = :organization and roster_link.account_id = :account
      """;

  private static final String CLEAR =
      "delete from roster_staged where organization_id = :organization and run_id = :run";

  private static final String STAGED =
      """
      select ordinal, kind, directory_id, email, given_name, family_name, roles, active, account_id,
        result
      from roster_staged
      where organization_id = :organization and run_id = :run and ordinal > :after
      order by ordinal
      fetch first :limit rows only
      """;

  private static final String ROWS =
      """
      select ordinal, directory_id, account_id, result, ignored_roles, address_differs,
        standing_before, seat_given_id
      from roster_run_row
      where organization_id = :organization and run_id = :run and ordinal > :after
      order by ordinal
      fetch first :limit rows only
      """;

  private static final BulkInsert<Staged> STAGE =
      BulkInsert.<Staged>into("roster_staged")
          .uuid("organization_id", row -> row.organization().value())
          .uuid("run_id", row -> row.run().value())
          .integer("ordinal", row -> row.record().ordinal())
          .text("kind", row -> row.record().kind().name())
          .text("directory_id", row -> row.record().directoryId().orElse(null))
          .text("email", row -> row.person(person -> person.email().value()))
          .text("given_name", row -> row.person(Person::givenName))
          .text("family_name", row -> row.person(Person::familyName))
          .text("roles", row -> row.person(person -> roles(person.roles())))
          .bool("active", row -> row.record().person().map(Person::active).orElse(null))
          .uuid("account_id", row -> row.record().account().map(AccountId::value).orElse(null))
          .text("result", row -> row.record().result().map(SyncRow.Result::name).orElse(null));

  private static final BulkInsert<Row> INSERT_ROWS =
      BulkInsert.<Row>into("roster_run_row")
          .uuid("organization_id", row -> row.organization().value())
          .uuid("run_id", row -> row.run().value())
          .integer("ordinal", row -> row.row().ordinal())
          .text("directory_id", row -> row.row().directoryId().orElse(null))
          .uuid("account_id", row -> row.row().account().map(AccountId::value).orElse(null))
          .text("result", row -> row.row().result().name())
          .text("ignored_roles", row -> roles(row.row().ignoredRoles()))
          .bool("address_differs", row -> row.row().addressDiffers())
          .text("standing_before", row -> row.row().before().map(Standing::name).orElse(null))
          .uuid("seat_given_id", row -> row.row().given().map(SeatId::value).orElse(null));

  private final Handle handle;
  private final Dialect dialect;

  RosterRowTables(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  private record Staged(OrganizationId organization, RosterRunId run, StagedRecord record) {

    @Nullable String person(Function<Person, String> field) {
      return record.person().map(field).orElse(null);
    }
  }

  private record Row(OrganizationId organization, RosterRunId run, RosterRunRow row) {}

  void stage(OrganizationId organization, RosterRunId run, List<StagedRecord> records) {
    STAGE.execute(
        handle,
        dialect,
        records.stream().map(record -> new Staged(organization, run, record)).toList());
  }

  void unstage(OrganizationId organization, RosterRunId run, Collection<String> directoryIds) {
    for (List<String> slice : Slices.of(directoryIds)) {
      BY_ID
          .bind(handle.createUpdate(BY_ID.in(UNSTAGE, dialect)), dialect, slice)
          .bind("organization_id", organization.value())
          .bind("run_id", run.value())
          .execute();
    }
  }

  List<StagedRecord> staged(OrganizationId organization, RosterRunId run, int after, int limit) {
    return query(STAGED, organization, run, after, limit).map(RosterRowTables::record).list();
  }

  void setResult(
      OrganizationId organization,
      RosterRunId run,
      Collection<Integer> ordinals,
      SyncRow.Result result) {
    for (List<Integer> slice : Slices.of(ordinals)) {
      BY_ORDINAL
          .bind(handle.createUpdate(BY_ORDINAL.in(SET_RESULT, dialect)), dialect, slice)
          .bind("organization_id", organization.value())
          .bind("run_id", run.value())
          .bind("result", result.name())
          .execute();
    }
  }

  void forgetStaged(OrganizationId organization, AccountId account) {
    record Found(UUID run, String directoryId) {}
    List<Found> staged =
        Sql.of(handle, STAGED_OF_ACCOUNT)
            .bind("organization", organization.value())
            .bind("account", account.value())
            .list(row -> new Found(Columns.uuid(row, "run_id"), row.getString("directory_id")));
    for (Found each : staged) {
      Sql.of(handle, FORGET_STAGED)
          .bind("organization", organization.value())
          .bind("run", each.run())
          .bind("directoryId", each.directoryId())
          .execute();
    }
  }

  void clear(OrganizationId organization, RosterRunId run) {
    handle
        .createUpdate(CLEAR)
        .bind("organization", organization.value())
        .bind("run", run.value())
        .execute();
  }

  void add(OrganizationId organization, RosterRunId run, List<RosterRunRow> rows) {
    INSERT_ROWS.execute(
        handle, dialect, rows.stream().map(row -> new Row(organization, run, row)).toList());
  }

  List<RosterRunRow> rows(OrganizationId organization, RosterRunId run, int after, int limit) {
    return query(ROWS, organization, run, after, limit).map(RosterRowTables::row).list();
  }

  private Query query(
      String sql, OrganizationId organization, RosterRunId run, int after, int limit) {
    return handle
        .createQuery(sql)
        .bind("organization", organization.value())
        .bind("run", run.value())
        .bind("after", after)
        .bind("limit", limit);
  }

  private static StagedRecord record(ResultSet row, StatementContext context) throws SQLException {
    return new StagedRecord(
        row.getInt("ordinal"),
        StagedRecord.Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("directory_id")),
        person(row),
        Columns.optionalUuid(row, "account_id").map(AccountId::new),
        Optional.ofNullable(row.getString("result")).map(SyncRow.Result::valueOf));
  }

  private static Optional<Person> person(ResultSet row) throws SQLException {
    String email = row.getString("email");
    if (email == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Person(
            row.getString("directory_id"),
            EmailAddress.of(email),
            row.getString("given_name"),
            row.getString("family_name"),
            roles(row.getString("roles")),
            row.getBoolean("active")));
  }

  private static RosterRunRow row(ResultSet row, StatementContext context) throws SQLException {
    return new RosterRunRow(
        row.getInt("ordinal"),
        Optional.ofNullable(row.getString("directory_id")),
        Columns.optionalUuid(row, "account_id").map(AccountId::new),
        SyncRow.Result.valueOf(row.getString("result")),
        new HashSet<>(roles(row.getString("ignored_roles"))),
        row.getBoolean("address_differs"),
        Optional.ofNullable(row.getString("standing_before")).map(Standing::valueOf),
        Columns.optionalUuid(row, "seat_given_id").map(SeatId::new));
  }

  private static String roles(Collection<Role> roles) {
    return roles.stream().map(Role::name).collect(Collectors.joining(" "));
  }

  private static List<Role> roles(String text) {
    return Arrays.stream(text.split(" ", -1))
        .filter(role -> !role.isEmpty())
        .map(Role::valueOf)
        .toList();
  }
}
