package io.entitlements.catalog;

/**
 * The form of names in a catalog; without a regular expression, since client programs start here.
 */
final class Slug {

  private Slug() {}

  /** Lower-case letters, digits and dashes, first a letter; at least one character. */
  static boolean is(String text, int most) {
    if (text.isEmpty() || text.length() > most || !isLetter(text.charAt(0))) {
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
