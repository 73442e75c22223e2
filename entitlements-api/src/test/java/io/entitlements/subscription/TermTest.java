package io.entitlements.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TermTest {

  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");

  @Test
  void a_term_of_days_ends_with_the_school_s_own_day_also_when_the_clocks_change() {
    Term term = Term.ofDays(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 1), LOS_ANGELES);
    assertThat(term.startsAt()).isEqualTo(Instant.parse("2026-11-01T07:00:00Z"));
    assertThat(term.endsAt()).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
    assertThat(term.renewalDate(LOS_ANGELES)).isEqualTo(LocalDate.of(2026, 11, 1));
  }

  @Test
  void a_term_covers_its_first_millisecond_and_not_the_one_after_its_last() {
    Term term = new Term(Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(2_000));
    assertThat(term.covers(Instant.ofEpochMilli(999))).isFalse();
    assertThat(term.covers(Instant.ofEpochMilli(1_000))).isTrue();
    assertThat(term.covers(Instant.ofEpochMilli(1_999))).isTrue();
    assertThat(term.covers(Instant.ofEpochMilli(2_000))).isFalse();
  }

  @Test
  void a_term_that_ends_before_it_starts_is_none() {
    assertThatThrownBy(
            () -> Term.ofDays(LocalDate.of(2026, 9, 2), LocalDate.of(2026, 9, 1), LOS_ANGELES))
        .hasMessageContaining("a term ends after it starts");
    assertThatThrownBy(() -> new Term(Instant.EPOCH, Instant.EPOCH))
        .hasMessageContaining("a term ends after it starts");
    assertThatThrownBy(() -> new Term(Instant.EPOCH, Instant.ofEpochSecond(1, 1)))
        .hasMessageContaining("endsAt is not in whole milliseconds");
  }
}
