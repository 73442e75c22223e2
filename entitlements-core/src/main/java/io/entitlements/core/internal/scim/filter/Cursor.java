package io.entitlements.core.internal.scim.filter;

import io.entitlements.core.internal.scim.ScimRefusal;
import io.entitlements.core.internal.scim.ScimType;
import io.entitlements.core.internal.scim.schema.AttributePath;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes through the text of a filter or a path, from its begin to its end. */
final class Cursor {

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?");
  private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{4}");

  private final String text;
  private final ScimType fault;
  private int at;

  /**
   * Begins.
   *
   * @param fault what it is called if the text is malformed
   */
  Cursor(String text, ScimType fault) {
    this.text = text;
    this.fault = fault;
  }

  /** What is wrong here. */
  ScimRefusal malformed(String expected) {
    return ScimRefusal.of(fault, expected + " is expected at character " + (at + 1));
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  /** Passes over a character if it is here. */
  boolean skip(char c) {
    boolean here = isAt(c);
    at += here ? 1 : 0;
    return here;
  }

  void expect(char c) {
    if (!skip(c)) {
      throw malformed("'" + c + "'");
    }
  }

  /** Passes over spaces; whether there was any. */
  boolean skipSpaces() {
    int before = at;
    while (skip(' ')) {}
    return at > before;
  }

  void expectSpace() {
    if (!skipSpaces()) {
      throw malformed("a space");
    }
  }

  /** Passes over a word and the spaces before it, if it is the next one and ends here. */
  boolean skipWord(String word) {
    int before = at;
    boolean apart = skipSpaces() || before == 0 || isEnding(text.charAt(before - 1));
    if (apart && word().equalsIgnoreCase(word)) {
      return true;
    }
    at = before;
    return false;
  }

  private static boolean isEnding(char c) {
    return c == '(' || c == ')' || c == '[' || c == ']' || c == ' ';
  }

  /** The letters from here on. */
  String word() {
    int from = at;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    return text.substring(from, at);
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  AttributePath attribute() {
    int from = at;
    while (at < text.length() && " ()[]\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String name = text.substring(from, at);
    return AttributePath.parse(name)
        .orElseThrow(
            () -> {
              at = from;
              return malformed("the name of an attribute");
            });
  }

  /** The name after a dot. */
  String sub() {
    AttributePath path = attribute();
    if (path.schema().isPresent() || path.sub().isPresent()) {
      throw malformed("the end of a name");
    }
    return path.name();
  }

  Literal literal() {
    if (skip('"')) {
      return new Literal.Text(rest());
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return new Literal.Digits(number.group());
    }
    int from = at;
    return switch (word().toLowerCase(Locale.ROOT)) {
      case "true" -> new Literal.Flag(true);
      case "false" -> new Literal.Flag(false);
      case "null" -> Literal.Null.NULL;
      default -> {
        at = from;
        throw malformed("a value");
      }
    };
  }

  /** The rest of a JSON string whose first quote is passed. */
  private String rest() {
    StringBuilder value = new StringBuilder();
    while (!skip('"')) {
      if (isAtEnd() || text.charAt(at) < ' ') {
        throw malformed("the end of a text");
      }
      char c = text.charAt(at++);
      value.append(c == '\\' ? escaped() : c);
    }
    return value.toString();
  }

  private char escaped() {
    char c = isAtEnd() ? ' ' : text.charAt(at++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        Matcher hex = HEX.matcher(text).region(at, text.length());
        if (!hex.lookingAt()) {
          throw malformed("a character");
        }
        at = hex.end();
        yield (char) Integer.parseInt(hex.group(), 16);
      }
      default -> throw malformed("an escape of JSON");
    };
  }
}
