package io.entitlements.core.internal.signing;

import io.entitlements.core.internal.signing.JwsResult.Fault;
import io.entitlements.core.internal.signing.JwsResult.Refused;
import io.entitlements.core.internal.signing.JwsResult.Verified;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Signs and verifies compact JWS (RFC 7515) with Ed25519 keys (RFC 8037, RFC 9864).
 *
 * <p>The verifier is narrower than the standard: a header of exactly {@code alg}, {@code typ} and
 * {@code kid}, {@code typ} compared exactly, keys only from the given set, canonical base64url.
 * Whether the key was in use when the text was issued is asked of the result, by what the payload
 * says.
 */
public final class Jws {

  /**
   * The longest text that {@link #verify(String, String, VerificationKeys, Ed25519Verifier)} reads.
   */
  public static final int DEFAULT_LIMIT = 64 * 1024;

  static final Set<String> ALGORITHMS = Set.of("EdDSA", "Ed25519");

  private static final int HEADER_LIMIT = 1024;

  private Jws() {}

  /**
   * Signs a payload.
   *
   * @param typ the kind of artifact, 1 to 64 letters, digits and {@code . + - /}
   * @param payload the bytes to sign, of any length; verifiers have a limit
   * @return header, payload and signature in base64url, separated by dots
   * @throws IllegalArgumentException if {@code typ} has another form
   */
  public static String sign(String typ, byte[] payload, SigningKey key) {
    if (!isTyp(typ)) {
      throw new IllegalArgumentException("typ has 1 to 64 letters, digits and . + - /");
    }
    String header = "{\"alg\":\"EdDSA\",\"typ\":\"" + typ + "\",\"kid\":\"" + key.kid() + "\"}";
    String signed =
        Base64Url.encode(header.getBytes(StandardCharsets.US_ASCII))
            + "."
            + Base64Url.encode(payload);
    byte[] signature = key.sign(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64Url.encode(signature);
  }

  /** Verifies a text of at most {@link #DEFAULT_LIMIT} characters. */
  public static JwsResult verify(
      String compact, String expectedTyp, VerificationKeys keys, Ed25519Verifier verifier) {
    return verify(compact, expectedTyp, keys, verifier, DEFAULT_LIMIT);
  }

  /**
   * Verifies a text; never throws for what it says.
   *
   * @param compact any text
   * @param expectedTyp the only {@code typ} accepted
   * @param limit the most characters read; the header may have 1,024 of them, encoded
   * @return the payload, or the first rule broken
   */
  public static JwsResult verify(
      String compact,
      String expectedTyp,
      VerificationKeys keys,
      Ed25519Verifier verifier,
      int limit) {
    if (compact.length() > limit) {
      return new Refused(Fault.TOO_LARGE);
    }
    int headerEnd = compact.indexOf('.');
    int payloadEnd = compact.indexOf('.', headerEnd + 1);
    if (headerEnd < 0 || payloadEnd < 0 || compact.indexOf('.', payloadEnd + 1) >= 0) {
      return new Refused(Fault.MALFORMED);
    }
    if (headerEnd > HEADER_LIMIT) {
      return new Refused(Fault.TOO_LARGE);
    }
    Optional<byte[]> headerBytes = Base64Url.decode(compact.substring(0, headerEnd));
    // No lambdas here and below: the first one of a process costs more than the verification.
    Optional<JwsHeader> header =
        headerBytes.isPresent() ? JwsHeader.read(headerBytes.get()) : Optional.empty();
    Optional<byte[]> payload = Base64Url.decode(compact.substring(headerEnd + 1, payloadEnd));
    Optional<byte[]> signature = Base64Url.decode(compact.substring(payloadEnd + 1));
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return new Refused(Fault.MALFORMED);
    }
    Optional<Fault> fault = faultOf(header.get(), expectedTyp);
    if (fault.isPresent()) {
      return new Refused(fault.get());
    }
    Optional<PublishedKey> key = keys.find(header.get().kid());
    if (key.isEmpty()) {
      return new Refused(Fault.UNKNOWN_KEY);
    }
    if (key.get().isCompromised()) {
      return new Refused(Fault.KEY_COMPROMISED);
    }
    byte[] signed = compact.substring(0, payloadEnd).getBytes(StandardCharsets.US_ASCII);
    return key.get().key().verifies(signed, signature.get(), verifier)
        ? new Verified(key.get(), payload.get())
        : new Refused(Fault.BAD_SIGNATURE);
  }

  private static Optional<Fault> faultOf(JwsHeader header, String expectedTyp) {
    if (header.critical()) {
      return Optional.of(Fault.UNSUPPORTED_CRITICAL);
    }
    if (!ALGORITHMS.contains(header.alg())) {
      return Optional.of(Fault.WRONG_ALGORITHM);
    }
    return header.typ().equals(expectedTyp) ? Optional.empty() : Optional.of(Fault.WRONG_TYPE);
  }

  private static boolean isTyp(String typ) {
    return !typ.isEmpty()
        && typ.length() <= 64
        && typ.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || ".+-/".indexOf(c) >= 0);
  }
}
