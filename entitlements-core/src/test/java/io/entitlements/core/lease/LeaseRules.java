package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.check.Decision;
import io.entitlements.core.internal.lease.LeaseReader;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.core.internal.lease.LeaseWriter;
import io.entitlements.core.internal.lease.SignedLeases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an accepted lease says, read by another reader than the one under test. */
final class LeaseRules {

  /** A number that nobody asks for may be of any length. */
  private static final JsonMapper JSON =
      new JsonMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxNumberLength(1 << 20).build())
              .build());

  private static final Instant NOW = SignedLeases.ISSUED;

  private LeaseRules() {}

  /** If it was accepted, then by right, and all of it can be used. */
  static void check(LeaseVerification result, String claims) {
    if (result instanceof LeaseVerification.Accepted accepted) {
      checkClaims(JSON.readTree(claims), claims);
      checkWritten(claims);
      checkDecisions(accepted.lease(), claims);
    }
  }

  private static void checkClaims(JsonNode tree, String claims) {
    assertThat(tree.get("ver").longValue()).as(claims).isEqualTo(1);
    assertThat(tree.get("iss").stringValue()).as(claims).isEqualTo(SignedLeases.ISSUER);
    assertThat(tree.get("aud").stringValue()).as(claims).isEqualTo(SignedLeases.AUDIENCE);
    assertThat(UUID.fromString(tree.get("device").stringValue()))
        .as(claims)
        .isEqualTo(SignedLeases.DEVICE.value());
    assertThat(tree.get("products").valueStream().map(JsonNode::stringValue))
        .as(claims)
        .contains(SignedLeases.PRODUCT.value());
    assertThat(tree.get("nbf").longValue()).as(claims).isLessThanOrEqualTo(NOW.getEpochSecond());
    assertThat(tree.get("exp").longValue()).as(claims).isGreaterThan(NOW.getEpochSecond());
  }

  private static void checkWritten(String claims) {
    LeaseStatement read = LeaseReader.read(claims.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    assertThat(LeaseReader.read(LeaseWriter.write(read))).as(claims).contains(read);
  }

  private static void checkDecisions(VerifiedLease lease, String claims) {
    for (Instant at : List.of(Instant.MIN, NOW, lease.expiresAt(), Instant.MAX)) {
      Decision decision = lease.check(SignedLeases.FEATURE, at);
      if (decision.isAllowed()) {
        assertThat(at).as(claims).isEqualTo(NOW);
        assertThat(decision.validUntil())
            .as(claims)
            .isAfter(NOW)
            .isBeforeOrEqualTo(lease.expiresAt());
      }
    }
  }
}
