package io.entitlements.core.internal.signing;

/**
 * Writes what {@link JwkSetJson} reads; apart from it, since programs at their launch only read.
 */
final class JwkSetWriter {

  private JwkSetWriter() {}

  /** Writes the keys in their order. */
  static String write(VerificationKeys keys) {
    StringBuilder json = new StringBuilder("{\"keys\":[");
    String separator = "";
    for (PublishedKey key : keys.all()) {
      json.append(separator);
      write(json, key);
      separator = ",";
    }
    return json.append("]}").toString();
  }

  private static void write(StringBuilder json, PublishedKey published) {
    KeyState state = published.state();
    json.append("{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"")
        .append(Base64Url.encode(published.key().publicKey()))
        .append("\",\"kid\":\"")
        .append(published.key().kid())
        .append("\",\"alg\":\"EdDSA\",\"use\":\"sig\"");
    state.startsAt().ifPresent(at -> json.append(",\"nbf\":").append(at.getEpochSecond()));
    state.retiredAt().ifPresent(at -> json.append(",\"exp\":").append(at.getEpochSecond()));
    state
        .compromisedAt()
        .ifPresent(
            at ->
                json.append(",\"revoked\":{\"revoked_at\":")
                    .append(at.getEpochSecond())
                    .append(",\"reason\":\"compromised\"}"));
    json.append('}');
  }
}
