package io.entitlements.core.internal.signing;

import org.jspecify.annotations.Nullable;

/**
 * The characters of a signed product key out of what was pasted, scanned or read from a file: white
 * space, invisible characters and quotation marks, also those of a quoting mail program, are no
 * part of it. None of them is of a JWS, so that different keys stay different.
 */
public final class SignedKeyText {

  /** The most characters read, with all that is no part of the key. */
  static final int MAX_CHARACTERS = 16 * 1024;

  /** The most characters of a key. */
  static final int MAX_KEY = 4 * 1024;

  /** What the header of each begins with: an opened JSON object. */
  private static final String BEGINNING = "eyJ";

  private static final int MAX_TYPED = ProductKeyCodec.MAX_CHARACTERS;

  private SignedKeyText() {}

  /**
   * Reads a text that is meant as the signed form, without verifying anything.
   *
   * @return the key alone; null if it cannot be one
   */
  public static @Nullable String read(String text) {
    String key = text.length() > MAX_CHARACTERS ? "" : strip(text);
    int first = key.indexOf('.');
    int second = key.indexOf('.', first + 1);
    boolean inForm =
        isMeant(text)
            && key.length() <= MAX_KEY
            && first > 0
            && second > first + 1
            && second < key.length() - 1;
    for (int i = 0; inForm && i < key.length(); i++) {
      inForm = i == first || i == second || Base64Url.isSymbol(key.charAt(i));
    }
    return inForm ? key : null;
  }

  /** Leaves out what transport added; the text has at most {@link #MAX_CHARACTERS}. */
  static String strip(String text) {
    StringBuilder stripped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isNoise(c)) {
        stripped.append(c);
      }
    }
    return stripped.toString();
  }

  /** Whether a text is meant as the signed form, and not as the typed one. */
  static boolean isMeant(String text) {
    if (text.length() > MAX_CHARACTERS) {
      return true;
    }
    String stripped = strip(text);
    return stripped.startsWith(BEGINNING)
        && (stripped.length() > MAX_TYPED || stripped.indexOf('.') > 0);
  }

  private static boolean isNoise(char c) {
    if (c < 128) {
      return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`';
    }
    return switch (Character.getType(c)) {
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.CONTROL,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          true;
      default -> c == '\u201a' || c == '\u201e';
    };
  }
}
