package io.entitlements.core.internal.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Organization;
import io.entitlements.account.ServiceRegion;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.mail.Letter;
import io.entitlements.core.internal.mail.WrittenLetters;
import io.entitlements.spi.SeatUse;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatLettersTest {

  private static final OrganizationId SCHOOL = new OrganizationId(new UUID(1, 1));
  private static final SubscriptionId SUBSCRIPTION = new SubscriptionId(new UUID(1, 2));
  private static final ProductId SUITE = new ProductId("suite");
  private static final Feature BASICS =
      new Feature(new FeatureId(SUITE, "basics"), "Basics", Set.of(ActivationMethod.EMAIL));
  private static final Instant SINCE = Instant.parse("2026-10-01T10:00:00Z");
  private static final Instant RELEASED = Instant.parse("2026-10-15T10:00:00Z");
  private static final Notice.TooFew NOTICE = new Notice.TooFew(SUBSCRIPTION, SINCE);

  @Test
  void before_the_grace_is_over_the_letter_says_when_and_how_to_prevent_it() {
    assertThat(text(letter(14, RELEASED.minusMillis(1), Optional.of(excess()))))
        .contains("On 15 October 2026, 1 seat will be released.", "To prevent it");
  }

  @Test
  void once_the_grace_is_over_the_letter_offers_no_way_to_prevent_it() {
    assertThat(text(letter(14, RELEASED, Optional.of(excess()))))
        .contains("Any moment now, 1 seat will be released.", "then those that were")
        .doesNotContain("To prevent it");
  }

  @Test
  void enough_seats_again_is_told_only_where_no_grace_is_declared() {
    assertThat(letter(14, RELEASED, Optional.empty())).isEmpty();
    assertThat(text(letter(0, RELEASED, Optional.empty()))).contains("there were fewer seats");
  }

  @Test
  void another_shortage_has_a_letter_of_its_own() {
    Excess later = new Excess(3, 2, 1, SINCE.plusMillis(1), RELEASED);
    assertThat(letter(14, SINCE.plusMillis(1), Optional.of(later))).isEmpty();
    assertThat(letter(0, SINCE.plusMillis(1), Optional.of(later))).isEmpty();
  }

  private static Excess excess() {
    return new Excess(3, 2, 1, SINCE, RELEASED);
  }

  private static String text(Optional<Letter> letter) {
    return WrittenLetters.in(Locale.ENGLISH).write(letter.orElseThrow()).text();
  }

  private static Optional<Letter> letter(int graceDays, Instant now, Optional<Excess> excess) {
    OverCapacityPolicy policy = new OverCapacityPolicy(Keep.OLDEST, graceDays);
    NoticeFacts facts =
        new NoticeFacts(
            new Organization(
                SCHOOL,
                new Organization.Details(
                    "A School", "", ZoneId.of("Europe/Berlin"), ServiceRegion.EUROPE),
                Optional.empty()),
            new Subscription(
                SCHOOL, SUBSCRIPTION, SUITE, policy, Optional.empty(), Optional.empty()),
            List.of(),
            new SeatUse(2, 2, 2, 0, Optional.of(SINCE), Optional.empty()),
            now);
    Product suite =
        new Product(
            SUITE,
            "Suite",
            "SU",
            Edition.EDUCATION,
            0,
            0,
            AccessLevel.BASIC,
            policy,
            List.of(BASICS));
    return SeatLetters.tooFew(NOTICE, facts, suite, excess);
  }
}
