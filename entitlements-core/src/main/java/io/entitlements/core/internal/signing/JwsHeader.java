package io.entitlements.core.internal.signing;

import java.util.Optional;

/**
 * The protected header of a JWS: {@code alg}, {@code typ}, {@code kid}, all required, all strings.
 *
 * @param critical whether the header has {@code crit}; the other components may then be empty
 */
record JwsHeader(String alg, String typ, String kid, boolean critical) {

  /**
   * Reads a header. Unknown members ({@code jwk}, {@code jku}, {@code b64}, …) are refused rather
   * than ignored: our own signer never writes one.
   *
   * @return the header, or empty if it is not strict UTF-8, strict JSON or lacks a member
   */
  static Optional<JwsHeader> read(byte[] utf8) {
    try {
      return read(StrictJson.of(utf8));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static Optional<JwsHeader> read(StrictJson json) {
    String alg = "";
    String typ = "";
    String kid = "";
    boolean critical = false;
    boolean understood = true;
    json.startObject();
    String member = json.nextMember();
    while (member != null) {
      String value = "";
      if (json.isText()) {
        value = json.text();
      } else {
        json.skip();
      }
      switch (member) {
        case "alg" -> alg = value;
        case "typ" -> typ = value;
        case "kid" -> kid = value;
        case "crit" -> critical = true;
        default -> understood = false;
      }
      member = json.nextMember();
    }
    json.end();
    boolean complete = understood && !alg.isEmpty() && !typ.isEmpty() && !kid.isEmpty();
    return critical || complete
        ? Optional.of(new JwsHeader(alg, typ, kid, critical))
        : Optional.empty();
  }
}
