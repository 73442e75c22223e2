package io.entitlements.benchmarks;

import io.entitlements.Entitlements;
import io.entitlements.jdbc.JdbcStorage;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Many schools on a PostgreSQL, with one subscription each, all of one administrator, and teachers
 * without seats. The first school is made through the facade, the others are copied from its rows:
 * made one by one they would take minutes.
 */
final class Schools implements AutoCloseable {

  /** More seats than any run assigns. */
  private static final int CAPACITY = 1_000_000;

  private static final String ORGANIZATION = "cast(md5('organization ' || i) as uuid)";
  private static final String SUBSCRIPTION = "cast(md5('subscription ' || i) as uuid)";
  private static final String KEY = "cast(md5('key ' || i) as uuid)";

  private static final List<String> COPIES =
      List.of(
          copy("organization", "id = ?", ORGANIZATION, "name, location, zone, region", "id"),
          copy(
              "membership",
              "organization_id = ?",
              ORGANIZATION,
              "account_id, is_administrator, is_tech_instructor, is_supervisor, is_educator,"
                  + " is_student",
              "organization_id"),
          copy(
              "subscription",
              "organization_id = ?",
              ORGANIZATION + ", " + SUBSCRIPTION,
              "ordinal, product, over_capacity_keep, over_capacity_grace_days, capacity,"
                  + " capacity_from_at, capacity_until_at, people_in_use, seats_in_use, waiting",
              "organization_id, id"),
          copy(
              "product_key",
              "organization_id = ?",
              ORGANIZATION + ", " + SUBSCRIPTION + ", " + KEY,
              "ends_at, generation, number, capacity, devices_in_use",
              "organization_id, subscription_id, id"),
          copy(
              "allotment",
              "organization_id = ?",
              ORGANIZATION + ", " + KEY,
              "ordinal, seats, starts_at, ends_at",
              "organization_id, product_key_id"));

  private static final String TEACHERS =
      """
      insert into account (id, email, name, status)
      select cast(md5('teacher ' || i) as uuid), 'teacher' || i || '@school.example', '', 'PENDING'
      from generate_series(0, cast(? as integer) - 1) i
      """;

  private final Postgres database = new Postgres();
  private final Portal portal = new Portal(database.storage());
  private final List<Portal.School> schools = new ArrayList<>();
  private final List<Teacher> teachers = new ArrayList<>();

  /** A person with an address. */
  record Teacher(AccountId account, String email) {}

  Schools(int count, int people) {
    Portal.School first = portal.school(CAPACITY, 12);
    for (String copy : COPIES) {
      database.execute(copy, count - 1, first.organization().value());
    }
    database.execute(TEACHERS, people);
    database.execute("analyze");
    read("select organization_id, id from subscription", this::addSchool);
    read("select id, email from account where email like 'teacher%'", this::addTeacher);
  }

  /** Inserts what a row has in common with the first school's, beside identifiers of its own. */
  private static String copy(
      String table, String where, String own, String common, String ownColumns) {
    return "insert into "
        + table
        + " ("
        + ownColumns
        + ", "
        + common
        + ") select "
        + own
        + ", "
        + common
        + " from "
        + table
        + ", generate_series(1, cast(? as integer)) i where "
        + where;
  }

  private interface Row {
    void add(UUID id, ResultSet row) throws SQLException;
  }

  private void read(String sql, Row add) {
    try (Connection connection = database.pool().getConnection();
        PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        add.add(row.getObject(1, UUID.class), row);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private void addSchool(UUID organization, ResultSet row) throws SQLException {
    schools.add(
        new Portal.School(
            new OrganizationId(organization), new SubscriptionId(row.getObject(2, UUID.class))));
  }

  private void addTeacher(UUID account, ResultSet row) throws SQLException {
    teachers.add(new Teacher(new AccountId(account), row.getString(2)));
  }

  Postgres database() {
    return database;
  }

  Entitlements engine() {
    return portal.engine();
  }

  /** A further engine on the same database, by way of another data source. */
  Entitlements engine(DataSource dataSource) {
    return Portal.engine(JdbcStorage.create(dataSource), mail -> {});
  }

  AccountId administrator() {
    return portal.administrator();
  }

  SeatTurn turn(Side side) {
    return side == Side.LIBRARY
        ? new LibrarySeats(engine().seats(), administrator())
        : new RawSeats(database.pool(), administrator().value());
  }

  Portal.School school(int number) {
    return schools.get(number);
  }

  Teacher teacher(int number) {
    return teachers.get(number);
  }

  @Override
  public void close() {
    database.close();
  }
}
