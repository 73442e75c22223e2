package io.entitlements.core.internal.offline;

import java.util.Random;

/** What happens to texts on their way, and what people try. */
final class Damage {

  private static final String LIKELY = "\n\r\t =,-_ 01AaZzEe\u0000\u00e4\u2028\uFEFF\uD83C";

  private Damage() {}

  /** One to three changes. */
  static String of(String text, Random random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      change(damaged, random);
    }
    return damaged.toString();
  }

  private static void change(StringBuilder text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + 1 + random.nextInt(40));
    switch (random.nextInt(7)) {
      case 0 -> text.replace(at, Math.min(text.length(), at + 1), character(random));
      case 1 -> text.insert(at, character(random));
      case 2 -> text.delete(at, to);
      case 3 -> text.insert(at, text.substring(at, to));
      case 4 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, to));
      case 5 -> text.setLength(Math.max(1, at));
      default -> {
        String lines = text.toString().replace("\n", "\r\n");
        text.setLength(0);
        text.append(lines);
      }
    }
    if (text.isEmpty()) {
      text.append('x');
    }
  }

  private static String character(Random random) {
    char c =
        random.nextBoolean()
            ? LIKELY.charAt(random.nextInt(LIKELY.length()))
            : (char) random.nextInt(random.nextBoolean() ? 128 : 0x10000);
    return String.valueOf(c);
  }
}
