package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an accepted signed key says, read by another reader than the one under test. */
final class KeyRules {

  private static final JsonMapper JSON = new JsonMapper();

  private KeyRules() {}

  static void check(KeyStatement key, String claims) {
    JsonNode tree = JSON.readTree(claims);
    assertThat(tree.get("ver").longValue()).as(claims).isEqualTo(1);
    assertThat(tree.get("iss").stringValue()).as(claims).isEqualTo(SignedKeys.ISSUER);
    assertThat(tree.get("product").stringValue()).as(claims).isEqualTo(key.product().value());
    assertThat(tree.get("ref").stringValue()).as(claims).hasSizeLessThanOrEqualTo(64);
    assertThat(tree.get("seats").longValue()).as(claims).isEqualTo(key.seats()).isPositive();
    assertThat(tree.get("exp").longValue()).as(claims).isEqualTo(key.endsAt().getEpochSecond());
    assertThat(KeyStatementJson.read(KeyStatementJson.write(key))).as(claims).contains(key);
  }
}
