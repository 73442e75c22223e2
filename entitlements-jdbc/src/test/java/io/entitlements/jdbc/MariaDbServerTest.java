package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import io.entitlements.jdbc.JdbcStorage.Durability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** MariaDB as a server that others set up. */
class MariaDbServerTest extends ServerContract {

  private final TestDatabase database = MariaDbServer.ONLY.migrated();

  MariaDbServerTest() {
    super(MariaDbServer.ONLY);
  }

  @AfterEach
  void deleteThisDatabaseToo() {
    database.close();
  }

  @Override
  void endOthers(TestDatabase of) {
    for (String id :
        of.query(
            "select id from information_schema.processlist"
                + " where db = database() and id <> connection_id()")) {
      of.execute("kill connection " + id);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, false, false", "2, true, false", "1, true, true"})
  void commits_survive_what_the_server_is_set_to(
      int flush, boolean isSafe, boolean isSafeAtPowerLoss) {
    MariaDbServer.ONLY.execute("set global innodb_flush_log_at_trx_commit = " + flush);
    try {
      assertRefused(!isSafe, Durability.PROCESS_END);
      assertRefused(!isSafeAtPowerLoss, Durability.POWER_LOSS);
    } finally {
      MariaDbServer.ONLY.execute("set global innodb_flush_log_at_trx_commit = 1");
    }
  }

  private void assertRefused(boolean isRefused, Durability durability) {
    if (isRefused) {
      assertThatThrownBy(() -> JdbcStorage.create(database.pool(), durability))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("set it to 1");
    } else {
      JdbcStorage.create(database.pool(), durability);
    }
  }

  @Test
  void driver_that_counts_changed_rows_instead_of_found_ones_is_refused() throws Exception {
    MariaDbDataSource counting =
        new MariaDbDataSource(
            ((MariaDbDataSource) database.unpooled()).getUrl() + "&useAffectedRows=true");

    assertThatThrownBy(() -> JdbcStorage.create(counting))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("useAffectedRows");
  }

  @Test
  void every_text_is_compared_to_the_letter_and_every_table_is_transactional() {
    assertThat(
            database.query(
                "select distinct collation_name from information_schema.columns"
                    + " where table_schema = database() and collation_name is not null"))
        .containsExactly("utf8mb4_nopad_bin");
    assertThat(
            database.query(
                "select distinct engine from information_schema.tables"
                    + " where table_schema = database()"))
        .containsExactly("InnoDB");
  }
}
