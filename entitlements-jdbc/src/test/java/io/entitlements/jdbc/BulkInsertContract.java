package io.entitlements.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many rows go in by one call, as single inserts would put them. */
abstract class BulkInsertContract {

  private static final BulkInsert<Integer> JOBS =
      BulkInsert.<Integer>into("job")
          .uuid("scope_id", i -> new UUID(1, i % 7))
          .uuid("id", i -> new UUID(2, i))
          .text("scope_kind", i -> "ACCOUNT")
          .text("kind", i -> "kind, \"quoted\" {braced} \\ ' \u00e4 \ud83d\ude00")
          .integer("lane", i -> 0)
          .text("argument", i -> i % 2 == 0 ? "" : "NULL")
          .bigint("due_at", i -> Long.MAX_VALUE - i)
          .integer("attempt", i -> i)
          .bigint("ended_at", i -> i % 3 == 0 ? null : (long) i)
          .bool("abandoned", i -> i % 3 == 1);

  private static final BulkInsert<UUID> ACCOUNTS =
      BulkInsert.<UUID>into("account")
          .uuid("id", id -> id)
          .text("email", id -> id + "@school.example")
          .text("name", id -> "")
          .text("status", id -> "PENDING")
          .uuid("default_organization_id", id -> id.getLeastSignificantBits() == 1 ? null : id);

  private final TestDatabase database;

  BulkInsertContract(TestServer server) {
    database = server.migrated();
  }

  @AfterEach
  void deleteDatabase() {
    database.close();
  }

  @Test
  void five_thousand_rows_of_every_type_lie_in_the_table_as_they_were_given() {
    insert(JOBS, IntStream.range(0, 5_000).boxed().toList());

    assertThat(database.query("select count(*) from job")).containsExactly("5000");
    assertThat(database.query("select count(*) from job where ended_at is null"))
        .containsExactly("1667");
    assertThat(
            database.query(
                "select count(*) from job where abandoned = true and attempt = ended_at"))
        .containsExactly("1667");
    assertThat(database.query("select distinct kind from job"))
        .containsExactly("kind, \"quoted\" {braced} \\ ' \u00e4 \ud83d\ude00");
    assertThat(database.query("select argument from job where id = ?", new UUID(2, 1)))
        .containsExactly("NULL");
    assertThat(database.query("select due_at from job where id = ?", new UUID(2, 4_999)))
        .containsExactly(String.valueOf(Long.MAX_VALUE - 4_999));
    assertThat(database.query("select count(*) from job where scope_id = ?", new UUID(1, 6)))
        .containsExactly("714");
  }

  @Test
  void missing_uuid_is_null_in_any_row() {
    insert(ACCOUNTS, List.of(new UUID(1, 2), new UUID(1, 1), new UUID(1, 3)));

    assertThat(database.query("select id from account where default_organization_id is null"))
        .containsExactly(new UUID(1, 1).toString());
  }

  @Test
  void no_rows_are_no_statement() {
    insert(JOBS, List.of());

    assertThat(database.query("select count(*) from job")).containsExactly("0");
  }

  @Test
  void one_duplicate_leaves_none_of_the_rows() {
    assertThatThrownBy(() -> insert(JOBS, List.of(1, 2, 3, 2))).isInstanceOf(JdbiException.class);

    assertThat(database.query("select count(*) from job")).containsExactly("0");
  }

  private <R> void insert(BulkInsert<R> insert, List<R> rows) {
    JdbcStorage.jdbi(database.pool())
        .useTransaction(handle -> insert.execute(handle, dialect(handle), rows));
  }

  private static Dialect dialect(Handle handle) {
    try {
      return Dialect.of(handle.getConnection());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
