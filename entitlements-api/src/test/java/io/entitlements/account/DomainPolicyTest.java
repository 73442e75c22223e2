package io.entitlements.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.type.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainPolicyTest {

  private static final Limit LIMIT = new Limit(1, Duration.ofMinutes(1));

  @ParameterizedTest
  @ValueSource(strings = {"_a", "_7", "_vendor-challenge", "_a-b-c"})
  void a_label_begins_with_an_underscore(String label) {
    assertThat(new DomainPolicy(label, 1, LIMIT).label()).isEqualTo(label);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_", "vendor", "_Vendor", "_a_b", "_-a", "_a-", "_a--b", "_a.b"})
  void what_is_no_such_label_is_refused(String label) {
    assertThatThrownBy(() -> new DomainPolicy(label, 1, LIMIT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("label");
  }

  @Test
  void a_label_has_63_characters_at_most_and_an_organization_1_to_1000_domains() {
    assertThat(new DomainPolicy("_" + "a".repeat(62), 1_000, LIMIT).label()).hasSize(63);
    assertThatThrownBy(() -> new DomainPolicy("_" + "a".repeat(63), 1, LIMIT))
        .hasMessageContaining("label");
    assertThatThrownBy(() -> new DomainPolicy("_a", 0, LIMIT)).hasMessageContaining("most");
    assertThatThrownBy(() -> new DomainPolicy("_a", 1_001, LIMIT)).hasMessageContaining("most");
  }
}
