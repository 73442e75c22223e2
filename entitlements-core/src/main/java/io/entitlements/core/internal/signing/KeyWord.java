package io.entitlements.core.internal.signing;

/**
 * The symbols of one product key as a word of {@link KeyParity}: after the prefix 1 symbol MAC-key
 * generation, 12 id, 8 MAC and 4 parity, highest bits first.
 */
final class KeyWord {

  static final int MIN_PREFIX = 2;
  static final int LETTERS = 26;
  static final int ID_BITS = 60;

  /** The degrees at which the parts begin. */
  static final int GENERATION = 24;

  static final int ID = 23;
  static final int MAC = 11;

  private static final int ID_SYMBOLS = 12;
  private static final int MAC_SYMBOLS = 8;
  private static final int GROUP = 5;

  private final byte[] word;

  private KeyWord(byte[] word) {
    this.word = word;
  }

  /** Puts a key together and adds the parity. */
  static KeyWord of(int letters, int generation, long id, long mac) {
    byte[] word = new byte[KeyParity.WORD];
    for (int i = 0; i < KeyParity.PREFIX; i++) {
      word[KeyParity.BODY + i] = (byte) ((letters >> (5 * i)) & 31);
    }
    word[GENERATION] = (byte) generation;
    put(word, ID, ID_SYMBOLS, id);
    put(word, MAC, MAC_SYMBOLS, mac);
    KeyParity.encode(word);
    return new KeyWord(word);
  }

  /** Takes a word of the code. */
  static KeyWord of(byte[] word) {
    return new KeyWord(word.clone());
  }

  /**
   * Packs a prefix.
   *
   * @throws IllegalArgumentException if it is not 2 to 4 letters {@code A-Z}
   */
  static int letters(String prefix) {
    boolean fits = prefix.length() >= MIN_PREFIX && prefix.length() <= KeyParity.PREFIX;
    int letters = 0;
    for (int i = 0; fits && i < prefix.length(); i++) {
      char c = prefix.charAt(i);
      fits = c >= 'A' && c <= 'Z';
      letters |= (c - 'A' + 1) << (5 * i);
    }
    if (!fits) {
      throw new IllegalArgumentException("a product prefix has 2 to 4 letters A-Z");
    }
    return letters;
  }

  /** Unpacks a prefix. */
  static String prefix(int letters) {
    StringBuilder prefix = new StringBuilder(KeyParity.PREFIX);
    for (int rest = letters; rest != 0; rest >>= 5) {
      prefix.append((char) ('A' + (rest & 31) - 1));
    }
    return prefix.toString();
  }

  /** Packs the prefix of this word. */
  int letters() {
    int letters = 0;
    for (int i = 0; i < KeyParity.PREFIX; i++) {
      letters |= word[KeyParity.BODY + i] << (5 * i);
    }
    return letters;
  }

  String print() {
    StringBuilder text = new StringBuilder(34).append(prefix(letters()));
    for (int i = 0; i < KeyParity.BODY; i++) {
      if (i % GROUP == 0) {
        text.append('-');
      }
      text.append(KeySymbols.symbol(word[KeyParity.BODY - 1 - i]));
    }
    return text.toString();
  }

  private static void put(byte[] word, int topDegree, int symbols, long value) {
    for (int i = 0; i < symbols; i++) {
      word[topDegree - i] = (byte) ((value >>> (5 * (symbols - 1 - i))) & 31);
    }
  }
}
