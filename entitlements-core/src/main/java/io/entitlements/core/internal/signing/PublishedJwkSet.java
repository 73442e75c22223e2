package io.entitlements.core.internal.signing;

import io.entitlements.lease.JwkSet;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Public keys as they are published. */
public final class PublishedJwkSet {

  /** So long may a compromised key still be trusted by who has only the key set. */
  private static final Duration MAX_AGE = Duration.ofHours(1);

  private PublishedJwkSet() {}

  /** The set with its entity tag, a digest of the text. */
  public static JwkSet of(VerificationKeys keys) {
    String text = JwkSetJson.write(keys);
    return new JwkSet(text, '"' + digest(text) + '"', MAX_AGE);
  }

  private static String digest(String text) {
    try {
      return Base64Url.encode(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
