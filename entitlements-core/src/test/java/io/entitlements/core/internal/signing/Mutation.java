package io.entitlements.core.internal.signing;

import java.util.Random;

/** Damages a text in one place. */
public final class Mutation {

  private Mutation() {}

  /** Replaces, inserts, removes, doubles or swaps a character, or cuts the text off. */
  public static String of(String text, String alphabet, Random random) {
    if (text.isEmpty()) {
      return text;
    }
    int at = random.nextInt(text.length());
    char other = alphabet.charAt(random.nextInt(alphabet.length()));
    String before = text.substring(0, at);
    String after = text.substring(at + 1);
    return switch (random.nextInt(24)) {
      case 0 -> before;
      case 1, 2, 3, 4 -> before + other + text.substring(at);
      case 5, 6, 7, 8 -> before + after;
      case 9, 10, 11 -> before + text.charAt(at) + text.substring(at);
      case 12, 13, 14 ->
          after.isEmpty() ? text : before + after.charAt(0) + text.charAt(at) + after.substring(1);
      default -> before + other + after;
    };
  }
}
