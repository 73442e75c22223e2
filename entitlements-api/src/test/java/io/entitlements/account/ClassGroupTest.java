package io.entitlements.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.spi.ClassGroupRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassGroupTest {

  private static final UUID ID = new UUID(1, 2);
  private static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");
  private static final SubscriptionId PAYER = new SubscriptionId(ID);
  private static final ClassGroup BAND =
      new ClassGroup(
          new OrganizationId(ID),
          new ClassGroupId(ID),
          "Band",
          new AccountId(ID),
          Optional.of(PAYER),
          Optional.empty());
  private static final ClassCode CODE = new ClassCode("C4K-7MR-2XY", Optional.of(NOW));

  @Test
  void a_paid_class_takes_seats_until_it_is_archived_and_none_when_it_is_restored() {
    assertThat(BAND.seatsOf()).contains(PAYER);
    assertThat(BAND.archived(NOW).seatsOf()).isEmpty();
    assertThat(BAND.archived(NOW).paidBy()).contains(PAYER);
    assertThat(BAND.archived(NOW).restored().seatsOf()).isEmpty();
  }

  @Test
  void a_code_is_open_until_the_millisecond_before_it_expires() {
    assertThat(CODE.isOpen(NOW.minusMillis(1))).isTrue();
    assertThat(CODE.isOpen(NOW)).isFalse();
    assertThat(CODE.isOpen(NOW.plusMillis(1))).isFalse();
    assertThat(new ClassCode(CODE.text(), Optional.empty()).isOpen(Instant.MAX)).isTrue();
  }

  @Test
  void a_code_prints_without_its_symbols() {
    assertThat(CODE.toString() + new ClassGroupRow(BAND, Optional.of(CODE)))
        .doesNotContain("C4K", "7MR", "2XY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "C4K7MR2XY", "c4k-7mr-2xy", "C4K-7MR-2X", "C4K-7MR-2XY\n", "C4K-7MR-2X1"})
  void another_form_is_no_code(String text) {
    assertThatThrownBy(() -> new ClassCode(text, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("C4K");
  }

  @Test
  void a_class_has_a_code_unless_it_is_archived() {
    assertThatThrownBy(() -> new ClassGroupRow(BAND, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ClassGroupRow(BAND.archived(NOW), Optional.of(CODE)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
