package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.internal.signing.SigningRing.Member;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.AccountId;
import io.entitlements.type.LeaseId;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BundleVerifierTest {

  private static final String TYP = "entitlements-bundle+jwt";
  private static final SigningKey FIRST = SignedLeases.FIRST;
  private static final SigningKey SECOND = SignedLeases.SECOND;
  private static final Instant NOW = SignedLeases.ISSUED;
  private static final Instant CHANGE = NOW.plusSeconds(1_000);

  private final SigningRing ring =
      SigningRing.of(List.of(sound(FIRST, Instant.EPOCH), sound(SECOND, CHANGE)));
  private final LeaseVerifier verifier = verifier(ring);
  private final SignedBundle genuine = SignedLeases.bundle(ring, 3, NOW);

  @Test
  void genuineBundle_isAcceptedAndIsTheSignedTime() {
    assertThat(accepted(verifier, genuine).signedTime()).contains(NOW);
    assertThat(verifier.signedTime()).isEmpty();
  }

  @Test
  void bundleWithALowerNumberOrOfAnEarlierSecond_isOlderThanKnown() {
    LeaseVerifier informed = accepted(verifier, genuine);
    assertRefused(
        informed, SignedLeases.bundle(ring, 2, NOW.plusSeconds(9)), BundleRefusal.OLDER_THAN_KNOWN);
    assertRefused(
        informed,
        SignedLeases.bundle(ring, 3, NOW.minusSeconds(1)),
        BundleRefusal.OLDER_THAN_KNOWN);
    assertThat(accepted(informed, genuine).signedTime()).contains(NOW);
    SignedBundle newer = SignedLeases.bundle(ring, 3, NOW.plusSeconds(1));
    assertThat(accepted(informed, newer).signedTime()).contains(NOW.plusSeconds(1));
  }

  @Test
  void otherIssuer_isWrongIssuer() {
    assertRefused(
        signed(claims().replace("portal.example", "other.example")), BundleRefusal.WRONG_ISSUER);
  }

  @Test
  void otherKindOfArtifact_isWrongKind() {
    assertRefused(new SignedBundle(SignedLeases.genuine().text()), BundleRefusal.WRONG_KIND);
  }

  @Test
  void leaseVerifier_takesNoBundleForALease() {
    assertThat(verifier.verify(new Lease(genuine.text()), SignedLeases.DEVICE, NOW))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.WRONG_KIND));
  }

  @Test
  void strangersKey_isUnknownKeyAndOneThatTheBundleItselfAddsToo() {
    SigningRing theirs = SigningRing.of(SignedLeases.STRANGER);
    assertRefused(SignedLeases.bundle(theirs, 9, NOW), BundleRefusal.UNKNOWN_KEY);
  }

  @Test
  void bundleThatLeavesOutTheKeyThatSignedIt_isUnknownKey() {
    SigningRing without = SigningRing.of(SECOND);
    assertRefused(SignedLeases.bundle(without, 9, NOW, FIRST), BundleRefusal.UNKNOWN_KEY);
  }

  @Test
  void bundleOfARetiredKey_isRefusedFromTheSecondOfItsRetirementOn() {
    accepted(verifier, SignedLeases.bundle(ring, 9, CHANGE.minusSeconds(1), FIRST));
    assertRefused(SignedLeases.bundle(ring, 9, CHANGE, FIRST), BundleRefusal.KEY_RETIRED);
  }

  @Test
  void bundleOfTheNextKey_isRefusedUntilTheSecondOfItsStart() {
    assertRefused(
        SignedLeases.bundle(ring, 9, CHANGE.minusSeconds(1), SECOND),
        BundleRefusal.KEY_NOT_YET_IN_USE);
    accepted(verifier, SignedLeases.bundle(ring, 9, CHANGE, SECOND));
  }

  @Test
  void nextKeyThatBeginsSoonerAfterATheft_leadsOnByTheBundleThatItSigns() {
    SigningRing afterTheft = SigningRing.of(List.of(lost(FIRST), sound(SECOND, NOW)));
    Lease fresh = SignedLeases.lease(SignedLeases.claims(NOW), SECOND);
    assertThat(verifier.verify(fresh, SignedLeases.DEVICE, NOW))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.KEY_NOT_YET_IN_USE));

    LeaseVerifier informed = accepted(verifier, SignedLeases.bundle(afterTheft, 9, NOW));
    assertThat(informed.verify(fresh, SignedLeases.DEVICE, NOW))
        .isInstanceOf(LeaseVerification.Accepted.class);
    assertThat(informed.verify(SignedLeases.genuine(), SignedLeases.DEVICE, NOW))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.KEY_COMPROMISED));
  }

  @Test
  void bundleOfAKeyKnownAsRetired_isRefusedWhateverItSaysOfItself() {
    SigningRing before = SigningRing.of(List.of(sound(FIRST, Instant.EPOCH), sound(SECOND, NOW)));
    assertRefused(
        verifier(before),
        SignedLeases.bundle(SigningRing.of(FIRST), 9, NOW),
        BundleRefusal.KEY_RETIRED);
  }

  @Test
  void clockBehindTheBundle_isTakenForTheBundlesTime() {
    Instant flatBattery = Instant.parse("1970-01-01T00:00:00Z");
    assertThat(at(SignedLeases.EXPIRES.minusSeconds(1), flatBattery))
        .isInstanceOf(LeaseVerification.Accepted.class);
    assertThat(at(SignedLeases.EXPIRES, SignedLeases.EXPIRES.minusSeconds(1)))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.EXPIRED));
    assertThat(at(SignedLeases.NOT_BEFORE.minusSeconds(1), flatBattery))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.NOT_YET_VALID));
    assertThat(at(SignedLeases.NOT_BEFORE, SignedLeases.EXPIRES))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.EXPIRED));
  }

  /** By a verifier that knows a bundle of one instant, at another. */
  private LeaseVerification at(Instant bundled, Instant now) {
    SigningRing one = SigningRing.of(FIRST);
    return accepted(verifier(one), SignedLeases.bundle(one, 1, bundled))
        .verify(SignedLeases.genuine(), SignedLeases.DEVICE, now);
  }

  @Test
  void bundleThatRetiresItsOwnKeyBeforeItself_isKeyRetired() {
    SigningRing sooner = SigningRing.of(List.of(sound(FIRST, Instant.EPOCH), sound(SECOND, NOW)));
    assertRefused(SignedLeases.bundle(sooner, 9, NOW, FIRST), BundleRefusal.KEY_RETIRED);
  }

  @Test
  void compromisedKey_signsNoBundleWhetherKnownBeforeOrSaidByTheBundleItself() {
    SigningRing without = SigningRing.of(List.of(lost(FIRST), sound(SECOND, CHANGE)));
    assertRefused(SignedLeases.bundle(without, 9, NOW, FIRST), BundleRefusal.KEY_COMPROMISED);
    LeaseVerifier informed = accepted(verifier, SignedLeases.bundle(without, 9, CHANGE));
    assertRefused(
        informed,
        SignedLeases.bundle(ring, 10, CHANGE.minusSeconds(1), FIRST),
        BundleRefusal.KEY_COMPROMISED);
  }

  @Test
  void keyOnceCompromised_staysSoWhateverALaterBundleSays() {
    SigningRing without = SigningRing.of(List.of(lost(FIRST), sound(SECOND, CHANGE)));
    LeaseVerifier informed = accepted(verifier, SignedLeases.bundle(without, 9, CHANGE));
    LeaseVerifier later = accepted(informed, SignedLeases.bundle(ring, 10, CHANGE, SECOND));
    LeaseVerifier silent =
        accepted(later, SignedLeases.bundle(SigningRing.of(SECOND), 11, CHANGE, SECOND));
    for (LeaseVerifier each : List.of(informed, later, silent)) {
      assertThat(each.verify(SignedLeases.genuine(), SignedLeases.DEVICE, NOW))
          .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.KEY_COMPROMISED));
    }
  }

  @Test
  void claimsOfAnotherForm_areMalformed() {
    for (String member : List.of("ver", "iss", "iat", "num", "jwks", "revoked")) {
      assertRefused(
          signed(claims().replace("\"" + member + "\":", "\"other\":")), BundleRefusal.MALFORMED);
    }
    for (String claims :
        List.of(
            claims().replace("\"ver\":1", "\"ver\":2"),
            claims().replace("\"num\":3", "\"num\":-1"),
            claims().replace("\"num\":3", "\"num\":3,\"num\":3"),
            claims().replace("\"revoked\":[]", "\"revoked\":[[\"LEASE\"]]"),
            claims().replace("\"revoked\":[]", "\"revoked\":[[\"FAX\",\"a\",1]]"),
            claims().replace("\"kty\":\"OKP\"", "\"kty\":1"),
            claims() + "{}")) {
      assertRefused(signed(claims), BundleRefusal.MALFORMED);
    }
  }

  @Test
  void revocation_takesBackWhatWasIssuedBeforeItsSecond() {
    for (LeasesOf what :
        List.of(
            new LeasesOf.One(new LeaseId(new UUID(4, 2))),
            new LeasesOf.Account(new AccountId(new UUID(4, 3))),
            new LeasesOf.Device(SignedLeases.DEVICE),
            new LeasesOf.ProductKey(new ProductKeyId(new UUID(4, 4))))) {
      assertThat(afterRevoking(what, NOW.plusSeconds(1)))
          .as(what.toString())
          .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.REVOKED));
      assertThat(afterRevoking(what, NOW)).isInstanceOf(LeaseVerification.Accepted.class);
    }
    // A person's lease does not hang on who typed the key.
    LeasesOf typed = new LeasesOf.TypedKey(new ProductKeyId(new UUID(4, 4)));
    assertThat(afterRevoking(typed, NOW.plusSeconds(1)))
        .isInstanceOf(LeaseVerification.Accepted.class);
  }

  private LeaseVerification afterRevoking(LeasesOf what, Instant issuedBefore) {
    SignedBundle bundle = SignedLeases.bundle(ring, 4, NOW, new Revocation(what, issuedBefore));
    return accepted(verifier, bundle).verify(SignedLeases.genuine(), SignedLeases.DEVICE, NOW);
  }

  private String claims() {
    return SignedTexts.claims(genuine.text());
  }

  private static SignedBundle signed(String claims) {
    return new SignedBundle(SignedLeases.signed(TYP, claims, FIRST));
  }

  private static Member sound(SigningKey key, Instant startsAt) {
    return new Member(key.publicKey(), Optional.of(key), startsAt, Optional.empty());
  }

  private static Member lost(SigningKey key) {
    return new Member(key.publicKey(), Optional.empty(), Instant.EPOCH, Optional.of(NOW));
  }

  private static LeaseVerifier verifier(SigningRing ring) {
    return LeaseVerifier.builder(SignedLeases.ISSUER, JwkSetJson.write(ring.published()))
        .audience(SignedLeases.AUDIENCE)
        .product(SignedLeases.PRODUCT)
        .build();
  }

  private static LeaseVerifier accepted(LeaseVerifier verifier, SignedBundle bundle) {
    BundleVerification result = verifier.with(bundle);
    assertThat(result).isInstanceOf(BundleVerification.Accepted.class);
    return ((BundleVerification.Accepted) result).verifier();
  }

  private void assertRefused(SignedBundle bundle, BundleRefusal reason) {
    assertRefused(verifier, bundle, reason);
  }

  private static void assertRefused(
      LeaseVerifier verifier, SignedBundle bundle, BundleRefusal reason) {
    assertThat(verifier.with(bundle)).isEqualTo(new BundleVerification.Refused(reason));
  }
}
