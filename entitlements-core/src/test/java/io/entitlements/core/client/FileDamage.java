package io.entitlements.core.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** What happens to files on a disk, and what people try. */
final class FileDamage {

  private static final String LIKELY = "0123456789\n .-_Az";

  private FileDamage() {}

  static String of(String text, Random random) {
    byte[] damaged = of(text.getBytes(StandardCharsets.ISO_8859_1), random);
    return new String(damaged, StandardCharsets.ISO_8859_1);
  }

  static byte[] of(byte[] bytes, Random random) {
    byte[] changed = bytes.clone();
    int at = random.nextInt(changed.length);
    switch (random.nextInt(6)) {
      case 0 -> {
        return Arrays.copyOf(changed, at);
      }
      case 1 -> {
        return Arrays.copyOf(changed, changed.length + 1 + random.nextInt(20_000));
      }
      case 2 -> changed[at] ^= (byte) (1 << random.nextInt(8));
      case 3 -> random.nextBytes(changed);
      case 4 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
        longer[at] = likely(random);
        return longer;
      }
      default -> {
        for (int i = at; i < Math.min(changed.length, at + 1 + random.nextInt(8)); i++) {
          changed[i] = likely(random);
        }
      }
    }
    return changed;
  }

  private static byte likely(Random random) {
    return (byte) LIKELY.charAt(random.nextInt(LIKELY.length()));
  }
}
