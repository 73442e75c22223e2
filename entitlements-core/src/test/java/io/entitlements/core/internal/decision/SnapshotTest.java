package io.entitlements.core.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotTest {

  private static final FeatureId INK = FeatureId.of("suite/ink");
  private static final FeatureId ONLINE = FeatureId.of("suite/online");
  private static final Instant START = Instant.parse("2026-09-01T07:00:00Z");
  private static final Instant END = Instant.parse("2027-09-01T07:00:00Z");
  private static final Instant GRACE_END = END.plus(Duration.ofDays(14));

  @Test
  void without_any_right_there_is_no_seat() {
    assertThat(Snapshot.of(List.of()).decide(INK, START)).isEqualTo(Decision.none(Reason.NO_SEAT));
  }

  @Test
  void each_boundary_belongs_to_what_follows_it() {
    Snapshot snapshot = Snapshot.of(List.of(byEmail(1, coverage(START, END, GRACE_END))));
    assertDecision(snapshot, START.minusMillis(1), AccessLevel.NONE, Reason.NOT_STARTED, START);
    assertDecision(snapshot, START, AccessLevel.FULL, Reason.ENTITLED, END);
    assertDecision(snapshot, END.minusMillis(1), AccessLevel.FULL, Reason.ENTITLED, END);
    assertDecision(snapshot, END, AccessLevel.GRACE, Reason.IN_GRACE, GRACE_END);
    assertDecision(
        snapshot, GRACE_END, AccessLevel.READ_ONLY, Reason.EXPIRED, Decision.NO_CHANGE_BY_TIME);
  }

  @Test
  void keys_that_follow_each_other_are_one_stretch() {
    Instant later = END.plus(Duration.ofDays(365));
    Snapshot snapshot =
        Snapshot.of(
            List.of(byEmail(1, coverage(START, END, GRACE_END), coverage(END, later, later))));
    assertThat(snapshot.decide(INK, START).validUntil()).isEqualTo(later);
  }

  @Test
  void between_two_terms_the_first_degrades_until_the_second_begins() {
    Instant next = GRACE_END.plus(Duration.ofDays(30));
    Snapshot snapshot =
        Snapshot.of(
            List.of(
                byEmail(
                    1,
                    coverage(START, END, GRACE_END),
                    coverage(next, next.plusSeconds(10), next.plusSeconds(10)))));
    assertDecision(snapshot, GRACE_END, AccessLevel.READ_ONLY, Reason.EXPIRED, next);
    assertThat(snapshot.decide(INK, next).level()).isEqualTo(AccessLevel.FULL);
  }

  @Test
  void the_best_of_several_rights_decides_and_of_equal_ones_the_longest() {
    Instant longer = END.plus(Duration.ofDays(100));
    Snapshot snapshot =
        Snapshot.of(
            List.of(
                byEmail(1, coverage(START, END, END)),
                byEmail(2, coverage(START, longer, longer)),
                byEmail(3, coverage(longer, longer.plusSeconds(1), longer.plusSeconds(1)))));
    Decision decision = snapshot.decide(INK, START);
    assertThat(decision.source()).contains(id(2));
    assertThat(decision.validUntil()).isEqualTo(longer);
  }

  @Test
  void a_feature_that_the_method_does_not_unlock_says_what_would() {
    Right byKey =
        new Right(
            id(1),
            ActivationMethod.PRODUCT_KEY,
            Set.of(INK),
            Set.of(ONLINE),
            List.of(coverage(START, END, END)),
            AccessLevel.BASIC,
            false);
    assertThat(Snapshot.of(List.of(byKey)).decide(ONLINE, START))
        .isEqualTo(Decision.none(Reason.NEEDS_EMAIL_ACTIVATION));
    assertThat(
            Snapshot.of(List.of(byKey, byEmail(2, coverage(START, END, END))))
                .decide(ONLINE, START)
                .level())
        .isEqualTo(AccessLevel.FULL);
  }

  @Test
  void a_right_without_its_past_decides_the_same_from_then_on() {
    Instant next = GRACE_END.plus(Duration.ofDays(30));
    Right right =
        byEmail(
            1,
            coverage(START.minusSeconds(9), START.minusSeconds(8), START.minusSeconds(7)),
            coverage(START, END, GRACE_END),
            coverage(next, next.plusSeconds(10), next.plusSeconds(10)));
    Snapshot whole = Snapshot.of(List.of(right));
    for (Instant now : List.of(START, END, GRACE_END.minusMillis(1), GRACE_END, next)) {
      Snapshot cut = Snapshot.of(List.of(right.from(now)));
      for (Instant later : List.of(now, END, GRACE_END, next, next.plusSeconds(10), Instant.MAX)) {
        if (!later.isBefore(now)) {
          assertThat(cut.decide(INK, later)).isEqualTo(whole.decide(INK, later));
        }
      }
    }
    assertThat(right.from(next).coverages()).hasSize(2);
  }

  @Test
  void a_suspended_right_gives_the_degraded_level_from_its_beginning_on() {
    Right suspended =
        new Right(
            id(1),
            ActivationMethod.EMAIL,
            Set.of(INK),
            Set.of(),
            List.of(coverage(START, END, GRACE_END)),
            AccessLevel.READ_ONLY,
            true);
    Snapshot snapshot = Snapshot.of(List.of(suspended));
    assertDecision(snapshot, START.minusMillis(1), AccessLevel.NONE, Reason.NOT_STARTED, START);
    for (Instant now : List.of(START, END, GRACE_END)) {
      assertDecision(
          snapshot, now, AccessLevel.READ_ONLY, Reason.SUSPENDED, Decision.NO_CHANGE_BY_TIME);
    }
  }

  @Test
  void what_ended_last_says_why_nothing_is_left() {
    Coverage revoked = new Coverage(START, END, END, Reason.REVOKED);
    Coverage before =
        new Coverage(START.minusSeconds(9), START, END.minusMillis(1), Reason.EXPIRED);
    assertDecision(
        Snapshot.of(List.of(byEmail(1, revoked, before))),
        END,
        AccessLevel.READ_ONLY,
        Reason.REVOKED,
        Decision.NO_CHANGE_BY_TIME);
  }

  @Test
  void of_two_terms_that_end_together_the_one_that_started_later_says_why_nothing_is_left() {
    Coverage first = new Coverage(START, END, END, Reason.REVOKED);
    Coverage second = new Coverage(START.plusSeconds(1), END, END, Reason.CANCELLED);
    for (List<Coverage> terms : List.of(List.of(first, second), List.of(second, first))) {
      Right right = byEmail(1, terms.toArray(Coverage[]::new));
      assertThat(Snapshot.of(List.of(right)).decide(INK, END).reason()).isEqualTo(Reason.CANCELLED);
      assertThat(right.from(END).coverages()).containsExactly(second);
    }
  }

  /** As many as a lease can state: once this took minutes. */
  @Test
  void rights_of_a_thousand_terms_and_a_thousand_features_are_decided_like_any_other() {
    Duration day = Duration.ofDays(1);
    List<Coverage> terms = new ArrayList<>();
    Set<FeatureId> features = new HashSet<>(Set.of(INK));
    for (int i = 0; i < 1_000; i++) {
      Instant start = START.plus(day.multipliedBy(i));
      terms.add(0, coverage(start, start.plusSeconds(3_600), start.plusSeconds(7_200)));
      features.add(FeatureId.of("suite/f" + i));
    }
    Right first =
        new Right(
            id(1), ActivationMethod.EMAIL, features, Set.of(), terms, AccessLevel.BASIC, false);
    Right second = byEmail(2, coverage(START.minusSeconds(9), START, START));
    Snapshot snapshot = Snapshot.of(List.of(first, second));
    Instant last = START.plus(day.multipliedBy(999));
    assertDecision(snapshot, last, AccessLevel.FULL, Reason.ENTITLED, last.plusSeconds(3_600));
    assertThat(snapshot.decide(FeatureId.of("suite/f7"), last.plusSeconds(3_600)).level())
        .isEqualTo(AccessLevel.GRACE);
    assertDecision(snapshot, last.minusSeconds(1), AccessLevel.READ_ONLY, Reason.EXPIRED, last);
  }

  @Test
  void instants_at_the_ends_of_time_are_decided_too() {
    Snapshot snapshot = Snapshot.of(List.of(byEmail(1, coverage(START, END, GRACE_END))));
    assertThat(snapshot.decide(INK, Instant.MIN).reason()).isEqualTo(Reason.NOT_STARTED);
    assertThat(snapshot.decide(INK, Instant.MAX).reason()).isEqualTo(Reason.EXPIRED);
  }

  private static void assertDecision(
      Snapshot snapshot, Instant at, AccessLevel level, Reason reason, Instant until) {
    Decision decision = snapshot.decide(INK, at);
    assertThat(decision.level()).isEqualTo(level);
    assertThat(decision.reason()).isEqualTo(reason);
    assertThat(decision.validUntil()).isEqualTo(until);
  }

  private static Right byEmail(int id, Coverage... coverages) {
    return new Right(
        id(id),
        ActivationMethod.EMAIL,
        Set.of(INK, ONLINE),
        Set.of(),
        List.of(coverages),
        AccessLevel.READ_ONLY,
        false);
  }

  private static Coverage coverage(Instant start, Instant end, Instant graceEnd) {
    return new Coverage(start, end, graceEnd, Reason.EXPIRED);
  }

  private static SubscriptionId id(int id) {
    return new SubscriptionId(new UUID(0, id));
  }
}
