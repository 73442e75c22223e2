package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The code is linear: the syndrome of a damaged word is that of the damage alone, so trying every
 * damage once tries it on every word. The four prefix letters are tried with the 25 symbols.
 */
class KeyParityTest {

  private static final int[][] UNIT = unitSyndromes();

  @Test
  void fieldHas31Powers_andItsGeneratorSolvesTheModulus() {
    assertThat(Gf32.power(0)).isEqualTo(1);
    assertThat(Gf32.power(5)).isEqualTo(0b00101);
    for (int a = 1; a < 32; a++) {
      assertThat(Gf32.power(Gf32.logarithm(a))).isEqualTo(a);
      for (int b = 1; b < 32; b++) {
        assertThat(Gf32.divide(Gf32.multiply(a, b), b)).isEqualTo(a);
      }
    }
  }

  @Test
  void encodedWord_hasNoSyndromeAndSyndromesAreLinear() {
    byte[] word = new byte[KeyParity.WORD];
    for (int degree = KeyParity.PARITY; degree < KeyParity.WORD; degree++) {
      word[degree] = (byte) (degree * 11 % 32);
    }
    KeyParity.encode(word);
    assertThat(KeyParity.syndrome(word)).isZero();
    for (int degree = 0; degree < KeyParity.WORD; degree++) {
      for (int value = 1; value < 32; value++) {
        word[degree] ^= (byte) value;
        assertThat(KeyParity.syndrome(word)).isEqualTo(UNIT[degree][value]);
        word[degree] ^= (byte) value;
      }
    }
  }

  @Test
  void everySingleError_isLocatedAndCorrected() {
    for (int degree = 0; degree < KeyParity.WORD; degree++) {
      for (int value = 1; value < 32; value++) {
        assertThat(KeyParity.locate(UNIT[degree][value])).isEqualTo(degree << 5 | value);
      }
    }
  }

  @Test
  void everyPairOfErasures_isFilledAndWithOneMoreErrorDetected() {
    for (int a = 0; a < KeyParity.WORD; a++) {
      for (int b = 0; b < a; b++) {
        for (int x = 0; x < 32; x++) {
          for (int y = 0; y < 32; y++) {
            int both = UNIT[a][x] ^ UNIT[b][y];
            assertSame(KeyErasures.solve(both, a, b), x << 5 | y);
            int other = (a + 1 + x % (KeyParity.WORD - 2)) % KeyParity.WORD;
            if (other != b) {
              assertSame(KeyErasures.solve(both ^ UNIT[other][1 + y % 31], a, b), KeyErasures.NONE);
            }
          }
        }
      }
      for (int x = 0; x < 32; x++) {
        assertSame(KeyErasures.solve(UNIT[a][x], a), x);
      }
    }
  }

  @Test
  void everyErasureBesideOneOrTwoErrors_isDetected() {
    for (int erased = 0; erased < KeyParity.WORD; erased++) {
      for (int a = 0; a < KeyParity.WORD; a++) {
        for (int b = 0; b < a; b++) {
          if (a != erased && b != erased) {
            for (int x = 1; x < 32; x++) {
              assertSame(KeyErasures.solve(UNIT[a][x], erased), KeyErasures.NONE);
              for (int y = 1; y < 32; y++) {
                assertSame(KeyErasures.solve(UNIT[a][x] ^ UNIT[b][y], erased), KeyErasures.NONE);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void everyQuadrupleErrorAmongSome_isDetected() {
    for (int x = 1; x < 32; x++) {
      for (int y = 1; y < 32; y++) {
        for (int z = 1; z < 32; z++) {
          for (int w = 1; w < 32; w++) {
            if ((UNIT[28][x] ^ UNIT[17][y] ^ UNIT[9][z] ^ UNIT[0][w]) == 0) {
              throw new AssertionError(x + " " + y + " " + z + " " + w);
            }
          }
        }
      }
    }
  }

  @Test
  void everyDoubleError_isDetectedAndNoneMistakenForASingle() {
    int tried = 0;
    for (int a = 0; a < KeyParity.WORD; a++) {
      for (int b = 0; b < a; b++) {
        for (int x = 1; x < 32; x++) {
          for (int y = 1; y < 32; y++) {
            requireDetected(UNIT[a][x] ^ UNIT[b][y]);
            tried++;
          }
        }
      }
    }
    assertThat(tried).isEqualTo(29 * 28 / 2 * 31 * 31);
  }

  @Test
  void everyTripleError_isDetectedAndNoneMistakenForASingle() {
    int tried = 0;
    for (int a = 0; a < KeyParity.WORD; a++) {
      for (int b = 0; b < a; b++) {
        for (int c = 0; c < b; c++) {
          tried += tryTriples(UNIT[a], UNIT[b], UNIT[c]);
        }
      }
    }
    assertThat(tried).isEqualTo(29 * 28 * 27 / 6 * 31 * 31 * 31);
  }

  private static int tryTriples(int[] first, int[] second, int[] third) {
    for (int x = 1; x < 32; x++) {
      for (int y = 1; y < 32; y++) {
        int both = first[x] ^ second[y];
        for (int z = 1; z < 32; z++) {
          requireDetected(both ^ third[z]);
        }
      }
    }
    return 31 * 31 * 31;
  }

  /** Without a message to build: it runs millions of times. */
  private static void assertSame(int actual, int expected) {
    if (actual != expected) {
      throw new AssertionError(actual + " instead of " + expected);
    }
  }

  private static void requireDetected(int syndrome) {
    if (syndrome == 0 || KeyParity.locate(syndrome) != KeyParity.NOT_SINGLE) {
      throw new AssertionError("syndrome " + Integer.toString(syndrome, 32));
    }
  }

  private static int[][] unitSyndromes() {
    int[][] unit = new int[KeyParity.WORD][32];
    for (int degree = 0; degree < KeyParity.WORD; degree++) {
      for (int value = 1; value < 32; value++) {
        byte[] word = new byte[KeyParity.WORD];
        word[degree] = (byte) value;
        unit[degree][value] = KeyParity.syndrome(word);
      }
    }
    return unit;
  }
}
