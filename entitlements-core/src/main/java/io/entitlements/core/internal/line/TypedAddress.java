package io.entitlements.core.internal.line;

import io.entitlements.type.EmailAddress;

/** An address as it stands in a list, perhaps with a name before it, as mail programs write it. */
public final class TypedAddress {

  /** More than any address has, so that what is cut off is none before and after. */
  private static final int KEPT = EmailAddress.MAX_LENGTH + 1;

  private static final String MAILTO = "mailto:";

  private TypedAddress() {}

  /** The address in {@code Ada Lovelace <ada@x.example>}, or the text itself, as far as needed. */
  public static String in(String typed) {
    String text = trim(typed);
    int open = text.lastIndexOf('<');
    if (open >= 0 && text.endsWith(">")) {
      text = trim(text.substring(open + 1, text.length() - 1));
    } else if (text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")) {
      text = trim(text.substring(1, text.length() - 1));
    }
    if (text.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
      text = trim(text.substring(MAILTO.length()));
    }
    return text.length() > KEPT ? text.substring(0, KEPT) : text;
  }

  /** Without what cannot be seen at its ends: also the spaces that web pages and editors add. */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isInvisible(text.charAt(start))) {
      start++;
    }
    while (start < end && isInvisible(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isInvisible(char c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.isISOControl(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
