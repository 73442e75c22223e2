package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.KeyRing;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.type.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LeaseVerifierTest {

  private static final Instant NOW = SignedLeases.ISSUED;
  private static final SigningKey FIRST = SignedLeases.FIRST;
  private static final SigningKey SECOND = SignedLeases.SECOND;
  private static final String CLAIMS = SignedLeases.claims();
  private static final String HEADER = SignedLeases.header(FIRST);
  private static final Instant CHANGE = Instant.parse("2026-08-21T00:00:00Z");

  private final KeyRing ring =
      KeyRing.builder().key(FIRST.signer(), Instant.EPOCH).key(SECOND.signer(), CHANGE).build();
  private final LeaseVerifier verifier = builder(ring).build();

  @Test
  void genuineLease_isAcceptedByBothImplementations() {
    for (LeaseVerifier each : List.of(verifier, builder(ring).byBouncyCastle().build())) {
      LeaseVerification result = each.verify(SignedLeases.genuine(), SignedLeases.DEVICE, NOW);
      VerifiedLease lease = ((LeaseVerification.Accepted) result).lease();
      assertThat(lease.audience()).isEqualTo(SignedLeases.AUDIENCE);
      assertThat(lease.products()).containsExactly(SignedLeases.PRODUCT);
      assertThat(lease.device()).isEqualTo(SignedLeases.DEVICE);
      assertThat(lease.issuedAt()).isEqualTo(SignedLeases.ISSUED);
      assertThat(lease.check(SignedLeases.FEATURE, NOW).isAllowed()).isTrue();
    }
  }

  @Test
  void algorithmNone_isWrongAlgorithmWithOrWithoutASignature() {
    String none = HEADER.replace("EdDSA", "none") + "}";
    assertRefused(SignedLeases.withHeader(none, FIRST), LeaseRefusal.WRONG_ALGORITHM);
    assertRefused(
        new Lease(SignedLeases.encode(none) + "." + SignedLeases.encode(CLAIMS) + "."),
        LeaseRefusal.WRONG_ALGORITHM);
  }

  @Test
  void hs256WithThePublicKeyAsSecret_isWrongAlgorithm() {
    String hs256 = HEADER.replace("EdDSA", "HS256") + "}";
    assertRefused(macWithPublicKey(hs256), LeaseRefusal.WRONG_ALGORITHM);
    assertRefused(macWithPublicKey(HEADER + "}"), LeaseRefusal.BAD_SIGNATURE);
  }

  private static Lease macWithPublicKey(String header) {
    return new Lease(SignedTexts.macWithPublicKey(header, CLAIMS, FIRST));
  }

  @Test
  void kidSwappedForThatOfAnotherTrustedKey_isBadSignature() {
    String swapped = SignedLeases.header(SECOND) + "}";
    assertRefused(SignedLeases.withHeader(swapped, FIRST), LeaseRefusal.BAD_SIGNATURE);
  }

  @Test
  void kidOfAKeyNotTrusted_isUnknownKey() {
    assertRefused(SignedLeases.lease(CLAIMS, SignedLeases.STRANGER), LeaseRefusal.UNKNOWN_KEY);
  }

  @Test
  void signatureOfAnotherKeyOrOfOtherClaims_isBadSignature() {
    assertRefused(
        SignedLeases.withHeader(HEADER + "}", SignedLeases.STRANGER), LeaseRefusal.BAD_SIGNATURE);
    String genuine = SignedLeases.genuine().text();
    String other = claimsWith("notebook", "whiteboard").text();
    assertRefused(
        new Lease(
            genuine.substring(0, genuine.lastIndexOf('.'))
                + other.substring(other.lastIndexOf('.'))),
        LeaseRefusal.BAD_SIGNATURE);
  }

  @Test
  void duplicateMemberOfHeaderOrClaims_isMalformed() {
    assertRefused(
        SignedLeases.withHeader(HEADER + ",\"alg\":\"EdDSA\"}", FIRST), LeaseRefusal.MALFORMED);
    assertRefused(
        SignedLeases.withHeader(HEADER + ",\"kid\":\"" + SECOND.kid() + "\"}", FIRST),
        LeaseRefusal.MALFORMED);
    assertRefused(claimsWith("{\"ver\":1", "{\"ver\":1,\"ver\":1"), LeaseRefusal.MALFORMED);
    assertRefused(
        claimsWith("\"degraded\":", "\"degraded\":\"FULL\",\"degraded\":"), LeaseRefusal.MALFORMED);
  }

  @Test
  void headerOfOneMegabyte_isTooLarge() {
    String padded = HEADER + " ".repeat(1 << 20) + "}";
    assertRefused(SignedLeases.withHeader(padded, FIRST), LeaseRefusal.TOO_LARGE);
    String small = HEADER + " ".repeat(1024) + "}";
    assertRefused(SignedLeases.withHeader(small, FIRST), LeaseRefusal.TOO_LARGE);
  }

  @Test
  void textOverTheLimit_isTooLarge() {
    assertRefused(new Lease("A".repeat(1 << 20)), LeaseRefusal.TOO_LARGE);
    assertRefused(claimsWith("}]", "}]" + " ".repeat(64 * 1024)), LeaseRefusal.TOO_LARGE);
  }

  @Test
  void critInTheHeader_isUnsupportedCritical() {
    for (String crit : List.of("[\"exp\"]", "[]", "null")) {
      assertRefused(
          SignedLeases.withHeader(HEADER + ",\"crit\":" + crit + "}", FIRST),
          LeaseRefusal.UNSUPPORTED_CRITICAL);
    }
  }

  @Test
  void otherKindOfArtifact_isWrongKind() {
    for (String typ : List.of("entitlements-key+jwt", "entitlements-bundle+jwt", "JWT")) {
      assertRefused(new Lease(SignedLeases.signed(typ, CLAIMS, FIRST)), LeaseRefusal.WRONG_KIND);
    }
  }

  @Test
  void claimsMissingOrOfAnotherTypeOrVersion_areMalformed() {
    for (String member :
        List.of("ver", "iss", "jti", "aud", "products", "device", "iat", "nbf", "exp", "rights")) {
      assertRefused(claimsWith("\"" + member + "\":", "\"other\":"), LeaseRefusal.MALFORMED);
    }
    assertRefused(claimsWith("\"ver\":1", "\"ver\":2"), LeaseRefusal.MALFORMED);
    assertRefused(
        claimsWith("\"aud\":\"notebook\"", "\"aud\":[\"notebook\"]"), LeaseRefusal.MALFORMED);
    assertRefused(claimsWith("[\"suite\"]", "[]"), LeaseRefusal.MALFORMED);
    assertRefused(claimsWith("[\"suite\"]", "[\"Suite\"]"), LeaseRefusal.MALFORMED);
    assertRefused(claimsWith("\"EMAIL\"", "\"FAX\""), LeaseRefusal.MALFORMED);
    for (String payload : List.of("", "[]", "{}", CLAIMS + " 1", CLAIMS.substring(1))) {
      assertRefused(SignedLeases.lease(payload, FIRST), LeaseRefusal.MALFORMED);
    }
  }

  @Test
  void claimsThatAreNew_areIgnored() {
    assertAccepted(claimsWith("{\"ver\"", "{\"new\":[{}],\"ver\""), NOW);
  }

  @Test
  void leaseOfAnotherIssuer_isWrongIssuer() {
    assertRefused(claimsWith("portal.example", "other.example"), LeaseRefusal.WRONG_ISSUER);
    assertRefused(claimsWith("portal.example", "Portal.example"), LeaseRefusal.WRONG_ISSUER);
  }

  @Test
  void leaseForAnotherProgram_isWrongAudience() {
    assertRefused(claimsWith("\"notebook\"", "\"Notebook\""), LeaseRefusal.WRONG_AUDIENCE);
  }

  @Test
  void leaseForAnotherProduct_isWrongProduct() {
    assertRefused(claimsWith("\"suite\"", "\"quiz\""), LeaseRefusal.WRONG_PRODUCT);
  }

  @Test
  void rightsToOtherProducts_areNotDecidedUpon() {
    LeaseVerifier quiz =
        LeaseVerifier.builder(SignedLeases.ISSUER, ring.jwkSet().text())
            .audience(SignedLeases.AUDIENCE)
            .product(new ProductId("quiz"))
            .build();
    Lease both = claimsWith("[\"suite\"]", "[\"quiz\",\"suite\"]");
    LeaseVerification result = quiz.verify(both, SignedLeases.DEVICE, NOW);
    VerifiedLease lease = ((LeaseVerification.Accepted) result).lease();
    assertThat(lease.check(SignedLeases.FEATURE, NOW).isAllowed()).isFalse();
    assertAccepted(both, NOW);
  }

  @Test
  void leaseForAnotherDevice_isWrongDevice() {
    DeviceId other = new DeviceId(new UUID(4, 99));
    assertThat(verifier.verify(SignedLeases.genuine(), other, NOW))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.WRONG_DEVICE));
  }

  @Test
  void leaseExpiredByOneSecond_isExpiredAndOneSecondBeforeItIsNot() {
    assertAccepted(SignedLeases.genuine(), SignedLeases.EXPIRES.minusSeconds(1));
    assertAccepted(SignedLeases.genuine(), SignedLeases.EXPIRES.minusMillis(1));
    assertRefusedAt(SignedLeases.EXPIRES, LeaseRefusal.EXPIRED);
    assertRefusedAt(SignedLeases.EXPIRES.plusSeconds(1), LeaseRefusal.EXPIRED);
  }

  @Test
  void leaseFromTomorrow_isNotYetValid() {
    assertRefusedAt(NOW.minus(Duration.ofDays(1)), LeaseRefusal.NOT_YET_VALID);
    assertRefusedAt(SignedLeases.NOT_BEFORE.minusSeconds(1), LeaseRefusal.NOT_YET_VALID);
    assertRefusedAt(SignedLeases.NOT_BEFORE.minusMillis(1), LeaseRefusal.NOT_YET_VALID);
    assertAccepted(SignedLeases.genuine(), SignedLeases.NOT_BEFORE);
  }

  @Test
  void leaseOfARetiredKey_countsIfIssuedBeforeItsLastSecondWasOver() {
    Lease last = SignedLeases.lease(SignedLeases.claims(CHANGE.minusSeconds(1)), FIRST);
    assertAccepted(last, CHANGE.plusSeconds(60));
    Lease after = SignedLeases.lease(SignedLeases.claims(CHANGE), FIRST);
    assertRefused(after, LeaseRefusal.KEY_RETIRED);
  }

  @Test
  void leaseOfTheNextKey_countsIfIssuedFromItsFirstSecondOn() {
    Lease early = SignedLeases.lease(SignedLeases.claims(CHANGE.minusSeconds(1)), SECOND);
    assertRefused(early, LeaseRefusal.KEY_NOT_YET_IN_USE);
    Lease first = SignedLeases.lease(SignedLeases.claims(CHANGE), SECOND);
    assertAccepted(first, CHANGE);
  }

  @Test
  void leaseOfACompromisedKey_isRefusedWheneverItWasIssued() {
    KeyRing after =
        KeyRing.builder()
            .compromised(FIRST.signer().publicKey(), Instant.EPOCH, CHANGE.plusSeconds(100))
            .key(SECOND.signer(), CHANGE)
            .build();
    assertThat(builder(after).build().verify(SignedLeases.genuine(), SignedLeases.DEVICE, NOW))
        .isEqualTo(new LeaseVerification.Refused(LeaseRefusal.KEY_COMPROMISED));
  }

  @Test
  void verifierWithoutAudienceProductsOrKeys_isAMistake() {
    String jwkSet = ring.jwkSet().text();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                LeaseVerifier.builder(SignedLeases.ISSUER, jwkSet)
                    .product(SignedLeases.PRODUCT)
                    .build());
    assertThatIllegalStateException()
        .isThrownBy(
            () -> LeaseVerifier.builder(SignedLeases.ISSUER, jwkSet).audience("program").build());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LeaseVerifier.builder(SignedLeases.ISSUER, "{}")
                    .audience("program")
                    .product(SignedLeases.PRODUCT)
                    .build());
    for (String audience : List.of("", "a b", "\u00e4", "a".repeat(101))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> LeaseVerifier.builder(SignedLeases.ISSUER, jwkSet).audience(audience));
    }
  }

  private static LeaseVerifierBuilder builder(KeyRing ring) {
    return LeaseVerifier.builder(SignedLeases.ISSUER, ring.jwkSet().text())
        .audience(SignedLeases.AUDIENCE)
        .product(SignedLeases.PRODUCT);
  }

  private static Lease claimsWith(String part, String other) {
    assertThat(CLAIMS).contains(part);
    return SignedLeases.lease(CLAIMS.replace(part, other), FIRST);
  }

  private void assertAccepted(Lease lease, Instant now) {
    assertThat(verifier.verify(lease, SignedLeases.DEVICE, now))
        .isInstanceOf(LeaseVerification.Accepted.class);
  }

  private void assertRefused(Lease lease, LeaseRefusal reason) {
    assertThat(verifier.verify(lease, SignedLeases.DEVICE, NOW))
        .as(lease.text().length() > 2_000 ? "a long text" : lease.text())
        .isEqualTo(new LeaseVerification.Refused(reason));
  }

  private void assertRefusedAt(Instant now, LeaseRefusal reason) {
    assertThat(verifier.verify(SignedLeases.genuine(), SignedLeases.DEVICE, now))
        .isEqualTo(new LeaseVerification.Refused(reason));
  }
}
