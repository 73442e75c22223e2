package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.OverviewRow;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One statement reads a page of the overview, however many subscriptions are on it. */
abstract class OverviewQueryContract {

  private static final UUID PERSON = new UUID(2, 1);
  private static final int SUBSCRIPTIONS = 5_000;

  private final TestDatabase database;

  OverviewQueryContract(TestServer server) {
    database = server.migrated();
  }

  @AfterEach
  final void deleteDatabase() {
    database.close();
  }

  @Test
  void page_of_5000_subscriptions_of_as_many_organizations_is_read_by_one_statement() {
    Jdbi.create(database.pool()).useTransaction(OverviewQueryContract::addRows);
    RecordingDataSource recording = new RecordingDataSource(database.pool());
    Storage storage = JdbcStorage.create(recording.dataSource());
    recording.clear();

    List<OverviewRow> rows =
        storage.read(
            store ->
                store
                    .overview()
                    .page(
                        new AccountId(PERSON), Instant.EPOCH, Optional.empty(), SUBSCRIPTIONS + 1));

    assertThat(rows).hasSize(SUBSCRIPTIONS).allSatisfy(row -> assertThat(row.keys()).hasSize(1));
    assertThat(recording.statements()).hasSize(1);
  }

  private static void addRows(Handle handle) {
    handle.execute(
        "insert into account (id, email, name, status) values (?, 'a@b.example', '', 'ACTIVE')",
        PERSON);
    insert(
        handle, "organization (id, name, location, zone, region)", "'a', '', 'UTC', 'EUROPE'", 1);
    insert(
        handle,
        "membership (organization_id, is_administrator, is_tech_instructor, is_supervisor,"
            + " is_educator, is_student, account_id)",
        "true, false, false, false, false, '" + PERSON + "'",
        1);
    insert(
        handle,
        "subscription (organization_id, id, ordinal, product, over_capacity_keep,"
            + " over_capacity_grace_days, capacity, people_in_use, seats_in_use, waiting)",
        "1, 'p', 'OLDEST', 0, 2, 0, 0, 0",
        2);
    insert(
        handle,
        "product_key (organization_id, id, subscription_id, ends_at, generation, number, capacity,"
            + " devices_in_use)",
        "2000, 0, 0, 2, 0",
        3);
    insert(
        handle,
        "allotment (organization_id, product_key_id, ordinal, seats, starts_at, ends_at)",
        "0, 2, 0, 2000",
        2);
  }

  /** A row for each subscription: as many identifiers, all equal, then the same values for all. */
  private static void insert(Handle handle, String table, String values, int ids) {
    PreparedBatch batch =
        handle.prepareBatch(
            "insert into " + table + " values (" + "?, ".repeat(ids) + values + ")");
    for (int i = 1; i <= SUBSCRIPTIONS; i++) {
      for (int position = 0; position < ids; position++) {
        batch.bind(position, (Object) new UUID(1, i));
      }
      batch.add();
    }
    batch.execute();
  }
}
