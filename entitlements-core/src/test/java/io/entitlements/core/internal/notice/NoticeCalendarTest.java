package io.entitlements.core.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NoticeCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(new UUID(1, 2));
  private static final NoticeCalendar CALENDAR = new NoticeCalendar(BERLIN);

  private static ProductKey key(String first, String last, Optional<KeyEnd> end) {
    Term term = Term.ofDays(LocalDate.parse(first), LocalDate.parse(last), BERLIN);
    return new ProductKey(
        new OrganizationId(new UUID(1, 1)),
        SUBSCRIPTION,
        new ProductKeyId(new UUID(1, 3)),
        List.of(new Allotment(5, term)),
        end,
        0,
        1);
  }

  @Test
  void a_reminder_is_due_at_eight_local_time_in_summer_and_in_winter() {
    Instant end = key("2026-01-01", "2026-10-26", Optional.empty()).endsAt();
    assertThat(CALENDAR.dueAt(EndStage.DAYS_1, end)).isEqualTo("2026-10-25T07:00:00Z");
    assertThat(CALENDAR.dueAt(EndStage.DAYS_7, end)).isEqualTo("2026-10-19T06:00:00Z");
    assertThat(CALENDAR.dueAt(EndStage.ENDED, end)).isEqualTo(end);
  }

  @Test
  void a_day_that_a_zone_leaves_out_moves_its_reminder_and_loses_none() {
    NoticeCalendar apia = new NoticeCalendar(ZoneId.of("Pacific/Apia"));
    // There was no 30 December 2011 in Samoa.
    Instant end = LocalDate.of(2012, 1, 1).atStartOfDay(ZoneId.of("Pacific/Apia")).toInstant();
    assertThat(apia.dueAt(EndStage.DAYS_1, end)).isEqualTo("2011-12-30T18:00:00Z").isBefore(end);
  }

  @Test
  void the_newest_notice_that_is_due_makes_the_earlier_ones_stale() {
    Instant end = key("2026-01-01", "2026-06-30", Optional.empty()).endsAt();
    for (EndStage stage : EndStage.values()) {
      Instant due = CALENDAR.dueAt(stage, end);
      assertThat(CALENDAR.current(end, due)).contains(stage);
      assertThat(CALENDAR.current(end, due.minusMillis(1))).isNotEqualTo(Optional.of(stage));
    }
  }

  @Test
  void what_is_due_next_lies_after_the_moment() {
    List<ProductKey> keys = List.of(key("2026-01-01", "2026-06-30", Optional.empty()));
    Instant week = CALENDAR.dueAt(EndStage.DAYS_7, keys.get(0).endsAt());
    assertThat(CALENDAR.next(keys, week.minusMillis(1))).contains(week);
    assertThat(CALENDAR.next(keys, week))
        .contains(CALENDAR.dueAt(EndStage.DAYS_1, keys.get(0).endsAt()));
    assertThat(CALENDAR.next(keys, keys.get(0).endsAt())).isEmpty();
  }

  @Test
  void what_became_due_before_the_look_before_is_not_due_again() {
    List<ProductKey> keys = List.of(key("2026-01-01", "2026-06-30", Optional.empty()));
    Instant end = keys.get(0).endsAt();
    Instant week = CALENDAR.dueAt(EndStage.DAYS_7, end);
    assertThat(CALENDAR.due(SUBSCRIPTION, keys, week, week))
        .containsExactly(new Notice.Ending(SUBSCRIPTION, EndStage.DAYS_7, end));
    assertThat(CALENDAR.due(SUBSCRIPTION, keys, week.plusMillis(1), week.plusMillis(1))).isEmpty();
  }

  @Test
  void an_end_is_not_announced_before_the_key_begins() {
    List<ProductKey> keys = List.of(key("2026-06-20", "2026-06-30", Optional.empty()));
    assertThat(CALENDAR.next(keys, Instant.parse("2026-01-01T00:00:00Z")))
        .contains(CALENDAR.dueAt(EndStage.DAYS_7, keys.get(0).endsAt()));
  }

  @Test
  void a_key_that_was_cut_short_is_not_announced() {
    KeyEnd end = new KeyEnd(Instant.parse("2026-03-01T00:00:00Z"), KeyEnd.Why.REVOKED);
    List<ProductKey> keys = List.of(key("2026-01-01", "2026-06-30", Optional.of(end)));
    assertThat(CALENDAR.next(keys, Instant.parse("2026-01-02T00:00:00Z"))).isEmpty();
  }
}
