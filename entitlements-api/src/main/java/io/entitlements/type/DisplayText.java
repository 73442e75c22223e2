package io.entitlements.type;

/** The rules for what people type and other people read. */
public final class DisplayText {

  private DisplayText() {}

  /**
   * Checks a name.
   *
   * @param argument what it is, for the message
   * @param text the name; surrounding spaces do not count for the minimum
   * @param min the fewest characters
   * @param max the most characters (UTF-16 code units, as {@link String#length()} counts)
   * @return the text
   * @throws IllegalArgumentException naming the argument, if the length does not fit, or if there
   *     is a control character, a line or paragraph separator, half of a surrogate pair, or one of
   *     the invisible characters that turn the direction of writing (Unicode's Bidi_Control), by
   *     which a text shows other than it is
   */
  public static String check(String argument, String text, int min, int max) {
    checkLine(argument, text, min, max);
    if (!isPlain(text) && text.codePoints().anyMatch(DisplayText::turnsDirection)) {
      throw new IllegalArgumentException(argument + " contains a control character");
    }
    return text;
  }

  /**
   * Checks a line that was put together of words and names, in any language; words may turn the
   * direction of writing on purpose.
   *
   * @param argument what it is, for the message
   * @param text the line; surrounding spaces do not count for the minimum
   * @param min the fewest characters
   * @param max the most characters (UTF-16 code units, as {@link String#length()} counts)
   * @return the text
   * @throws IllegalArgumentException naming the argument, if the length does not fit, or if there
   *     is a control character, a line or paragraph separator, or half of a surrogate pair
   */
  public static String checkLine(String argument, String text, int min, int max) {
    if (text.strip().length() < min || text.length() > max) {
      throw new IllegalArgumentException(
          argument + " has " + min + " to " + max + " characters, not " + text.length());
    }
    if (!isPlain(text) && text.codePoints().anyMatch(DisplayText::isControl)) {
      throw new IllegalArgumentException(argument + " contains a control character");
    }
    return text;
  }

  /** Whether it is printable ASCII, as most texts are, and so has nothing to look for. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return true;
  }

  private static boolean turnsDirection(int c) {
    return c == 0x61c
        || c == 0x200e
        || c == 0x200f
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }

  private static boolean isControl(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
