package io.entitlements.core.internal.signing;

/** What came out of verifying a compact JWS. */
public sealed interface JwsResult {

  /** Genuine: only {@link Jws#verify} makes one. */
  final class Verified implements JwsResult {

    private final String kid;
    private final byte[] payload;

    Verified(String kid, byte[] payload) {
      this.kid = kid;
      this.payload = payload;
    }

    /** The key that signed. */
    public String kid() {
      return kid;
    }

    /** The signed bytes, a copy. */
    public byte[] payload() {
      return payload.clone();
    }

    @Override
    public String toString() {
      return "Verified[kid=" + kid + ", " + payload.length + " bytes]";
    }
  }

  /**
   * Not to be trusted.
   *
   * @param fault the first rule that it breaks
   */
  record Refused(Fault fault) implements JwsResult {}

  /** Why a JWS is refused. */
  enum Fault {
    /** Not three parts of canonical base64url with a strict JSON header. */
    MALFORMED,
    /** Longer than the limit, or its header is. */
    TOO_LARGE,
    /** The header has {@code crit}, of which nothing is supported. */
    UNSUPPORTED_CRITICAL,
    /** The header's {@code alg} is not one for Ed25519 keys. */
    WRONG_ALGORITHM,
    /** Another kind of artifact: the header's {@code typ} is not the expected one. */
    WRONG_TYPE,
    /** No trusted key has the header's {@code kid}. */
    UNKNOWN_KEY,
    /** The signature is not one of that key over these bytes. */
    BAD_SIGNATURE
  }
}
