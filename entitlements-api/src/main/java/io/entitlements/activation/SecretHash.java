package io.entitlements.activation;

import java.util.Base64;

/**
 * The SHA-256 of a {@link DeviceSecret}: what a server may know of it.
 *
 * @param text the 32 bytes in base64url without padding (RFC 4648, section 5): 43 characters, in
 *     the one form that an encoder writes
 */
public record SecretHash(String text) {

  static final int BYTES = 32;
  private static final int CHARACTERS = 43;

  /** Checks the form. */
  public SecretHash {
    decode(text);
  }

  static SecretHash of(byte[] digest) {
    return new SecretHash(encode(digest));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Reads 32 bytes, from their canonical text only; the exception shows nothing of it. */
  static byte[] decode(String text) {
    if (text.length() == CHARACTERS) {
      byte[] bytes = decodeLoosely(text);
      if (bytes.length == BYTES && encode(bytes).equals(text)) {
        return bytes;
      }
    }
    throw new IllegalArgumentException("not 32 bytes in base64url");
  }

  private static byte[] decodeLoosely(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
