package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an accepted header says, read by another reader than the one under test. */
public final class HeaderRules {

  private static final JsonMapper JSON = new JsonMapper();

  private HeaderRules() {}

  /** It has the three members, and they say what they must. */
  public static void check(String header, String typ, String kid) {
    JsonNode members = JSON.readTree(header);
    assertThat(members.propertyNames()).as(header).containsExactlyInAnyOrder("alg", "typ", "kid");
    assertThat(members.get("alg").stringValue()).as(header).isIn("EdDSA", "Ed25519");
    assertThat(members.get("typ").stringValue()).as(header).isEqualTo(typ);
    assertThat(members.get("kid").stringValue()).as(header).isEqualTo(kid);
  }
}
