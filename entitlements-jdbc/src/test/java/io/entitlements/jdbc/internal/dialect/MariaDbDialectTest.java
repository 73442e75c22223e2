package io.entitlements.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MariaDbDialectTest {

  private final MariaDbDialect dialect = new MariaDbDialect();

  @ParameterizedTest
  @CsvSource({
    "40001, 1213, CONFLICT",
    "HY000, 1205, CONFLICT",
    "HY000, 1020, CONFLICT",
    "40001, 0, CONFLICT",
    "23000, 1062, DUPLICATE",
    "42S01, 1050, DUPLICATE",
    "08000, 0, LOST",
    "08S01, 1047, LOST",
    "70100, 1927, LOST",
    "25S03, 0, LOST",
    "23000, 4025, MISTAKE",
    "23000, 1452, MISTAKE",
    "70100, 1317, MISTAKE",
    "HY000, 1021, MISTAKE"
  })
  void error_means_what_it_means_for_the_transaction(String state, int code, Failure failure) {
    assertThat(dialect.failure(new SQLException("made up", state, code))).isEqualTo(failure);
  }

  @Test
  void error_without_a_state_is_a_mistake() {
    assertThat(dialect.failure(new SQLException("made up"))).isEqualTo(Failure.MISTAKE);
  }
}
