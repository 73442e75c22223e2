package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.catalog.AccessLevel;
import io.entitlements.check.Reason;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.key.TypedKeyFault.Mistake;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Devices starting to use rights, and what their leases let them decide. */
public abstract class ActivationContract extends WorldContract {

  private static final DeviceId LAPTOP = new DeviceId(new UUID(1, 1));
  private static final DeviceId TABLET = new DeviceId(new UUID(1, 2));

  /** For subclasses. */
  protected ActivationContract() {}

  @Test
  void a_signed_in_person_uses_everything_on_any_device_with_one_seat() {
    District district = world().district("suite", 5);
    AccountId ada = seatedAndActive(district);
    for (DeviceId device : new DeviceId[] {LAPTOP, TABLET, LAPTOP}) {
      VerifiedLease lease = verified(byEmail(ada, device));
      assertThat(lease.device()).isEqualTo(device);
      assertThat(lease.account()).isEqualTo(Optional.of(ada));
      assertThat(lease.check(Given.NOTEBOOK, Given.NOW).level()).isEqualTo(AccessLevel.FULL);
      assertThat(lease.check(Given.ONLINE, Given.NOW).level()).isEqualTo(AccessLevel.FULL);
    }
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void an_address_that_nobody_verified_activates_nothing() {
    District district = world().district("suite", 5);
    AccountId ada = district.seated("ada@school.example");
    assertThat(world().engine().activations().byEmail(ada, Given.installation(LAPTOP)))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(Code.ACCOUNT_NOT_ACTIVE)));
    assertThat(world().issue(new Activation.ByEmail(ada, LAPTOP))).isEmpty();
  }

  @Test
  void a_computer_activated_by_key_uses_what_is_installed_and_nothing_online() {
    District district = world().district("suite", 5);
    VerifiedLease lease = verified(byKey(district, LAPTOP).orElseThrow());
    assertThat(lease.account()).isEmpty();
    assertThat(lease.check(Given.NOTEBOOK, Given.NOW).level()).isEqualTo(AccessLevel.FULL);
    assertThat(lease.check(Given.ONLINE, Given.NOW).level()).isEqualTo(AccessLevel.NONE);
    assertThat(lease.check(Given.ONLINE, Given.NOW).reason())
        .isEqualTo(Reason.NEEDS_EMAIL_ACTIVATION);
    assertThat(world().engine().check(LAPTOP, Given.ONLINE).reason())
        .isEqualTo(Reason.NEEDS_EMAIL_ACTIVATION);
  }

  @Test
  void one_computer_takes_one_seat_of_a_key_however_often_it_is_typed() {
    District district = world().district("suite", 5);
    Activation first = byKey(district, LAPTOP).orElseThrow();
    String sloppy = key(district).toLowerCase(java.util.Locale.ROOT).replace("-", " ");
    assertThat(
            world()
                .engine()
                .activations()
                .byProductKey(sloppy, Given.installation(LAPTOP))
                .orElseThrow())
        .isEqualTo(first);
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(district.overview().keys().get(0).devices()).isEqualTo(1);
  }

  @Test
  void a_key_whose_seats_are_used_up_says_how_many_are_in_use() {
    District district = world().district("suite", 1);
    byKey(district, LAPTOP).orElseThrow();
    assertThat(byKey(district, TABLET))
        .isEqualTo(Outcome.refused(new ActivationRefusal.Full(Code.NO_SEAT_LEFT, 1, 1)));
  }

  @Test
  void people_and_computers_share_the_seats_of_a_subscription() {
    District district = world().district("suite", 1);
    district.seated("ada@school.example");
    assertThat(byKey(district, LAPTOP))
        .isEqualTo(Outcome.refused(new ActivationRefusal.Full(Code.NO_SEAT_LEFT, 1, 1)));
    assertThat(district.overview().keys().get(0).devices()).isZero();
  }

  @Test
  void a_mistyped_key_a_guessed_key_and_no_key_at_all_are_told_apart_and_take_nothing() {
    District district = world().district("suite", 5);
    String key = key(district);
    char last = key.charAt(key.length() - 1);
    String mistyped = key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A');
    assertThat(activate(mistyped))
        .isEqualTo(
            Outcome.refused(
                new ActivationRefusal.KeyMistyped(
                    new TypedKeyFault(
                        Mistake.WRONG_SYMBOL,
                        OptionalInt.of(25),
                        Optional.of(new ProductKeyText(key))))));
    assertThat(activate(""))
        .isEqualTo(
            Outcome.refused(
                new ActivationRefusal.KeyMistyped(
                    new TypedKeyFault(
                        Mistake.WRONG_LENGTH, OptionalInt.empty(), Optional.empty()))));
    assertThat(activate("NB-00000-00000-00000-00000-00000")).isInstanceOf(Outcome.Refused.class);
    assertThat(district.overview().assigned()).isZero();
  }

  @Test
  void a_key_whose_term_is_over_activates_no_new_computer_but_knows_the_old_one() {
    District district = world().district("suite", 5);
    Activation old = byKey(district, LAPTOP).orElseThrow();
    world().moveTo(district.overview().keys().get(0).key().newest().term().endsAt());
    assertThat(byKey(district, TABLET))
        .isEqualTo(Outcome.refused(ActivationRefusal.of(Code.KEY_NOT_IN_TERM)));
    assertThat(byKey(district, LAPTOP).orElseThrow()).isEqualTo(old);
  }

  @Test
  void a_lease_holds_for_its_device_its_issuer_and_its_time_only() {
    District district = world().district("suite", 5);
    Lease lease = lease(byEmail(seatedAndActive(district), LAPTOP));
    Instant end = Given.NOW.plus(Duration.ofDays(30));
    assertThat(refusal(verifier().verify(lease, TABLET, Given.NOW)))
        .isEqualTo(LeaseRefusal.WRONG_DEVICE);
    assertThat(refusal(verifier().verify(lease, LAPTOP, end))).isEqualTo(LeaseRefusal.EXPIRED);
    assertThat(verifier().verify(lease, LAPTOP, end.minusMillis(1)))
        .isInstanceOf(LeaseVerification.Accepted.class);
    Instant start = Given.NOW.minus(Duration.ofMinutes(5));
    assertThat(refusal(verifier().verify(lease, LAPTOP, start.minusMillis(1))))
        .isEqualTo(LeaseRefusal.NOT_YET_VALID);
    assertThat(verifier().verify(lease, LAPTOP, start))
        .isInstanceOf(LeaseVerification.Accepted.class);
    LeaseVerifier other = world().verifierOf("https://other.example");
    assertThat(refusal(other.verify(lease, LAPTOP, Given.NOW)))
        .isEqualTo(LeaseRefusal.WRONG_ISSUER);
  }

  @Test
  void a_signed_product_key_does_not_pass_for_a_lease() {
    District district = world().district("suite", 5);
    Lease replayed = new Lease(signedKey(district));
    assertThat(refusal(verifier().verify(replayed, LAPTOP, Given.NOW)))
        .isEqualTo(LeaseRefusal.WRONG_KIND);
  }

  @Test
  void a_signed_key_that_is_pasted_activates_as_the_typed_one_does() {
    District district = world().district("suite", 5);
    Activation typed = byKey(district, LAPTOP).orElseThrow();
    assertThat(activate(signedKey(district)).orElseThrow()).isEqualTo(typed);
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_decision_by_lease_holds_no_longer_than_the_lease() {
    District district = world().district("suite", 5);
    VerifiedLease lease = verified(byEmail(seatedAndActive(district), LAPTOP));
    assertThat(lease.check(Given.NOTEBOOK, Given.NOW).validUntil()).isEqualTo(lease.expiresAt());
    assertThat(lease.check(Given.NOTEBOOK, lease.expiresAt()).reason())
        .isEqualTo(Reason.LEASE_NOT_CURRENT);
  }

  private AccountId seatedAndActive(District district) {
    district.seated("ada@school.example");
    return world().activeAccount("ada@school.example");
  }

  private Activation byEmail(AccountId account, DeviceId device) {
    return world()
        .engine()
        .activations()
        .byEmail(account, Given.installation(device))
        .orElseThrow();
  }

  private Outcome<Activation, ActivationRefusal> byKey(District district, DeviceId device) {
    return world().engine().activations().byProductKey(key(district), Given.installation(device));
  }

  private Outcome<Activation, ActivationRefusal> activate(String typed) {
    return world().engine().activations().byProductKey(typed, Given.installation(LAPTOP));
  }

  private static String key(District district) {
    return district.overview().keys().get(0).text().value();
  }

  private Lease lease(Activation activation) {
    return world().issue(activation).orElseThrow();
  }

  private VerifiedLease verified(Activation activation) {
    LeaseVerification verification =
        verifier().verify(lease(activation), activation.device(), Given.NOW);
    return ((LeaseVerification.Accepted) verification).lease();
  }

  private LeaseVerifier verifier() {
    return world().verifierOf(World.ISSUER);
  }

  private static LeaseRefusal refusal(LeaseVerification verification) {
    return ((LeaseVerification.Refused) verification).reason();
  }

  private static String signedKey(District district) {
    return district
        .world()
        .engine()
        .subscriptions()
        .signed(
            district.administrator(),
            district.organization(),
            district.overview().keys().get(0).key().id())
        .orElseThrow()
        .text();
  }
}
