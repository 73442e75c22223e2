package io.entitlements.jdbc.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.statement.ParsedParameters;
import org.jdbi.v3.core.statement.ParsedSql;
import org.junit.jupiter.api.Test;

class NamedSqlParserTest {

  private final NamedSqlParser parser = new NamedSqlParser();

  @Test
  void names_are_bound_in_the_order_of_their_places() {
    assertThat(parse("update t set a = :a where id = :id and b < :a"))
        .isEqualTo(
            ParsedSql.of(
                "update t set a = ? where id = ? and b < ?",
                ParsedParameters.named(List.of("a", "id", "a"))));
  }

  @Test
  void question_marks_of_a_statement_without_names_are_counted() {
    assertThat(parse("insert into t values (?, ?)"))
        .isEqualTo(ParsedSql.of("insert into t values (?, ?)", ParsedParameters.positional(2)));
    assertThat(parse("select 1"))
        .isEqualTo(ParsedSql.of("select 1", ParsedParameters.positional(0)));
  }

  @Test
  void name_that_jdbi_makes_for_an_element_of_a_list_is_read_as_one() {
    String name = parser.nameParameter("__serials_0", null);

    assertThat(parse("in (" + name + ")").getParameters().getParameterNames())
        .containsExactly("__serials_0");
  }

  private ParsedSql parse(String sql) {
    return parser.parse(sql, null);
  }
}
