package io.entitlements.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.SubscriptionStatus;
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

class StatusTest {

  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final OrganizationId SCHOOL = new OrganizationId(new UUID(1, 1));
  private static final Subscription SUBSCRIPTION =
      Subscription.of(
          SCHOOL,
          new SubscriptionId(new UUID(1, 2)),
          new ProductId("suite"),
          new OverCapacityPolicy(Keep.OLDEST, 0));
  private static final Term JANUARY =
      Term.ofDays(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 31), LOS_ANGELES);
  private static final Term APRIL =
      Term.ofDays(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30), LOS_ANGELES);
  private static final Instant GRACE_END = Instant.parse("2026-02-15T08:00:00Z");

  @Test
  void a_subscription_stands_where_its_keys_do_to_the_millisecond() {
    List<ProductKey> keys = List.of(key(JANUARY), key(APRIL));

    assertThat(status(keys, JANUARY.startsAt().minusMillis(1)))
        .isEqualTo(SubscriptionStatus.SCHEDULED);
    assertThat(status(keys, JANUARY.startsAt())).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(status(keys, JANUARY.endsAt().minusMillis(1))).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(status(keys, JANUARY.endsAt())).isEqualTo(SubscriptionStatus.IN_GRACE);
    assertThat(status(keys, GRACE_END.minusMillis(1))).isEqualTo(SubscriptionStatus.IN_GRACE);
    assertThat(status(keys, GRACE_END)).isEqualTo(SubscriptionStatus.SCHEDULED);
    assertThat(status(keys, APRIL.startsAt())).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(status(keys, Instant.parse("2026-06-01T00:00:00Z")))
        .isEqualTo(SubscriptionStatus.EXPIRED);
  }

  @Test
  void a_key_renewed_after_a_gap_stands_in_between_where_its_grace_says() {
    ProductKey key =
        key(JANUARY).withAllotments(List.of(new Allotment(3, JANUARY), new Allotment(2, APRIL)));

    assertThat(status(key, JANUARY.endsAt().minusMillis(1))).isEqualTo(KeyStatus.ACTIVE);
    assertThat(status(key, JANUARY.endsAt())).isEqualTo(KeyStatus.IN_GRACE);
    assertThat(status(key, GRACE_END)).isEqualTo(KeyStatus.SCHEDULED);
    assertThat(status(key, APRIL.startsAt())).isEqualTo(KeyStatus.ACTIVE);
    assertThat(key.seatsAt(APRIL.startsAt())).isEqualTo(2);
    assertThat(key.seatsAt(GRACE_END)).isZero();
  }

  @Test
  void a_revoked_key_has_no_seats_and_no_grace_from_that_millisecond_on() {
    Instant revokedAt = Instant.parse("2026-01-10T12:00:00Z");
    ProductKey key = key(JANUARY).withEnd(Optional.of(new KeyEnd(revokedAt, KeyEnd.Why.REVOKED)));

    assertThat(key.seatsAt(revokedAt.minusMillis(1))).isEqualTo(3);
    assertThat(status(key, revokedAt.minusMillis(1))).isEqualTo(KeyStatus.ACTIVE);
    assertThat(key.seatsAt(revokedAt)).isZero();
    assertThat(status(key, revokedAt)).isEqualTo(KeyStatus.REVOKED);
    assertThat(key.endsAt()).isEqualTo(revokedAt);
  }

  @Test
  void a_key_revoked_before_it_began_never_counts() {
    ProductKey key =
        key(APRIL).withEnd(Optional.of(new KeyEnd(JANUARY.startsAt(), KeyEnd.Why.REVOKED)));

    assertThat(key.effective()).isEmpty();
    assertThat(status(key, APRIL.startsAt())).isEqualTo(KeyStatus.REVOKED);
  }

  @Test
  void a_decision_in_the_grace_ends_it_to_the_millisecond_and_one_after_it_only_if_for_good() {
    for (KeyEnd.Why why : List.of(KeyEnd.Why.REVOKED, KeyEnd.Why.HARDWARE_RETURNED)) {
      Instant ended = JANUARY.endsAt().plusMillis(1);
      ProductKey key = ended(ended, why);
      assertThat(status(key, ended.minusMillis(1))).isEqualTo(KeyStatus.IN_GRACE);
      assertThat(status(key, ended)).isEqualTo(KeyStatus.valueOf(why.name()));
      assertThat(status(key, GRACE_END)).isEqualTo(KeyStatus.valueOf(why.name()));
    }
    Instant late = GRACE_END.plusMillis(1);
    assertThat(status(ended(late, KeyEnd.Why.REVOKED), late)).isEqualTo(KeyStatus.REVOKED);
    assertThat(status(ended(late, KeyEnd.Why.HARDWARE_RETURNED), late))
        .isEqualTo(KeyStatus.EXPIRED);
  }

  @Test
  void hardware_returned_on_the_last_day_leaves_the_term_whole_and_its_grace() {
    ProductKey key = ended(JANUARY.endsAt(), KeyEnd.Why.HARDWARE_RETURNED);

    assertThat(key.cutShort()).isEmpty();
    assertThat(status(key, JANUARY.endsAt())).isEqualTo(KeyStatus.IN_GRACE);
    assertThat(ended(JANUARY.endsAt(), KeyEnd.Why.REVOKED).cutShort()).isPresent();
  }

  private static ProductKey ended(Instant at, KeyEnd.Why why) {
    return key(JANUARY).withEnd(Optional.of(new KeyEnd(at, why)));
  }

  @Test
  void a_suspension_hides_everything_else_and_a_cancellation_what_is_less_than_active() {
    List<ProductKey> keys = List.of(key(JANUARY));
    Subscription cancelled = SUBSCRIPTION.withCancelsAt(Optional.of(JANUARY.endsAt()));

    assertThat(
            status(
                SUBSCRIPTION.withSuspendedAt(Optional.of(JANUARY.startsAt())),
                keys,
                JANUARY.startsAt()))
        .isEqualTo(SubscriptionStatus.SUSPENDED);
    assertThat(status(cancelled, keys, JANUARY.endsAt().minusMillis(1)))
        .isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(status(cancelled, keys, JANUARY.endsAt())).isEqualTo(SubscriptionStatus.CANCELLED);
  }

  @Test
  void the_terms_of_a_key_follow_one_another() {
    assertThatThrownBy(
            () ->
                key(JANUARY)
                    .withAllotments(List.of(new Allotment(1, APRIL), new Allotment(1, JANUARY))))
        .hasMessageContaining("follow one another");
    assertThatThrownBy(() -> key(JANUARY).withAllotments(List.of()))
        .hasMessageContaining("1 to 500");
  }

  private static SubscriptionStatus status(List<ProductKey> keys, Instant now) {
    return status(SUBSCRIPTION, keys, now);
  }

  private static SubscriptionStatus status(
      Subscription subscription, List<ProductKey> keys, Instant now) {
    return SubscriptionOverview.status(subscription, keys, 14, LOS_ANGELES, now);
  }

  private static KeyStatus status(ProductKey key, Instant now) {
    return KeyStatus.of(key, 14, LOS_ANGELES, now);
  }

  private static ProductKey key(Term term) {
    return new ProductKey(
        SCHOOL,
        SUBSCRIPTION.id(),
        new ProductKeyId(new UUID(1, 3)),
        List.of(new Allotment(3, term)),
        Optional.empty(),
        1,
        1);
  }
}
