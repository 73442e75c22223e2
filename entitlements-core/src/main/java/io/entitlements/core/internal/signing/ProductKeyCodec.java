package io.entitlements.core.internal.signing;

import io.entitlements.core.internal.signing.ParsedKey.Mistyped;
import io.entitlements.core.internal.signing.ParsedKey.WellFormed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;

/** The typed form of a product key, {@code NB-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}: {@link KeyWord}. */
public final class ProductKeyCodec {

  static final int MAX_CHARACTERS = 200;

  /** Separates this use of the MAC key from any other; a released format, never changed. */
  private static final byte[] LABEL =
      "io.entitlements product key 1\0".getBytes(StandardCharsets.US_ASCII);

  private ProductKeyCodec() {}

  /**
   * Prints a key.
   *
   * @param prefix 2 to 4 letters {@code A-Z}
   * @param generation 0 to 31, the generation of {@code key}
   * @param id 60 bits, not negative
   * @throws IllegalArgumentException naming the argument that is out of range
   */
  public static String render(String prefix, int generation, long id, MacKey key) {
    int letters = KeyWord.letters(prefix);
    if (generation < 0 || generation > 31) {
      throw new IllegalArgumentException("the generation is from 0 to 31, not " + generation);
    }
    if (id < 0 || id >= 1L << KeyWord.ID_BITS) {
      throw new IllegalArgumentException("the id has 60 bits");
    }
    return KeyWord.of(letters, generation, id, mac(prefix, generation, id, key)).print();
  }

  /** Reads a key of any product. */
  public static ParsedKey parse(String typed) {
    return parse(typed, Set.of());
  }

  /**
   * Reads what somebody typed: case, spaces and dashes do not matter, I and L read as 1, O as 0.
   *
   * @param typed any text
   * @param prefixes the prefixes that a suggestion may have; empty for any
   */
  public static ParsedKey parse(String typed, Set<String> prefixes) {
    int prefixLength = symbols(typed) - KeyParity.BODY;
    if (prefixLength < KeyWord.MIN_PREFIX || prefixLength > KeyParity.PREFIX) {
      return mistyped(typed, prefixes);
    }
    int letters = 0;
    int generation = 0;
    long id = 0;
    long mac = 0;
    int syndrome = 0;
    int degree = KeyParity.BODY - 1 + prefixLength;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (KeySymbols.isSeparator(c)) {
        continue;
      }
      boolean inPrefix = degree >= KeyParity.BODY;
      int value = inPrefix ? KeySymbols.letter(c) : KeySymbols.value(c);
      if (value == KeySymbols.NONE) {
        return mistyped(typed, prefixes);
      }
      if (inPrefix) {
        // The letters count upwards: the first one has the lowest degree.
        int index = KeyParity.BODY - 1 + prefixLength - degree;
        letters |= value << (5 * index);
        syndrome ^= KeyParity.syndrome(KeyParity.BODY + index, value);
      } else {
        syndrome ^= KeyParity.syndrome(degree, value);
        if (degree == KeyWord.GENERATION) {
          generation = value;
        } else if (degree > KeyWord.MAC) {
          id = id << 5 | value;
        } else if (degree >= KeyParity.PARITY) {
          mac = mac << 5 | value;
        }
      }
      degree--;
    }
    return syndrome == 0 ? new WellFormed(letters, generation, id, mac) : mistyped(typed, prefixes);
  }

  /** Says, in constant time, whether the MAC of a key is right; the key of its generation. */
  public static boolean macMatches(WellFormed parsed, MacKey key) {
    long expected = mac(parsed.prefix(), parsed.generation(), parsed.id(), key);
    return MessageDigest.isEqual(bytes(expected), bytes(parsed.mac()));
  }

  /** How many characters are no separators; no more than one too many are counted. */
  private static int symbols(String typed) {
    if (typed.length() > MAX_CHARACTERS) {
      return 0;
    }
    int count = 0;
    for (int i = 0; i < typed.length() && count <= KeyParity.WORD; i++) {
      if (!KeySymbols.isSeparator(typed.charAt(i))) {
        count++;
      }
    }
    return count;
  }

  private static Mistyped mistyped(String typed, Set<String> prefixes) {
    return new Mistyped(KeyTypos.explain(typed, prefixes));
  }

  /** The first 40 bits of the HMAC; the prefix ends at a 0, so that no two inputs look alike. */
  private static long mac(String prefix, int generation, long id, MacKey key) {
    byte[] letters = prefix.getBytes(StandardCharsets.US_ASCII);
    byte[] message =
        ByteBuffer.allocate(LABEL.length + letters.length + 1 + 1 + Long.BYTES)
            .put(LABEL)
            .put(letters)
            .put((byte) 0)
            .put((byte) generation)
            .putLong(id)
            .array();
    return ByteBuffer.wrap(key.hmac(message)).getLong() >>> 24;
  }

  private static byte[] bytes(long mac) {
    return ByteBuffer.allocate(Long.BYTES).putLong(mac).array();
  }
}
