package io.entitlements.core.internal.change;

import io.entitlements.core.internal.signing.KeySymbols;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets for links: 160 random bits in base64url; stored is only their SHA-256. */
public final class Secrets {

  private static final int BYTES = 20;
  private static final int TOKEN_BYTES = 32;
  private static final int MAX_LENGTH = 64;

  /** How many symbols of Crockford's Base32 a code has. */
  public static final int CODE_SYMBOLS = 8;

  private final SecureRandom random;

  /** Makes secrets from this source. */
  public Secrets(SecureRandom random) {
    this.random = random;
  }

  /** A new secret, 27 characters. */
  public String next() {
    return next(BYTES);
  }

  /** A new secret for machines, 256 random bits: 43 characters. */
  public String nextToken() {
    return next(TOKEN_BYTES);
  }

  private String next(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A new code to be typed beside a link: 40 random bits, {@code 7K3M-P2QX}. */
  public String nextCode() {
    StringBuilder code = new StringBuilder(CODE_SYMBOLS + 1);
    for (int i = 0; i < CODE_SYMBOLS; i++) {
      if (i == CODE_SYMBOLS / 2) {
        code.append('-');
      }
      code.append(KeySymbols.symbol(random.nextInt(32)));
    }
    return code.toString();
  }

  /** The stored form of a presented link secret; what is far too long is not worth hashing. */
  public static String hashOfLink(String secret) {
    return hash(secret.length() > MAX_LENGTH ? "" : secret);
  }

  /** The SHA-256 of a text, in base64url. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
