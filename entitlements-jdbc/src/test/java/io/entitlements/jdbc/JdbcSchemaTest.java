package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class JdbcSchemaTest {

  private static final String VERSIONS = "select version from schema_version order by version";

  private final H2Database database = TestDatabase.empty();

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void database_without_tables_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> JdbcStorage.create(database.pool()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("JdbcSchema.migrate");
  }

  @Test
  void second_migration_changes_nothing() {
    JdbcSchema.migrate(database.pool());
    List<String> applied = database.query("select applied_at from schema_version");

    JdbcSchema.migrate(database.pool());

    assertThat(database.query("select applied_at from schema_version")).isEqualTo(applied);
    assertThat(database.query(VERSIONS)).containsExactly("0", "1");
  }

  @Test
  void newer_schema_is_refused() {
    JdbcSchema.migrate(database.pool());
    database.execute("insert into schema_version (version, checksum) values (999, 'x')");

    assertThatThrownBy(() -> JdbcSchema.migrate(database.pool()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("999");
    assertThatThrownBy(() -> JdbcStorage.create(database.pool()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("999");
  }

  @Test
  void changed_file_is_refused() {
    JdbcSchema.migrate(database.pool());
    database.execute("update schema_version set checksum = 'other' where version = 1");

    assertThatThrownBy(() -> JdbcSchema.migrate(database.pool()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("schema file 1");
    assertThatThrownBy(() -> JdbcStorage.create(database.pool()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("schema file 1");
  }

  @Test
  void migration_that_was_killed_halfway_is_completed_by_the_next() {
    JdbcSchema.migrate(database.pool());
    database.execute("drop table idempotency");
    database.execute("drop index job_open");
    database.execute("delete from schema_version where version = 1");

    assertThatThrownBy(() -> JdbcStorage.create(database.pool()))
        .hasMessageContaining("JdbcSchema.migrate");
    JdbcSchema.migrate(database.pool());

    JdbcStorage.create(database.pool());
    assertThat(database.query("select count(*) from idempotency")).containsExactly("0");
  }

  @RepeatedTest(5)
  void migrations_at_once_make_the_tables_once() throws Exception {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Boolean>> migrations =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      executor.submit(
                          () -> {
                            JdbcDataSource own = new JdbcDataSource();
                            own.setURL(database.url(""));
                            own.setUser("sa");
                            own.setPassword("");
                            start.await();
                            JdbcSchema.migrate(own);
                            return true;
                          }))
              .toList();
      for (Future<Boolean> migration : migrations) {
        assertThat(migration.get(1, TimeUnit.MINUTES)).isTrue();
      }
    } finally {
      executor.shutdownNow();
    }

    assertThat(database.query(VERSIONS)).containsExactly("0", "1");
    JdbcStorage.create(database.pool());
  }
}
