package io.entitlements.jdbc.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What keeps the one schema file fit for the database that a run does not try. */
class SchemaFileTest {

  /** PostgreSQL and H2 take it, MariaDB does not. */
  private static final Pattern TEXT_WITHOUT_A_LIMIT =
      Pattern.compile("(?m)^ .*\\bvarchar\\b[^(].*$");

  private static final Pattern TABLE = Pattern.compile("(?m)^create table if not exists \\w+ \\($");
  private static final Pattern END_OF_TABLE = Pattern.compile("(?m)^\\);$");

  @Test
  void text_without_a_limit_is_left_to_the_dialect() throws IOException {
    assertThat(TEXT_WITHOUT_A_LIMIT.matcher(portable()).results().map(found -> found.group()))
        .isEmpty();
  }

  @Test
  void every_table_ends_where_the_dialect_looks_for_its_end() throws IOException {
    String schema = portable();

    assertThat(END_OF_TABLE.matcher(schema).results().count())
        .isEqualTo(TABLE.matcher(schema).results().count())
        .isEqualTo(schema.split("create table", -1).length - 1)
        .isPositive();
  }

  @Test
  void name_that_no_dialect_resolves_is_refused() {
    assertThatThrownBy(() -> new SchemaFile(7, "create table a (b ${blob});"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7");
  }

  private static String portable() throws IOException {
    try (InputStream in =
        SchemaFile.class.getResourceAsStream("/io/entitlements/jdbc/schema/001.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
