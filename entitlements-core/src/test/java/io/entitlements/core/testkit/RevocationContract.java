package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.activation.Activation;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.RevocationRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Leases taken back, by the bundle that says so. */
public abstract class RevocationContract extends SubscriptionWorld {

  private static final DeviceId LAPTOP = new DeviceId(new UUID(3, 1));
  private static final DeviceId TABLET = new DeviceId(new UUID(3, 2));
  private static final Actor VENDOR = new Actor.Task("support");

  /** For subclasses. */
  protected RevocationContract() {}

  @Test
  void nothing_is_revoked_in_the_first_bundle_and_it_is_the_signed_time() {
    World.District district = world().district("suite", 5);
    Activation activation = byEmail(ada(district), LAPTOP);
    LeaseVerifier informed = informed();

    assertAccepted(informed, lease(activation), LAPTOP);
    assertThat(informed.signedTime()).contains(second(world().instant()));
    assertThat(verifier().signedTime()).isEmpty();
  }

  @Test
  void lease_revoked_by_its_identifier_is_refused_and_others_of_the_same_person_hold() {
    World.District district = world().district("suite", 5);
    AccountId ada = ada(district);
    Lease lost = lease(byEmail(ada, LAPTOP));
    Lease other = lease(byEmail(ada, TABLET));
    revoke(district, new LeasesOf.One(verified(lost, LAPTOP).id()));

    assertThat(refusal(informed(), lost, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
    assertAccepted(informed(), other, TABLET);
    assertAccepted(verifier(), lost, LAPTOP);
  }

  @Test
  void person_revoked_has_no_lease_on_any_device_until_a_new_one_is_issued() {
    World.District district = world().district("suite", 5);
    AccountId ada = ada(district);
    Activation laptop = byEmail(ada, LAPTOP);
    Lease before = lease(laptop);
    Lease tablet = lease(byEmail(ada, TABLET));
    Lease somebodyElses = byKeyLease(district, new DeviceId(new UUID(3, 3)));
    revoke(district, new LeasesOf.Account(ada));

    // In the same second: it says to be issued when the revocation reaches no further.
    Lease after = lease(laptop);
    LeaseVerifier informed = informed();
    assertThat(refusal(informed, before, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
    assertThat(refusal(informed, tablet, TABLET)).isEqualTo(LeaseRefusal.REVOKED);
    assertAccepted(informed, after, LAPTOP);
    assertAccepted(informed, somebodyElses, new DeviceId(new UUID(3, 3)));
  }

  @Test
  void device_revoked_is_refused_whoever_signed_in_on_it() {
    World.District district = world().district("suite", 5);
    AccountId ada = ada(district);
    Lease laptop = lease(byEmail(ada, LAPTOP));
    Lease typed = byKeyLease(district, LAPTOP);
    Lease tablet = lease(byEmail(ada, TABLET));
    revoke(district, new LeasesOf.Device(LAPTOP));

    assertThat(refusal(informed(), laptop, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
    assertThat(refusal(informed(), typed, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
    assertAccepted(informed(), tablet, TABLET);
  }

  @Test
  void product_key_revoked_takes_back_the_leases_of_people_and_computers_by_itself() {
    World.District district = world().district("suite", 5);
    Lease person = lease(byEmail(ada(district), LAPTOP));
    Lease computer = byKeyLease(district, TABLET);
    district.change(new Revoke(keyId(district)), "revoke").orElseThrow();

    assertThat(refusal(informed(), person, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
    assertThat(refusal(informed(), computer, TABLET)).isEqualTo(LeaseRefusal.REVOKED);
  }

  @Test
  void product_key_reissued_takes_back_the_leases_of_computers_only() {
    World.District district = world().district("suite", 5);
    Lease person = lease(byEmail(ada(district), LAPTOP));
    Lease computer = byKeyLease(district, TABLET);
    district.change(new Reissue(keyId(district)), "reissue").orElseThrow();

    assertAccepted(informed(), person, LAPTOP);
    assertThat(refusal(informed(), computer, TABLET)).isEqualTo(LeaseRefusal.REVOKED);
  }

  @Test
  void lease_issued_before_a_revocation_was_committed_is_taken_back_by_it() {
    World.District district = world().district("suite", 5);
    AccountId ada = ada(district);
    Activation activation = byEmail(ada, LAPTOP);
    Instant begun = world().instant();
    world().pass(Duration.ofSeconds(59));
    Lease meanwhile = lease(activation);
    // The revocation began before, and nobody sees it until it is committed.
    world().moveTo(begun);
    revoke(district, new LeasesOf.Account(ada));
    world().pass(Duration.ofSeconds(59));

    assertThat(refusal(informed(), meanwhile, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
    assertAccepted(informed(), lease(activation), LAPTOP);
  }

  @Test
  void revocation_counts_for_leases_issued_before_its_second_and_not_for_those_in_it() {
    World.District district = world().district("suite", 5);
    AccountId ada = ada(district);
    Activation activation = byEmail(ada, LAPTOP);
    Lease before = lease(activation);
    Revocation revocation = revoke(district, new LeasesOf.Account(ada));

    assertThat(revocation.issuedBefore()).isEqualTo(second(world().instant()).plusSeconds(60));
    assertThat(verified(before, LAPTOP).issuedAt().plusSeconds(60))
        .isEqualTo(revocation.issuedBefore());
    world().moveTo(revocation.issuedBefore());
    Lease at = lease(activation);
    assertThat(verified(at, LAPTOP).issuedAt()).isEqualTo(revocation.issuedBefore());
    assertAccepted(informed(), at, LAPTOP);
    assertThat(refusal(informed(), before, LAPTOP)).isEqualTo(LeaseRefusal.REVOKED);
  }

  @Test
  void revocation_leaves_the_bundle_when_everything_that_it_took_back_has_ended() {
    World.District district = world().district("suite", 5);
    int empty = world().engine().leases().bundle().text().length();
    Revocation revocation = revoke(district, new LeasesOf.Device(LAPTOP));
    Duration longest = Duration.ofDays(30);

    world().moveTo(revocation.issuedBefore().plus(longest).minusSeconds(1));
    assertThat(world().engine().leases().bundle().text().length()).isGreaterThan(empty);
    world().moveTo(revocation.issuedBefore().plus(longest));
    assertThat(world().engine().leases().bundle().text().length()).isEqualTo(empty);
  }

  @Test
  void repeated_request_revokes_once_and_answers_the_same() {
    World.District district = world().district("suite", 5);
    Revocation first = revoke(district, new LeasesOf.Device(LAPTOP));
    world().pass(Duration.ofMinutes(1));

    assertThat(revoke(district, new LeasesOf.Device(LAPTOP))).isEqualTo(first);
  }

  @Test
  void administrators_and_people_revoke_what_is_theirs_and_nothing_else() {
    World.District district = world().district("suite", 5);
    AccountId ada = ada(district);
    byEmail(ada, LAPTOP);
    byKeyLease(district, TABLET);
    Actor admin = new Actor.Person(district.administrator());
    Actor person = new Actor.Person(ada);
    Scope school = district.organization();

    assertRefused(admin, school, new LeasesOf.Account(ada), RevocationRefusal.UNKNOWN);
    assertRefused(admin, school, new LeasesOf.Device(LAPTOP), RevocationRefusal.UNKNOWN);
    assertRefused(person, school, new LeasesOf.Device(TABLET), RevocationRefusal.NOT_PERMITTED);
    assertRefused(admin, ada, new LeasesOf.Account(ada), RevocationRefusal.NOT_PERMITTED);
    assertRefused(person, ada, new LeasesOf.Device(TABLET), RevocationRefusal.UNKNOWN);
    assertThat(attempt(admin, school, new LeasesOf.Device(TABLET), "a"))
        .isInstanceOf(Outcome.Done.class);
    assertThat(attempt(admin, school, new LeasesOf.ProductKey(keyId(district)), "b"))
        .isInstanceOf(Outcome.Done.class);
    assertThat(attempt(person, ada, new LeasesOf.Device(LAPTOP), "c"))
        .isInstanceOf(Outcome.Done.class);
  }

  private void assertRefused(Actor by, Scope home, LeasesOf what, RevocationRefusal reason) {
    assertThat(attempt(by, home, what, "refused-" + by + what)).isEqualTo(Outcome.refused(reason));
  }

  private Outcome<Revocation, RevocationRefusal> attempt(
      Actor by, Scope home, LeasesOf what, String key) {
    String short36 = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
    return world().engine().leases().revoke(by, home, what, "stolen", IdempotencyKey.of(short36));
  }

  private Revocation revoke(World.District district, LeasesOf what) {
    return attempt(VENDOR, district.organization(), what, "vendor-" + what).orElseThrow();
  }

  private AccountId ada(World.District district) {
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

  private Lease byKeyLease(World.District district, DeviceId device) {
    String text = district.key().text().value();
    return lease(
        world()
            .engine()
            .activations()
            .byProductKey(text, Given.installation(device))
            .orElseThrow());
  }

  private Lease lease(Activation activation) {
    return world().issue(activation).orElseThrow();
  }

  private LeaseVerifier verifier() {
    return world().verifierOf(World.ISSUER);
  }

  /** A verifier that knows the bundle of now. */
  private LeaseVerifier informed() {
    BundleVerification result = verifier().with(world().engine().leases().bundle());
    assertThat(result).isInstanceOf(BundleVerification.Accepted.class);
    return ((BundleVerification.Accepted) result).verifier();
  }

  private VerifiedLease verified(Lease lease, DeviceId device) {
    LeaseVerification result = verifier().verify(lease, device, world().instant());
    assertThat(result).isInstanceOf(LeaseVerification.Accepted.class);
    return ((LeaseVerification.Accepted) result).lease();
  }

  private void assertAccepted(LeaseVerifier verifier, Lease lease, DeviceId device) {
    assertThat(verifier.verify(lease, device, world().instant()))
        .isInstanceOf(LeaseVerification.Accepted.class);
  }

  private LeaseRefusal refusal(LeaseVerifier verifier, Lease lease, DeviceId device) {
    return ((LeaseVerification.Refused) verifier.verify(lease, device, world().instant())).reason();
  }

  private static Instant second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }
}
