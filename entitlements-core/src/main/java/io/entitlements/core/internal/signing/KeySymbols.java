package io.entitlements.core.internal.signing;

import java.util.Arrays;

/** The characters of what people type: Crockford's Base32, and what they type in between. */
public final class KeySymbols {

  /** The answer for a character that stands for no symbol. */
  public static final int NONE = -1;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final byte[] VALUES = values();

  private KeySymbols() {}

  /** The character of a value 0 to 31. */
  public static char symbol(int value) {
    return ALPHABET.charAt(value);
  }

  /** The value 0 to 31 of a character in either case, I and L read as 1, O as 0; or NONE. */
  public static int value(char c) {
    return c < VALUES.length ? VALUES[c] : NONE;
  }

  /** The number 1 to 26 of a prefix letter in either case, the digits 0 and 1 read as O and I. */
  static int letter(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A' + 1;
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 1;
    }
    return switch (c) {
      case '0' -> 'O' - 'A' + 1;
      case '1' -> 'I' - 'A' + 1;
      default -> NONE;
    };
  }

  /** Says whether a character is white space, a dash of any alphabet, or invisible. */
  public static boolean isSeparator(char c) {
    if (c < 128) {
      return c == ' ' || c == '-' || (c >= '\t' && c <= '\r');
    }
    return switch (Character.getType(c)) {
      case Character.DASH_PUNCTUATION,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT ->
          true;
      default -> c == '\u2212' || c == '\u0085';
    };
  }

  private static byte[] values() {
    byte[] values = new byte[128];
    Arrays.fill(values, (byte) NONE);
    for (int i = 0; i < ALPHABET.length(); i++) {
      set(values, ALPHABET.charAt(i), i);
    }
    set(values, 'I', 1);
    set(values, 'L', 1);
    set(values, 'O', 0);
    return values;
  }

  private static void set(byte[] values, char symbol, int value) {
    values[symbol] = (byte) value;
    values[Character.toLowerCase(symbol)] = (byte) value;
  }
}
