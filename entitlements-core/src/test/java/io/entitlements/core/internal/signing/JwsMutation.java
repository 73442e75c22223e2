package io.entitlements.core.internal.signing;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages signed texts: their characters, the bytes of their parts, and which parts are joined. */
public final class JwsMutation {

  private static final String BASE64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final String LIKELY = BASE64 + ".= +/\"\u00e9\u2013\u0000";

  private final List<String> genuine;

  /** Of genuine texts that differ. */
  public JwsMutation(List<String> genuine) {
    this.genuine = List.copyOf(genuine);
  }

  /** Whether nothing was changed after all. */
  public boolean isGenuine(String text) {
    return genuine.contains(text);
  }

  /** A damaged text, by chance a genuine one. */
  public String of(Random random) {
    String text = one(random);
    return switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> characters(text, random);
      case 4 -> spliced(text, one(random), random);
      case 5 -> joined(part(0, random), part(1, random), part(2, random));
      case 6 -> otherBytes(text, random);
      default -> otherTextOfTheSameBytes(text, random);
    };
  }

  private static String characters(String text, Random random) {
    String damaged = text;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      damaged = Mutation.of(damaged, LIKELY, random);
    }
    return damaged;
  }

  /** The beginning of one and the end of another, mostly of the same length together. */
  private static String spliced(String text, String other, Random random) {
    int at = random.nextInt(text.length());
    int from = Math.min(other.length(), random.nextInt(4) == 0 ? random.nextInt(at + 1) : at);
    return text.substring(0, at) + other.substring(from);
  }

  private static String otherBytes(String text, Random random) {
    String[] parts = text.split("\\.", -1);
    int part = random.nextInt(parts.length);
    byte[] bytes = Base64Url.decode(parts[part]).orElseThrow();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(4)) {
      case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> bytes = Arrays.copyOf(bytes, at);
      case 2 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + random.nextInt(40));
      default -> System.arraycopy(bytes, at, bytes, random.nextInt(at + 1), bytes.length - at);
    }
    parts[part] = Base64Url.encode(bytes);
    return joined(parts);
  }

  /** Bits of the last character that belong to no byte, or padding where there are none. */
  private static String otherTextOfTheSameBytes(String text, Random random) {
    String[] parts = text.split("\\.", -1);
    int part = random.nextInt(parts.length);
    String old = parts[part];
    int unused = old.length() % 4 == 2 ? 4 : old.length() % 4 == 3 ? 2 : 0;
    if (unused == 0 || random.nextInt(4) == 0) {
      parts[part] = old + "=".repeat(1 + random.nextInt(3));
    } else {
      int last = BASE64.indexOf(old.charAt(old.length() - 1));
      int changed = last ^ (1 + random.nextInt((1 << unused) - 1));
      parts[part] = old.substring(0, old.length() - 1) + BASE64.charAt(changed);
    }
    return joined(parts);
  }

  private String part(int number, Random random) {
    return one(random).split("\\.", -1)[number];
  }

  private static String joined(String... parts) {
    return String.join(".", parts);
  }

  private String one(Random random) {
    return genuine.get(random.nextInt(genuine.size()));
  }
}
