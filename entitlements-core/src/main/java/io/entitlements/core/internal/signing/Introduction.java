package io.entitlements.core.internal.signing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key made known by the key before it, so that programs that know only old keys learn the new
 * ones: a compact JWS of a kind of its own, whose payload is a JWK set of one key. It says nothing
 * of dates and states; those are a bundle's to say. A published form, as a bundle's.
 *
 * @param by the key that signed it
 * @param key the key that it makes known
 */
public record Introduction(VerificationKey by, VerificationKey key) {

  /** The longest text that is read; one of ours has some 500. */
  public static final int MAX_CHARACTERS = 1024;

  /** The most that are read with a bundle: as many as a ring has keys. */
  public static final int MOST = JwkSetJson.MAX_KEYS;

  private static final String TYP = "entitlements-introduction+jwt";
  private static final int VERSION = 1;

  /** Introduces a key. */
  public static String sign(SigningKey by, VerificationKey key) {
    String keys = JwkSetJson.write(VerificationKeys.of(List.of(key)));
    String claims = "{\"ver\":" + VERSION + ",\"jwks\":" + keys + "}";
    return Jws.sign(TYP, claims.getBytes(StandardCharsets.US_ASCII), by);
  }

  /**
   * Verifies one; never throws for what it says.
   *
   * @param text any text
   * @param keys those that are trusted
   * @param heardAt the time of what is known of them, if that is known. A key that was retired by
   *     then introduces nobody: who knows that knows its successor, too, and it may be in the hands
   *     of others since
   * @return what it says; null if it is none, or not by one of the keys, or by a compromised one
   */
  public static @Nullable Introduction verify(
      String text, VerificationKeys keys, @Nullable Instant heardAt, Ed25519Verifier verifier) {
    if (!(Jws.verify(text, TYP, keys, verifier, MAX_CHARACTERS)
        instanceof JwsResult.Verified verified)) {
      return null;
    }
    PublishedKey by = keys.find(verified.kid()).orElseThrow();
    Optional<Instant> retiredAt = by.state().retiredAt();
    if (heardAt != null && retiredAt.isPresent() && !heardAt.isBefore(retiredAt.get())) {
      return null;
    }
    try {
      VerificationKey key = read(StrictJson.of(verified.payload()), verifier);
      return key == null ? null : new Introduction(by.key(), key);
    } catch (IllegalArgumentException otherForm) {
      return null;
    }
  }

  private static @Nullable VerificationKey read(StrictJson claims, Sha256 library) {
    long version = 0;
    List<PublishedKey> keys = List.of();
    claims.startObject();
    String member = claims.nextMember();
    while (member != null) {
      switch (member) {
        case "ver" -> version = claims.number();
        case "jwks" -> keys = JwkSetJson.read(claims, library).all();
        default -> claims.skip();
      }
      member = claims.nextMember();
    }
    claims.end();
    return version == VERSION && keys.size() == 1 ? keys.get(0).key() : null;
  }
}
