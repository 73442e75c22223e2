package io.entitlements.core.internal.signing;

import java.time.Instant;
import java.util.Optional;

/** What came out of verifying a compact JWS. */
public sealed interface JwsResult {

  /** Genuine: only {@link Jws#verify} makes one. */
  final class Verified implements JwsResult {

    private final PublishedKey key;
    private final byte[] payload;

    Verified(PublishedKey key, byte[] payload) {
      this.key = key;
      this.payload = payload;
    }

    /** The key that signed. */
    public String kid() {
      return key.key().kid();
    }

    /** The signed bytes, a copy. */
    public byte[] payload() {
      return payload.clone();
    }

    /**
     * Whether the key was in use when this was issued; to be asked once the payload has told when
     * that was.
     */
    public Optional<Fault> faultOfKey(Instant issuedAt) {
      return faultOf(key.state(), issuedAt);
    }

    /** The same by what a newer set says of the key. */
    public Optional<Fault> faultOfKey(Instant issuedAt, VerificationKeys newer) {
      Optional<PublishedKey> same = newer.find(kid());
      if (same.isEmpty()) {
        return Optional.of(Fault.UNKNOWN_KEY);
      }
      return same.get().isCompromised()
          ? Optional.of(Fault.KEY_COMPROMISED)
          : faultOf(same.get().state(), issuedAt);
    }

    private static Optional<Fault> faultOf(KeyState state, Instant issuedAt) {
      if (state.startsAt().isPresent() && issuedAt.isBefore(state.startsAt().get())) {
        return Optional.of(Fault.KEY_NOT_YET_IN_USE);
      }
      return state.retiredAt().isPresent() && !issuedAt.isBefore(state.retiredAt().get())
          ? Optional.of(Fault.KEY_RETIRED)
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "Verified[kid=" + kid() + ", " + payload.length + " bytes]";
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
    /** No known key has the header's {@code kid}. */
    UNKNOWN_KEY,
    /** Others may have the key. */
    KEY_COMPROMISED,
    /** The signature is not one of that key over these bytes. */
    BAD_SIGNATURE,
    /** Issued before the key was in use. */
    KEY_NOT_YET_IN_USE,
    /** Issued after the key was in use. */
    KEY_RETIRED
  }
}
