package io.entitlements.core.internal.signing;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The MAC keys by generation and the one that new product keys get. As a text: a line {@code
 * generation:secret} each, the secret in base64url; the last line is the current one.
 */
public final class MacKeyRing {

  private final Map<Integer, MacKey> byGeneration;
  private final int current;

  private MacKeyRing(Map<Integer, MacKey> byGeneration, int current) {
    this.byGeneration = byGeneration;
    this.current = current;
  }

  /** Writes one line, with its end. */
  public static String writeLine(int generation, byte[] secret) {
    return generation + ":" + Base64Url.encode(secret) + "\n";
  }

  /** Reads 1 to 32 lines of different generations; empty if any is broken. */
  public static Optional<MacKeyRing> read(String text) {
    Map<Integer, MacKey> byGeneration = new HashMap<>();
    int current = -1;
    for (String line : text.strip().split("\\R", -1)) {
      int colon = line.indexOf(':');
      current = colon < 0 ? -1 : generation(line.substring(0, colon));
      Optional<byte[]> secret = Base64Url.decode(line.substring(colon + 1));
      if (current < 0
          || secret.isEmpty()
          || secret.get().length != MacKey.LENGTH
          || byGeneration.put(current, MacKey.of(secret.get())) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new MacKeyRing(byGeneration, current));
  }

  /** The generation of new product keys, 0 to 31. */
  public int current() {
    return current;
  }

  /** Finds the key of a generation; empty for one that was never made or is retired. */
  public Optional<MacKey> find(int generation) {
    return Optional.ofNullable(byGeneration.get(generation));
  }

  private static int generation(String digits) {
    for (int generation = 0; generation < 32; generation++) {
      if (digits.equals(Integer.toString(generation))) {
        return generation;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return "MacKeyRing" + byGeneration.keySet();
  }
}
