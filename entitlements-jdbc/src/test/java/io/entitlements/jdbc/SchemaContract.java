package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.error.StorageException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How the tables are made. */
abstract class SchemaContract {

  private static final String APPLIED = "select applied_at from schema_version order by version";
  private static final String VERSIONS = "select version from schema_version order by version";

  private final TestServer server;
  private final TestDatabase database;

  SchemaContract(TestServer server) {
    this.server = server;
    this.database = server.empty();
  }

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
    List<String> applied = database.query(APPLIED);

    JdbcSchema.migrate(database.pool());

    assertThat(database.query(APPLIED)).isEqualTo(applied);
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
    database.execute(server.dropIndex("job_open", "job"));
    database.execute("delete from schema_version where version = 1");

    assertThatThrownBy(() -> JdbcStorage.create(database.pool()))
        .hasMessageContaining("JdbcSchema.migrate");
    JdbcSchema.migrate(database.pool());

    JdbcStorage.create(database.pool());
    assertThat(database.query("select count(*) from idempotency")).containsExactly("0");
  }

  @RepeatedTest(3)
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
                            start.await();
                            JdbcSchema.migrate(database.unpooled());
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

  /** Text is compared to the letter everywhere, also where the server's default is otherwise. */
  @Test
  void texts_that_differ_by_case_accent_or_spaces_at_the_end_are_different_keys() {
    JdbcSchema.migrate(database.pool());
    String insert =
        "insert into token (kind, lookup, scope_kind, scope_id, target) values (?, ?, ?, ?, ?)";
    List<String> keys = List.of("a", "A", "\u00e4", "a ", "\u00df", "ss");
    for (String key : keys) {
      database.execute(insert, "k", key, "ACCOUNT", new UUID(1, 1), new UUID(1, 2));
    }

    assertThat(keys)
        .allSatisfy(
            key ->
                assertThat(database.query("select lookup from token where lookup = ?", key))
                    .containsExactly(key));
  }
}
