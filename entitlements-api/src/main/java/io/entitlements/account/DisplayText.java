package io.entitlements.account;

/** The rule for names that people type and other people read. */
final class DisplayText {

  private DisplayText() {}

  static void check(String argument, String text, int min, int max) {
    if (text.strip().length() < min || text.length() > max) {
      throw new IllegalArgumentException(
          argument + " has " + min + " to " + max + " characters, not " + text.length());
    }
    if (text.codePoints().anyMatch(DisplayText::isUnfit)) {
      throw new IllegalArgumentException(argument + " contains a control character");
    }
  }

  private static boolean isUnfit(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
