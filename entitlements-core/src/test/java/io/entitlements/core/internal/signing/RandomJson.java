package io.entitlements.core.internal.signing;

import java.util.Random;

/** Writes random JSON in every way in which it may be written. */
final class RandomJson {

  private static final String CHARACTERS = "ab\"\\/\b\f\n\r\t\u0000\u001f\u00e9\u20ac";

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  RandomJson(Random random) {
    this.random = random;
  }

  /** A value with up to four levels. */
  String text() {
    value(4);
    return text.toString();
  }

  private void value(int levels) {
    blanks();
    switch (random.nextInt(levels > 0 ? 9 : 6)) {
      case 0 -> text.append(random.nextBoolean());
      case 1 -> text.append("null");
      case 2 -> text.append(random.nextLong() >> random.nextInt(64));
      case 3 -> number();
      case 4, 5 -> string("");
      case 6 -> elements(levels - 1);
      default -> members(levels - 1);
    }
    blanks();
  }

  private void elements(int levels) {
    text.append('[');
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",");
      value(levels);
    }
    blanks();
    text.append(']');
  }

  private void members(int levels) {
    text.append('{');
    int count = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",");
      blanks();
      string(String.valueOf(i)); // what makes it another name than the others
      blanks();
      text.append(':');
      value(levels);
    }
    blanks();
    text.append('}');
  }

  private void number() {
    text.append(random.nextBoolean() ? "-" : "").append(random.nextInt(20));
    text.append(random.nextBoolean() ? "." + random.nextInt(999) : "");
    if (random.nextBoolean()) {
      text.append(random.nextBoolean() ? "e" : "E");
      text.append(random.nextBoolean() ? "" : random.nextBoolean() ? "+" : "-");
      text.append(random.nextInt(30));
    }
  }

  private void string(String beginning) {
    text.append('"').append(beginning);
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      if (random.nextInt(8) == 0) {
        text.append(random.nextBoolean() ? "\ud83d\ude00" : "\\uD83D\\ude00");
      } else {
        character(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
      }
    }
    text.append('"');
  }

  private void character(char c) {
    int escape = "\"\\/\b\f\n\r\t".indexOf(c);
    if (escape >= 0 && random.nextBoolean()) {
      text.append('\\').append("\"\\/bfnrt".charAt(escape));
    } else if (c < ' ' || c == '"' || c == '\\' || random.nextInt(4) == 0) {
      text.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
    } else {
      text.append(c);
    }
  }

  private void blanks() {
    while (random.nextInt(4) == 0) {
      text.append(" \t\n\r".charAt(random.nextInt(4)));
    }
  }
}
