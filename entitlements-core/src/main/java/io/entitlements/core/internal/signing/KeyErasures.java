package io.entitlements.core.internal.signing;

/**
 * Finds symbols whose places are known and whose values are not. Of the four checks of {@link
 * KeyParity} each erased symbol uses one up; those left tell whether all else is right.
 */
final class KeyErasures {

  /** The answer when no values fit. */
  static final int NONE = -1;

  private KeyErasures() {}

  /**
   * The value of one symbol that was read as 0.
   *
   * @param syndrome of the word with the 0
   * @return the only value with which the word is one of the code, or {@link #NONE}
   */
  static int solve(int syndrome, int degree) {
    int value = Gf32.divide(syndrome & 31, Gf32.power(degree));
    return KeyParity.syndrome(degree, value) == syndrome ? value : NONE;
  }

  /**
   * The values of two symbols that were read as 0.
   *
   * @return the first value × 32 + the second one, or {@link #NONE}
   */
  static int solve(int syndrome, int firstDegree, int secondDegree) {
    int a = Gf32.power(firstDegree);
    int b = Gf32.power(secondDegree);
    int s1 = syndrome & 31;
    int s2 = syndrome >> 5 & 31;
    // s1 = x·a + y·b and s2 = x·a² + y·b²
    int second = Gf32.divide(s2 ^ Gf32.multiply(s1, a), Gf32.multiply(b, a ^ b));
    int first = Gf32.divide(s1 ^ Gf32.multiply(second, b), a);
    int expected =
        KeyParity.syndrome(firstDegree, first) ^ KeyParity.syndrome(secondDegree, second);
    return expected == syndrome ? first << 5 | second : NONE;
  }
}
