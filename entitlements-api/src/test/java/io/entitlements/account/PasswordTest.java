package io.entitlements.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordTest {

  @Test
  void the_same_password_comes_from_every_keyboard() {
    assertThat(Password.of("cafe\u0301 au lait")).isEqualTo(Password.of("caf\u00e9 au lait"));
    assertThat(Password.of("caf\u00e9\u00a0au\u3000lait"))
        .isEqualTo(Password.of("caf\u00e9 au lait"));
  }

  @Test
  void case_width_and_spaces_at_the_ends_count() {
    Password password = Password.of("Correct Horse");
    assertThat(password).isNotEqualTo(Password.of("correct horse"));
    assertThat(password).isNotEqualTo(Password.of(" Correct Horse"));
    assertThat(password).isNotEqualTo(Password.of("Correct Horse "));
    assertThat(password).isNotEqualTo(Password.of("\uff23orrect Horse"));
  }

  @Test
  void nothing_is_cut_off() {
    String longest = "x".repeat(Password.MAX_LENGTH);
    assertThat(Password.of(longest)).isNotEqualTo(Password.of(longest + "y"));
    assertThat(PasswordPolicy.DEFAULT.fault(Password.of(longest))).isEmpty();
    assertThat(PasswordPolicy.DEFAULT.fault(Password.of("x".repeat(10_000_000))))
        .contains(PasswordFault.TOO_LONG);
    String shrinking = "\u1f80".repeat(Password.MAX_LENGTH * 3);
    String decomposed = "\u03b1\u0313\u0345".repeat(Password.MAX_LENGTH * 3);
    assertThat(Password.of(decomposed).length()).isGreaterThan(Password.MAX_LENGTH);
    assertThat(Password.of(shrinking).length()).isGreaterThan(Password.MAX_LENGTH);
  }

  @Test
  void it_prints_without_itself() {
    assertThat(Password.of("correct horse").toString()).isEqualTo("***");
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, true", "1024, true", "1025, false"})
  void the_policy_bounds_its_length_in_characters(int length, boolean fits) {
    Password password = Password.of("\ud83c\udfb9".repeat(length));
    assertThat(password.length()).isEqualTo(length);
    assertThat(PasswordPolicy.DEFAULT.fault(password).isEmpty()).isEqualTo(fits);
  }

  @Test
  void the_policy_refuses_what_is_no_text_and_what_the_application_denies() {
    assertThat(PasswordPolicy.DEFAULT.fault(Password.of("with\u0000a zero")))
        .contains(PasswordFault.NOT_TEXT);
    assertThat(PasswordPolicy.DEFAULT.fault(Password.of("half of a pair\ud83c")))
        .contains(PasswordFault.NOT_TEXT);
    PasswordPolicy policy = PasswordPolicy.DEFAULT.denying("password12345"::equals);
    assertThat(policy.fault(Password.of("password12345"))).contains(PasswordFault.TOO_COMMON);
    assertThat(policy.fault(Password.of("password12346"))).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({"7167, 5, 1", "7168, 4, 1", "19456, 1, 1", "1048577, 1, 1", "19456, 2, 0", "8, 2, 1"})
  void a_cost_below_what_owasp_takes_is_refused(int memory, int passes, int lanes) {
    assertThatThrownBy(() -> new HashingCost(memory, passes, lanes))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"47104, 1", "19456, 2", "12288, 3", "9216, 4", "7168, 5"})
  void each_of_owasps_costs_is_accepted(int memory, int passes) {
    assertThat(new HashingCost(memory, passes, 1).memoryKib()).isEqualTo(memory);
  }
}
