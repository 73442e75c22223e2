package io.entitlements.core.internal.signing;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

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
      Optional<String> text = StrictJson.utf8(utf8);
      return text.isPresent() ? parse(text.get()) : Optional.empty();
    } catch (JacksonException broken) {
      return Optional.empty();
    }
  }

  private static Optional<JwsHeader> parse(String text) {
    String alg = "";
    String typ = "";
    String kid = "";
    boolean critical = false;
    boolean understood = true;
    try (JsonParser parser = StrictJson.parser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String member = parser.currentName();
        boolean isString = parser.nextToken() == JsonToken.VALUE_STRING;
        String value = isString ? parser.getString() : "";
        parser.skipChildren();
        switch (member) {
          case "alg" -> alg = value;
          case "typ" -> typ = value;
          case "kid" -> kid = value;
          case "crit" -> critical = true;
          default -> understood = false;
        }
      }
      if (parser.nextToken() != null) {
        return Optional.empty();
      }
    }
    boolean complete = understood && !alg.isEmpty() && !typ.isEmpty() && !kid.isEmpty();
    return critical || complete
        ? Optional.of(new JwsHeader(alg, typ, kid, critical))
        : Optional.empty();
  }
}
