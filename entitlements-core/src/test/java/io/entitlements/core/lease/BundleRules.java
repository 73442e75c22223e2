package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.BundleReader;
import io.entitlements.core.internal.lease.BundleWriter;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.JdkEd25519;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an accepted bundle says, read by another reader than the one under test. */
final class BundleRules {

  /** A number that nobody asks for may be of any length. */
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNumberLength(1 << 20).build())
              .build());

  private BundleRules() {}

  /**
   * If it was accepted, then by right, and its verifier can be used.
   *
   * @param kid of the key that signed it
   * @param known when the bundle known before, of number 3, was issued
   */
  static void check(BundleVerification result, String claims, String kid, Instant known) {
    if (result instanceof BundleVerification.Accepted accepted) {
      JsonNode tree = JSON.readTree(claims);
      checkClaims(tree, claims, known);
      checkKey(tree, claims, kid);
      byte[] bytes = claims.getBytes(StandardCharsets.UTF_8);
      byte[] written = BundleWriter.write(BundleReader.read(bytes, new JdkEd25519()).orElseThrow());
      assertThat(BundleReader.read(written, new JdkEd25519())).as(claims).isPresent();
      assertThat(accepted.verifier().signedTime())
          .as(claims)
          .contains(Instant.ofEpochSecond(tree.get("iat").longValue()));
      assertThat(
              accepted
                  .verifier()
                  .verify(SignedLeases.genuine(), SignedLeases.DEVICE, SignedLeases.ISSUED))
          .as(claims)
          .isNotNull();
    }
  }

  private static void checkClaims(JsonNode tree, String claims, Instant known) {
    assertThat(tree.get("ver").longValue()).as(claims).isEqualTo(1);
    assertThat(tree.get("iss").stringValue()).as(claims).isEqualTo(SignedLeases.ISSUER);
    long number = tree.get("num").longValue();
    assertThat(number).as(claims).isGreaterThanOrEqualTo(3);
    if (number == 3) {
      assertThat(tree.get("iat").longValue())
          .as(claims)
          .isGreaterThanOrEqualTo(known.getEpochSecond());
    }
  }

  /** It names the key that signed it, as one in use. */
  private static void checkKey(JsonNode tree, String claims, String kid) {
    JsonNode own =
        tree.get("jwks")
            .get("keys")
            .valueStream()
            .filter(key -> key.path("kid").asString("").equals(kid))
            .findFirst()
            .orElseThrow();
    long issuedAt = tree.get("iat").longValue();
    assertThat(own.has("revoked")).as(claims).isFalse();
    if (own.has("nbf")) {
      assertThat(own.get("nbf").longValue()).as(claims).isLessThanOrEqualTo(issuedAt);
    }
    if (own.has("exp")) {
      assertThat(own.get("exp").longValue()).as(claims).isGreaterThan(issuedAt);
    }
  }
}
