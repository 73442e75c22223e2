package io.entitlements.core.internal.signing;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** 32 secret bytes that product keys are authenticated with; it never shows them. Immutable. */
public final class MacKey {

  static final int LENGTH = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec secret;

  private MacKey(SecretKeySpec secret) {
    this.secret = secret;
  }

  /**
   * Takes a secret.
   *
   * @param secret 32 random bytes; copied
   * @throws IllegalArgumentException if it has another length
   */
  public static MacKey of(byte[] secret) {
    if (secret.length != LENGTH) {
      throw new IllegalArgumentException("a MAC key has 32 bytes");
    }
    return new MacKey(new SecretKeySpec(secret, ALGORITHM));
  }

  byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(secret);
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "MacKey[***]";
  }
}
