package io.entitlements.core.internal.signing;

/**
 * The field of 32 elements, polynomials over GF(2) modulo x^5 + x^2 + 1; addition is exclusive or.
 * The element 2 (x) generates all others but 0.
 */
final class Gf32 {

  static final int ORDER = 31;

  private static final int MODULUS = 0b100101;
  private static final byte[] POWERS = new byte[2 * ORDER];
  private static final byte[] LOGARITHMS = new byte[ORDER + 1];

  static {
    int power = 1;
    for (int exponent = 0; exponent < ORDER; exponent++) {
      POWERS[exponent] = (byte) power;
      POWERS[exponent + ORDER] = (byte) power;
      LOGARITHMS[power] = (byte) exponent;
      power <<= 1;
      power = power > ORDER ? power ^ MODULUS : power;
    }
  }

  private Gf32() {}

  static int multiply(int a, int b) {
    return a == 0 || b == 0 ? 0 : POWERS[LOGARITHMS[a] + LOGARITHMS[b]];
  }

  /** Divides; {@code b} is not 0. */
  static int divide(int a, int b) {
    return a == 0 ? 0 : POWERS[LOGARITHMS[a] - LOGARITHMS[b] + ORDER];
  }

  /** The exponent 0 to 30 of an element other than 0. */
  static int logarithm(int a) {
    return LOGARITHMS[a];
  }

  /** 2 to an exponent from 0 to 30. */
  static int power(int exponent) {
    return POWERS[exponent];
  }
}
