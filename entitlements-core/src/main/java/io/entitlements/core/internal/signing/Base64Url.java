package io.entitlements.core.internal.signing;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding (RFC 4648 section 5), in which every byte string has one text only. */
public final class Base64Url {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /** Whether a text may have this character. */
  static boolean isSymbol(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** Gives the one text of these bytes. */
  public static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }

  /** Reads the bytes, or gives empty if the text is not exactly what {@link #encode} writes. */
  public static Optional<byte[]> decode(String text) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
    // The JDK's decoder drops stray trailing bits and accepts padding; the encoder writes neither.
    return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
  }
}
