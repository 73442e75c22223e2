package io.entitlements.core.internal.signing;

/**
 * A place in a JSON text (RFC 8259), and the strings, numbers and literals that begin there. All
 * methods throw {@link IllegalArgumentException} where the text is not JSON. Not thread-safe.
 */
final class JsonCursor {

  private final String what;
  private final String text;
  private int at;

  /** Stands at the beginning; {@code what} says in messages what is read, as in "the JWK set". */
  JsonCursor(String what, String text) {
    this.what = what;
    this.text = text;
  }

  /** The character here, which has to be there. */
  char current() {
    if (at >= text.length()) {
      throw broken("it ends too early");
    }
    return text.charAt(at);
  }

  /** Whether this character is here. */
  boolean is(char c) {
    return is(at, c);
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  /** Steps over a character and gives it. */
  char take() {
    char c = current();
    at++;
    return c;
  }

  /** Steps over a character, which has to be this one. */
  void take(char expected) {
    if (take() != expected) {
      throw broken("another character than expected");
    }
  }

  void skipBlanks() {
    while (is(' ') || is('\n') || is('\r') || is('\t')) {
      at++;
    }
  }

  /** Steps over a string and gives what it means. */
  String string() {
    take('"');
    int end = text.indexOf('"', at);
    String plain = end < 0 ? text.substring(at) : text.substring(at, end);
    if (end >= 0 && isPlain(plain)) {
      at = end + 1;
      return plain;
    }
    String unescaped = unescaped();
    if (hasLoneSurrogate(unescaped)) {
      throw broken("half a character");
    }
    return unescaped;
  }

  /** Whether a string means what is written. */
  private static boolean isPlain(String string) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c == '\\' || c >= Character.MIN_SURROGATE) {
        return false;
      }
    }
    return true;
  }

  /** The halves of a character are both escaped, or neither. */
  private String unescaped() {
    StringBuilder unescaped = new StringBuilder();
    boolean wasEscaped = false;
    for (char c = take(); c != '"'; c = take()) {
      if (c < ' ') {
        throw broken("a control character");
      }
      boolean isEscaped = c == '\\';
      char meant = isEscaped ? escaped() : c;
      if (Character.isLowSurrogate(meant) && isEscaped != wasEscaped) {
        throw broken("half a character");
      }
      unescaped.append(meant);
      wasEscaped = isEscaped;
    }
    return unescaped.toString();
  }

  private char escaped() {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> (char) (hexDigit() << 12 | hexDigit() << 8 | hexDigit() << 4 | hexDigit());
      default -> throw broken("an unknown escape");
    };
  }

  private int hexDigit() {
    char c = take();
    int digit = c < 128 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw broken("an unknown escape");
    }
    return digit;
  }

  private static boolean hasLoneSurrogate(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isSurrogate(value.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(value.codePointAt(i))) {
          return true;
        }
        i++;
      }
    }
    return false;
  }

  /** Whether a number without fraction and exponent stands here. */
  boolean isWhole() {
    int digits = at + (is('-') ? 1 : 0);
    int end = digits;
    while (isDigit(end)) {
      end++;
    }
    return end > digits && !is(end, '.') && !is(end, 'e') && !is(end, 'E');
  }

  /** Steps over a number without fraction and exponent. */
  long whole() {
    int from = at;
    skipNumber();
    try {
      return Long.parseLong(text, from, at, 10);
    } catch (NumberFormatException large) {
      throw broken("a number out of range");
    }
  }

  void skipNumber() {
    at += is('-') ? 1 : 0;
    if (is('0')) {
      at++;
    } else {
      skipDigits();
    }
    if (is('.')) {
      at++;
      skipDigits();
    }
    if (is('e') || is('E')) {
      at++;
      at += is('+') || is('-') ? 1 : 0;
      skipDigits();
    }
  }

  private void skipDigits() {
    if (!isDigit(at)) {
      throw broken("no JSON value");
    }
    while (isDigit(at)) {
      at++;
    }
  }

  /** Steps over {@code true}, {@code false} or {@code null}. */
  void skip(String literal) {
    if (!text.startsWith(literal, at)) {
      throw broken("no JSON value");
    }
    at += literal.length();
  }

  private boolean isDigit(int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private boolean is(int index, char c) {
    return index < text.length() && text.charAt(index) == c;
  }

  IllegalArgumentException broken(String how) {
    return new IllegalArgumentException(
        what + " is not strict JSON: " + how + " at character " + at);
  }
}
