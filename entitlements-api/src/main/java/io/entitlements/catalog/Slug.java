package io.entitlements.catalog;

/** The form of names in files and code. Without regular expressions, which start slowly. */
final class Slug {

  private Slug() {}

  /** Whether this is 1 to {@code max} lower-case letters, digits and dashes, first a letter. */
  static boolean matches(String text, int max) {
    if (text.isEmpty() || text.length() > max || !isLetter(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }
}
