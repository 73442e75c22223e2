package io.entitlements.jdbc.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.jdbc.TestDatabase;
import io.entitlements.jdbc.TestServer;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One statement reads what somebody has a right to. */
public abstract class RightQueryContract {

  private static final UUID ORGANIZATION = new UUID(1, 1);
  private static final UUID PERSON = new UUID(2, 1);
  private static final UUID DEVICE = new UUID(2, 2);

  private final TestDatabase database;
  private final List<String> statements = new ArrayList<>();

  /** On a server. */
  protected RightQueryContract(TestServer server) {
    database = server.migrated();
  }

  @BeforeEach
  final void addThreeSeatsOfPersonAndDevice() {
    Jdbi.create(database.pool()).useHandle(RightQueryContract::addRows);
  }

  @AfterEach
  final void deleteDatabase() {
    database.close();
  }

  @Test
  void rights_of_a_person_are_read_by_one_statement() throws SQLException {
    try (Handle handle = countingHandle()) {
      assertThat(query(handle).of(new AccountId(PERSON)).orElseThrow().held())
          .hasSize(3)
          .allSatisfy(right -> assertThat(right.keys()).hasSize(2));
    }

    assertThat(statements).hasSize(1);
  }

  @Test
  void a_person_without_rights_is_read_by_one_statement() throws SQLException {
    try (Handle handle = countingHandle()) {
      assertThat(query(handle).of(new AccountId(new UUID(2, 9)))).isEmpty();
    }

    assertThat(statements).hasSize(1);
  }

  @Test
  void rights_of_many_people_are_read_by_one_statement() throws SQLException {
    try (Handle handle = countingHandle()) {
      AccountId person = new AccountId(PERSON);
      assertThat(query(handle).ofAll(List.of(person, new AccountId(new UUID(2, 9)))))
          .containsOnlyKeys(person);
    }

    assertThat(statements).hasSize(1);
  }

  @Test
  void rights_of_a_device_are_read_by_one_statement() throws SQLException {
    try (Handle handle = countingHandle()) {
      assertThat(query(handle).of(new DeviceId(DEVICE)))
          .hasSize(3)
          .allSatisfy(right -> assertThat(right.keys()).hasSize(1));
    }

    assertThat(statements).hasSize(1);
  }

  private static RightQuery query(Handle handle) throws SQLException {
    return new RightQuery(handle, Dialect.of(handle.getConnection()));
  }

  private Handle countingHandle() {
    Jdbi jdbi = Jdbi.create(database.pool());
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            statements.add(context.getRenderedSql());
          }
        });
    return jdbi.open();
  }

  private static void addRows(Handle handle) {
    handle.execute(
        "insert into organization (id, name, location, zone, region) values (?, 'a', '', 'UTC', 'EUROPE')",
        ORGANIZATION);
    handle.execute(
        "insert into account (id, email, name, status) values (?, 'a@school.example', '', 'ACTIVE')",
        PERSON);
    for (int i = 1; i <= 3; i++) {
      UUID subscription = new UUID(3, i);
      handle.execute(
          "insert into subscription (organization_id, id, ordinal, product, over_capacity_keep,"
              + " over_capacity_grace_days, capacity, people_in_use, seats_in_use, waiting)"
              + " values (?, ?, ?, ?, 'OLDEST', 0, 2, 1, 2, 0)",
          ORGANIZATION,
          subscription,
          i,
          "p" + i);
      for (int k = 1; k <= 2; k++) {
        handle.execute(
            "insert into product_key (organization_id, id, subscription_id, ends_at, generation,"
                + " number, capacity, devices_in_use) values (?, ?, ?, 2000, 0, 0, 1, 1)",
            ORGANIZATION,
            new UUID(4 + k, i),
            subscription);
        for (int a = 0; a < 2; a++) {
          handle.execute(
              "insert into allotment (organization_id, product_key_id, ordinal, seats, starts_at,"
                  + " ends_at) values (?, ?, ?, 1, ?, ?)",
              ORGANIZATION,
              new UUID(4 + k, i),
              a,
              a * 1000,
              a * 1000 + 1000);
        }
      }
      handle.execute(
          "insert into seat (organization_id, id, subscription_id, account_id, source, taken_at,"
              + " last_used_at, pinned, active) values (?, ?, ?, ?, 'TYPED', 0, 0, false, true)",
          ORGANIZATION,
          new UUID(7, i),
          subscription,
          PERSON);
      handle.execute(
          "insert into seat (organization_id, id, subscription_id, device_id, product_key_id,"
              + " source, taken_at, last_used_at, pinned, active)"
              + " values (?, ?, ?, ?, ?, 'PRODUCT_KEY', 0, 0, false, true)",
          ORGANIZATION,
          new UUID(8, i),
          subscription,
          DEVICE,
          new UUID(5, i));
    }
  }
}
