package io.entitlements.core.internal.classes;

import io.entitlements.core.internal.signing.KeySymbols;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * The codes that teachers write on the board and say aloud: nine symbols in threes. Of symbols that
 * look or sound alike no more than one is among them, and no vowel, so that hardly a word comes up;
 * what still could give offence is left out. See decision 0047.
 */
public final class ClassCodes {

  /** Fourteen symbols; nine of them make 20 thousand million codes. */
  static final String ALPHABET = "CFHKMRWXY24679";

  /**
   * No code has one of these in it, also across its dashes: abuse without its vowels or with digits
   * for letters, hatred and its numbers.
   */
  static final List<String> UNFIT =
      List.of(
          """
          FK FCK FXCK FYCK FRCK F4CK CCK C4CK C4C4 CXK KCK K4K K4CK F4R7 F46 F49 F47 64Y 94Y 7W4 W7F
          K4F KFF KYK WHR WH4 W4X Y4R4K XXX 69 MF KKK HH R4HW 666
          """
              .strip()
              .split("\\s+"));

  private static final int SYMBOLS = 9;
  private static final int GROUP = 3;
  private static final int MAX_CHARACTERS = 100;

  private final SecureRandom random;

  /** Makes codes from this source. */
  public ClassCodes(SecureRandom random) {
    this.random = random;
  }

  /** A new code, {@code C4K-7MR-2XY}. */
  String next() {
    String symbols;
    do {
      StringBuilder drawn = new StringBuilder(SYMBOLS);
      for (int i = 0; i < SYMBOLS; i++) {
        drawn.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      symbols = drawn.toString();
    } while (isUnfit(symbols));
    return written(symbols);
  }

  static boolean isUnfit(String symbols) {
    return UNFIT.stream().anyMatch(symbols::contains);
  }

  /**
   * A code as it was typed, in its one written form: case, spaces and dashes do not matter.
   *
   * @return empty if it cannot be a code
   */
  static Optional<String> read(String typed) {
    if (typed.length() > MAX_CHARACTERS) {
      return Optional.empty();
    }
    StringBuilder symbols = new StringBuilder(SYMBOLS);
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (KeySymbols.isSeparator(c)) {
        continue;
      }
      char symbol = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
      if (ALPHABET.indexOf(symbol) < 0 || symbols.length() == SYMBOLS) {
        return Optional.empty();
      }
      symbols.append(symbol);
    }
    return Optional.of(symbols.toString())
        .filter(all -> all.length() == SYMBOLS)
        .map(ClassCodes::written);
  }

  private static String written(String symbols) {
    return symbols.substring(0, GROUP)
        + '-'
        + symbols.substring(GROUP, 2 * GROUP)
        + '-'
        + symbols.substring(2 * GROUP);
  }
}
