package io.entitlements.core.internal.signing;

/**
 * The checks of encodings that stand in front of every Ed25519 implementation, because libraries
 * differ in them: lengths, canonical points and scalars, points of low order.
 */
final class StrictEd25519 {

  static final int KEY_LENGTH = 32;
  static final int SIGNATURE_LENGTH = 64;

  /** The field's prime, 2^255 - 19, little-endian. */
  private static final byte[] P =
      hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f");

  /** The order of the base point, little-endian. */
  private static final byte[] L =
      hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

  /** The y of the eight points whose order divides 8; each but 1 and -1 belongs to two of them. */
  private static final byte[][] LOW_ORDER_Y = {
    hex("0100000000000000000000000000000000000000000000000000000000000000"),
    hex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
    hex("0000000000000000000000000000000000000000000000000000000000000000"),
    hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"),
    hex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"),
  };

  private StrictEd25519() {}

  /** Says whether this can be a public key: 32 bytes, canonical, not of low order. */
  static boolean isKeyEncoding(byte[] key) {
    return key.length == KEY_LENGTH && isPointEncoding(key);
  }

  /** Says whether this can be a signature: 64 bytes, R like a key, S below the order L. */
  static boolean isSignatureEncoding(byte[] signature) {
    return signature.length == SIGNATURE_LENGTH
        && isPointEncoding(signature)
        && isLess(signature, KEY_LENGTH, (byte) 0xff, L);
  }

  /** Whether the order L has this bit. */
  static boolean isBitOfOrder(int bit) {
    return (L[bit / 8] & (1 << (bit % 8))) != 0;
  }

  private static boolean isPointEncoding(byte[] bytes) {
    // Bit 255 is the sign of x; x is 0 only at y = 1 and -1, so no other sign can be a wrong one.
    return isLess(bytes, 0, (byte) 0x7f, P) && !hasLowOrder(bytes);
  }

  private static boolean hasLowOrder(byte[] bytes) {
    for (byte[] y : LOW_ORDER_Y) {
      int difference = (bytes[31] & 0x7f) ^ y[31];
      for (int i = 0; i < 31; i++) {
        difference |= bytes[i] ^ y[i];
      }
      if (difference == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLess(byte[] bytes, int offset, byte topMask, byte[] bound) {
    for (int i = 31; i >= 0; i--) {
      byte digit = i == 31 ? (byte) (bytes[offset + i] & topMask) : bytes[offset + i];
      int order = Byte.compareUnsigned(digit, bound[i]);
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static byte[] hex(String digits) {
    byte[] bytes = new byte[digits.length() / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Integer.parseInt(digits, 2 * i, 2 * i + 2, 16);
    }
    return bytes;
  }
}
