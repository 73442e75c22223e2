package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.internal.signing.SigningRing.Member;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.SignedBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tricks with a header that JWS libraries have fallen for, tried on bundles. */
class BundleFormTest {

  private static final SigningKey FIRST = SignedLeases.FIRST;
  private static final SigningKey SECOND = SignedLeases.SECOND;
  private static final SigningRing RING =
      SigningRing.of(
          List.of(member(FIRST, Instant.EPOCH), member(SECOND, Instant.EPOCH.plusSeconds(1))));
  private static final SignedBundle GENUINE =
      SignedLeases.bundle(RING, 3, SignedLeases.ISSUED, SECOND);
  private static final String CLAIMS = SignedTexts.claims(GENUINE.text());
  private static final String HEADER = SignedTexts.header("entitlements-bundle+jwt", SECOND);

  private final LeaseVerifier verifier =
      LeaseVerifier.builder(SignedLeases.ISSUER, JwkSetJson.write(RING.published()))
          .audience(SignedLeases.AUDIENCE)
          .product(SignedLeases.PRODUCT)
          .build();

  @Test
  void genuineBundle_isAccepted() {
    assertThat(verifier.with(GENUINE)).isInstanceOf(BundleVerification.Accepted.class);
    assertThat(signed(HEADER)).isEqualTo(GENUINE);
  }

  @Test
  void algorithmNone_isWrongAlgorithmWithOrWithoutASignature() {
    String none = HEADER.replace("EdDSA", "none");
    assertRefused(signed(none), BundleRefusal.WRONG_ALGORITHM);
    assertRefused(
        new SignedBundle(SignedLeases.encode(none) + "." + SignedLeases.encode(CLAIMS) + "."),
        BundleRefusal.WRONG_ALGORITHM);
  }

  @Test
  void hs256WithThePublicKeyAsSecret_isWrongAlgorithm() {
    assertRefused(mac(HEADER.replace("EdDSA", "HS256")), BundleRefusal.WRONG_ALGORITHM);
    assertRefused(mac(HEADER), BundleRefusal.BAD_SIGNATURE);
  }

  @Test
  void kidSwappedForThatOfAnotherTrustedKey_isBadSignature() {
    assertRefused(signed(HEADER.replace(SECOND.kid(), FIRST.kid())), BundleRefusal.BAD_SIGNATURE);
  }

  @Test
  void missingSignatureOrOneOfOtherClaims_isBadSignature() {
    String text = GENUINE.text();
    String unsigned = text.substring(0, text.lastIndexOf('.') + 1);
    String other = SignedLeases.bundle(RING, 4, SignedLeases.ISSUED, SECOND).text();
    assertRefused(new SignedBundle(unsigned), BundleRefusal.BAD_SIGNATURE);
    assertRefused(
        new SignedBundle(unsigned + other.substring(other.lastIndexOf('.') + 1)),
        BundleRefusal.BAD_SIGNATURE);
  }

  @Test
  void critInTheHeader_isUnsupportedCritical() {
    for (String crit : List.of("[\"exp\"]", "[]", "null")) {
      assertRefused(
          signed(HEADER.replace("{", "{\"crit\":" + crit + ",")),
          BundleRefusal.UNSUPPORTED_CRITICAL);
    }
  }

  @Test
  void duplicateMemberOfHeaderOrClaims_isMalformed() {
    assertRefused(signed(HEADER.replace("{", "{\"alg\":\"EdDSA\",")), BundleRefusal.MALFORMED);
    assertRefused(
        signed(HEADER.replace("{", "{\"kid\":\"" + FIRST.kid() + "\",")), BundleRefusal.MALFORMED);
    for (String member : List.of("{\"num\":9,", "{\"revoked\":[],", "{\"jwks\":{\"keys\":[]},")) {
      String claims = CLAIMS.replaceFirst("\\{", member);
      assertRefused(
          new SignedBundle(SignedTexts.signed(HEADER, claims, SECOND)), BundleRefusal.MALFORMED);
    }
  }

  @Test
  void headerOfOneMegabyte_isTooLarge() {
    assertRefused(signed(HEADER.replace("{", "{" + " ".repeat(1 << 20))), BundleRefusal.TOO_LARGE);
    assertRefused(signed(HEADER.replace("{", "{" + " ".repeat(1024))), BundleRefusal.TOO_LARGE);
  }

  @Test
  void textOverTheLimit_isTooLarge() {
    assertRefused(new SignedBundle("A".repeat(1024 * 1024 + 1)), BundleRefusal.TOO_LARGE);
    assertRefused(new SignedBundle("A".repeat(1024 * 1024)), BundleRefusal.MALFORMED);
    assertRefused(new SignedBundle(""), BundleRefusal.MALFORMED);
  }

  private static SignedBundle signed(String header) {
    return new SignedBundle(SignedTexts.signed(header, CLAIMS, SECOND));
  }

  private static SignedBundle mac(String header) {
    return new SignedBundle(SignedTexts.macWithPublicKey(header, CLAIMS, SECOND));
  }

  private static Member member(SigningKey key, Instant startsAt) {
    return new Member(key.publicKey(), Optional.of(key), startsAt, Optional.empty());
  }

  private void assertRefused(SignedBundle bundle, BundleRefusal reason) {
    assertThat(verifier.with(bundle)).isEqualTo(new BundleVerification.Refused(reason));
  }
}
