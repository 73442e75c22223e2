package io.entitlements.core.internal.signing;

import io.entitlements.core.internal.signing.ParsedKey.NotAKey;
import io.entitlements.core.internal.signing.ParsedKey.Reason;
import io.entitlements.core.internal.signing.ParsedKey.Typo;
import io.entitlements.core.internal.signing.ParsedKey.WellFormed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The typed form of a product key, {@code NB-XXXXX-XXXXX-XXXXX-XXXXX-XXXXX}: after the prefix 1
 * symbol MAC-key generation, 12 id, 8 MAC and 4 parity ({@link KeyParity}), highest bits first.
 */
public final class ProductKeyCodec {

  static final int MAX_CHARACTERS = 200;

  private static final int ID_SYMBOLS = 12;
  private static final int MAC_SYMBOLS = 8;
  private static final int GROUP = 5;
  private static final int MIN_PREFIX = 2;

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
    byte[] word = new byte[KeyParity.WORD];
    putPrefix(word, prefix);
    if (generation < 0 || generation > 31) {
      throw new IllegalArgumentException("the generation is from 0 to 31, not " + generation);
    }
    if (id < 0 || id >= 1L << (5 * ID_SYMBOLS)) {
      throw new IllegalArgumentException("the id has 60 bits");
    }
    put(word, 24, 1, generation);
    put(word, 23, ID_SYMBOLS, id);
    put(word, 11, MAC_SYMBOLS, mac(prefix, generation, id, key));
    KeyParity.encode(word);
    return print(word);
  }

  /**
   * Reads what somebody typed: case, spaces and dashes do not matter, I and L read as 1, O as 0.
   *
   * @param typed any text
   */
  public static ParsedKey parse(String typed) {
    if (typed.length() > MAX_CHARACTERS) {
      return new NotAKey(Reason.TOO_LONG);
    }
    char[] characters = new char[KeyParity.WORD];
    int count = 0;
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (!KeySymbols.isSeparator(c)) {
        if (count == KeyParity.WORD) {
          return new NotAKey(Reason.WRONG_LENGTH);
        }
        characters[count] = c;
        count++;
      }
    }
    int prefixLength = count - KeyParity.BODY;
    if (prefixLength < MIN_PREFIX) {
      return new NotAKey(prefixLength == 0 ? Reason.NO_PREFIX : Reason.WRONG_LENGTH);
    }
    byte[] word = new byte[KeyParity.WORD];
    for (int i = 0; i < prefixLength; i++) {
      int letter = KeySymbols.letter(characters[i]);
      if (letter == KeySymbols.NONE) {
        return new NotAKey(Reason.NO_PREFIX);
      }
      word[KeyParity.BODY + i] = (byte) letter;
    }
    return parseBody(word, characters, prefixLength);
  }

  /** Says, in constant time, whether the MAC of a key is right; the key of its generation. */
  public static boolean macMatches(WellFormed parsed, MacKey key) {
    long expected = mac(parsed.prefix(), parsed.generation(), parsed.id(), key);
    return MessageDigest.isEqual(bytes(expected), bytes(parsed.mac()));
  }

  private static ParsedKey parseBody(byte[] word, char[] characters, int prefixLength) {
    int erasures = 0;
    int erased = -1;
    for (int degree = KeyParity.BODY - 1; degree >= 0; degree--) {
      int value = KeySymbols.value(characters[prefixLength + KeyParity.BODY - 1 - degree]);
      if (value == KeySymbols.NONE) {
        erasures++;
        erased = degree;
      } else {
        word[degree] = (byte) value;
      }
    }
    int syndrome = KeyParity.syndrome(word);
    return switch (erasures) {
      case 0 -> syndrome == 0 ? wellFormed(word) : typo(word, KeyParity.locate(syndrome));
      case 1 -> erasure(word, erased, syndrome);
      default -> new Typo(OptionalInt.empty(), Optional.empty());
    };
  }

  /** An erased symbol was read as 0: all is well if that was it, or if it alone was wrong. */
  private static ParsedKey erasure(byte[] word, int degree, int syndrome) {
    int wrong = syndrome == 0 ? degree << 5 : KeyParity.locate(syndrome);
    return wrong >> 5 == degree
        ? typo(word, wrong)
        : new Typo(OptionalInt.of(position(degree)), Optional.empty());
  }

  private static ParsedKey typo(byte[] word, int wrong) {
    if (wrong == KeyParity.NOT_SINGLE) {
      return new Typo(OptionalInt.empty(), Optional.empty());
    }
    int degree = wrong >> 5;
    word[degree] ^= (byte) (wrong & 31);
    if (degree < KeyParity.BODY) {
      return new Typo(OptionalInt.of(position(degree)), Optional.of(print(word)));
    }
    return new Typo(
        OptionalInt.empty(), hasPrefix(word) ? Optional.of(print(word)) : Optional.empty());
  }

  private static ParsedKey wellFormed(byte[] word) {
    return new WellFormed(
        prefix(word), word[24], take(word, 23, ID_SYMBOLS), take(word, 11, MAC_SYMBOLS));
  }

  private static int position(int degree) {
    return KeyParity.BODY - degree;
  }

  private static void put(byte[] word, int topDegree, int symbols, long value) {
    for (int i = 0; i < symbols; i++) {
      word[topDegree - i] = (byte) ((value >>> (5 * (symbols - 1 - i))) & 31);
    }
  }

  private static long take(byte[] word, int topDegree, int symbols) {
    long value = 0;
    for (int i = 0; i < symbols; i++) {
      value = (value << 5) | word[topDegree - i];
    }
    return value;
  }

  private static void putPrefix(byte[] word, String prefix) {
    boolean fits = prefix.length() >= MIN_PREFIX && prefix.length() <= KeyParity.PREFIX;
    for (int i = 0; fits && i < prefix.length(); i++) {
      char c = prefix.charAt(i);
      fits = c >= 'A' && c <= 'Z';
      word[KeyParity.BODY + i] = (byte) (c - 'A' + 1);
    }
    if (!fits) {
      throw new IllegalArgumentException("a product prefix has 2 to 4 letters A-Z");
    }
  }

  /** Says whether a corrected prefix is one: letters, then none. */
  private static boolean hasPrefix(byte[] word) {
    boolean ended = false;
    for (int i = 0; i < KeyParity.PREFIX; i++) {
      int letter = word[KeyParity.BODY + i];
      if (letter > 26 || (ended && letter != 0) || (letter == 0 && i < MIN_PREFIX)) {
        return false;
      }
      ended = letter == 0;
    }
    return true;
  }

  private static String prefix(byte[] word) {
    StringBuilder prefix = new StringBuilder(KeyParity.PREFIX);
    for (int i = KeyParity.BODY; i < KeyParity.WORD && word[i] != 0; i++) {
      prefix.append((char) ('A' + word[i] - 1));
    }
    return prefix.toString();
  }

  private static String print(byte[] word) {
    StringBuilder text = new StringBuilder(34).append(prefix(word));
    for (int i = 0; i < KeyParity.BODY; i++) {
      if (i % GROUP == 0) {
        text.append('-');
      }
      text.append(KeySymbols.symbol(word[KeyParity.BODY - 1 - i]));
    }
    return text.toString();
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
