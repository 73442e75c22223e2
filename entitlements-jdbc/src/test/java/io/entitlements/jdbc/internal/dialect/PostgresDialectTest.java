package io.entitlements.jdbc.internal.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresDialectTest {

  private final PostgresDialect dialect = new PostgresDialect();

  @ParameterizedTest
  @CsvSource({
    "40001, 0, CONFLICT",
    "40P01, 0, CONFLICT",
    "55P03, 0, CONFLICT",
    "23505, 0, DUPLICATE",
    "42P07, 0, DUPLICATE",
    "42710, 0, DUPLICATE",
    "08006, 0, LOST",
    "08001, 0, LOST",
    "57P01, 0, LOST",
    "57P02, 0, LOST",
    "57P03, 0, LOST",
    "25S03, 0, LOST",
    "23514, 0, MISTAKE",
    "57014, 0, MISTAKE",
    "53100, 0, MISTAKE",
    "42601, 0, MISTAKE"
  })
  void error_means_what_it_means_for_the_transaction(String state, int code, Failure failure) {
    assertThat(dialect.failure(new SQLException("made up", state, code))).isEqualTo(failure);
  }

  @Test
  void error_without_a_state_is_a_mistake() {
    assertThat(dialect.failure(new SQLException("made up"))).isEqualTo(Failure.MISTAKE);
  }
}
