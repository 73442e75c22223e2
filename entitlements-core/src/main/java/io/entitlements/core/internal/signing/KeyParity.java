package io.entitlements.core.internal.signing;

/**
 * The Reed–Solomon code of a product key: distance 5, so that up to four wrong symbols are detected
 * and no two or three are mistaken for a single one.
 *
 * <p>A word is the coefficients of a polynomial, index = degree, that has the roots 2^1 … 2^4:
 * degrees 24 to 0 are the 25 symbols as they are read, the last four of them parity; degrees 25 to
 * 28 are the prefix, a letter each (A = 1 … Z = 26, none = 0). For one prefix its letters add a
 * fixed offset to the parity of the [25,21,5] code; being symbols of the code themselves, they make
 * every wrong prefix detected too, and a single wrong letter located.
 *
 * <p>Words of another length, at most 31, are of the same family and have the same distance.
 */
final class KeyParity {

  static final int BODY = 25;
  static final int PARITY = 4;
  static final int PREFIX = 4;
  static final int WORD = BODY + PREFIX;

  /** The answer of {@link #locate} when no single wrong symbol explains the syndrome. */
  static final int NOT_SINGLE = -1;

  private static final int[] GENERATOR = generator();

  /** The syndrome of each symbol alone, by degree and value: the code is linear. */
  private static final int[] ALONE = alone();

  private KeyParity() {}

  /** Fills in degrees 3 to 0. */
  static void encode(byte[] word) {
    int[] remainder = new int[PARITY];
    for (int degree = word.length - 1; degree >= PARITY; degree--) {
      int feedback = word[degree] ^ remainder[PARITY - 1];
      for (int i = PARITY - 1; i > 0; i--) {
        remainder[i] = remainder[i - 1] ^ Gf32.multiply(feedback, GENERATOR[i]);
      }
      remainder[0] = Gf32.multiply(feedback, GENERATOR[0]);
    }
    for (int i = 0; i < PARITY; i++) {
      word[i] = (byte) remainder[i];
    }
  }

  /** The values at the four roots, 5 bits each, 2^1 lowest; 0 for a word of the code. */
  static int syndrome(byte[] word) {
    int syndrome = 0;
    for (int root = PARITY; root >= 1; root--) {
      int value = 0;
      for (int degree = word.length - 1; degree >= 0; degree--) {
        value = Gf32.multiply(value, Gf32.power(root)) ^ word[degree];
      }
      syndrome = syndrome << 5 | value;
    }
    return syndrome;
  }

  /** The syndrome of a word that has one symbol; those of all its symbols, added, are a word's. */
  static int syndrome(int degree, int value) {
    return ALONE[degree << 5 | value];
  }

  /**
   * Finds the only wrong symbol.
   *
   * @return its degree × 32 + what to add to it, or {@link #NOT_SINGLE}
   */
  static int locate(int syndrome) {
    return locate(syndrome, WORD);
  }

  /** The same for a word of another length, at most 31. */
  static int locate(int syndrome, int length) {
    int s1 = syndrome & 31;
    int s2 = syndrome >> 5 & 31;
    int s3 = syndrome >> 10 & 31;
    int s4 = syndrome >> 15;
    if (s1 == 0 || s2 == 0) {
      return NOT_SINGLE;
    }
    int ratio = Gf32.divide(s2, s1);
    int degree = Gf32.logarithm(ratio);
    boolean single = s3 == Gf32.multiply(s2, ratio) && s4 == Gf32.multiply(s3, ratio);
    return single && degree < length ? degree << 5 | Gf32.divide(s1, ratio) : NOT_SINGLE;
  }

  private static int[] generator() {
    int[] product = new int[PARITY + 1];
    product[0] = 1;
    for (int root = 1; root <= PARITY; root++) {
      for (int i = root; i > 0; i--) {
        product[i] = product[i - 1] ^ Gf32.multiply(product[i], Gf32.power(root));
      }
      product[0] = Gf32.multiply(product[0], Gf32.power(root));
    }
    return product;
  }

  private static int[] alone() {
    int[] alone = new int[WORD << 5];
    byte[] word = new byte[WORD];
    for (int degree = 0; degree < WORD; degree++) {
      for (int value = 1; value < 32; value++) {
        word[degree] = (byte) value;
        alone[degree << 5 | value] = syndrome(word);
      }
      word[degree] = 0;
    }
    return alone;
  }
}
