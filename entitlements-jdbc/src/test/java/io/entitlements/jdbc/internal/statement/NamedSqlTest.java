package io.entitlements.jdbc.internal.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamedSqlTest {

  @Test
  void every_name_becomes_a_question_mark_in_its_place() {
    assertThat(NamedSql.parse("update t set a = a + :more where id = :id and a <= b - :more"))
        .isEqualTo(
            new NamedSql(
                "update t set a = a + ? where id = ? and a <= b - ?",
                List.of("more", "id", "more")));
    assertThat(NamedSql.parse(":a")).isEqualTo(new NamedSql("?", List.of("a")));
    assertThat(NamedSql.parse("in (:a1,:b)"))
        .isEqualTo(new NamedSql("in (?,?)", List.of("a1", "b")));
  }

  @Test
  void a_statement_without_parameters_stays_as_it_is() {
    assertThat(NamedSql.parse("select 1")).isEqualTo(new NamedSql("select 1", List.of()));
  }

  @Test
  void a_colon_of_another_meaning_is_a_mistake() {
    for (String sql : List.of("select a::text from t", "select ':' from t", "where id = :")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamedSql.parse(sql))
          .withMessageStartingWith("a colon without a name in");
    }
  }
}
