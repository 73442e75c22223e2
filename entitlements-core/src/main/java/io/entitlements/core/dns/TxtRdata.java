package io.entitlements.core.dns;

/**
 * The data of a TXT record as the platform writes them: its strings with a space between two; one
 * with a space, a quotation mark or a backslash, and the empty one, in quotation marks, with
 * backslashes before the latter two.
 */
final class TxtRdata {

  private TxtRdata() {}

  /** The strings joined, with nothing between. */
  static String joined(String rdata) {
    StringBuilder text = new StringBuilder(rdata.length());
    boolean isQuoted = false;
    for (int i = 0; i < rdata.length(); i++) {
      char c = rdata.charAt(i);
      if (c == '\\' && i + 1 < rdata.length()) {
        i++;
        text.append(rdata.charAt(i));
      } else if (c == '"') {
        isQuoted = !isQuoted;
      } else if (c != ' ' || isQuoted) {
        text.append(c);
      }
    }
    return text.toString();
  }
}
