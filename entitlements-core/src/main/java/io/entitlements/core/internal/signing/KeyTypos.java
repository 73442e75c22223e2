package io.entitlements.core.internal.signing;

import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.key.TypedKeyFault.Mistake;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Says what is wrong with a text that is no well-formed product key. Every key is tried that the
 * text could be after one mistake: a wrong symbol, two neighbours that changed places, up to two
 * unreadable symbols, one left out, one too many. About 110 words; none needs a secret.
 */
final class KeyTypos {

  private static final int LONGEST = KeyParity.WORD + 1;

  /** Stands for a symbol that is not known: it is neither a symbol nor a letter. */
  private static final char HOLE = '?';

  private final Set<String> prefixes;
  private final char[] typed;
  private final byte[] word = new byte[KeyParity.WORD];

  private Optional<byte[]> fit = Optional.empty();
  private Mistake mistake = Mistake.UNCLEAR;
  private int at;
  private boolean ambiguous;

  private KeyTypos(char[] typed, Set<String> prefixes) {
    this.typed = typed;
    this.prefixes = prefixes;
  }

  /**
   * Explains a text for which {@link ProductKeyCodec#parse} finds no well-formed key.
   *
   * @param prefixes the prefixes that a suggestion may have; empty for any
   */
  static TypedKeyFault explain(String text, Set<String> prefixes) {
    if (text.length() > ProductKeyCodec.MAX_CHARACTERS) {
      return fault(Mistake.TOO_LONG);
    }
    char[] symbols = new char[LONGEST];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      if (!KeySymbols.isSeparator(text.charAt(i))) {
        if (count == LONGEST) {
          return fault(Mistake.WRONG_LENGTH);
        }
        symbols[count] = text.charAt(i);
        count++;
      }
    }
    KeyTypos typos = new KeyTypos(Arrays.copyOf(symbols, count), prefixes);
    typos.tryEveryMistake();
    return typos.answer();
  }

  private void tryEveryMistake() {
    attempt(typed, 2, Mistake.UNREADABLE_SYMBOL, firstUnreadable());
    for (int i = 0; i < typed.length; i++) {
      char[] other = typed.clone();
      other[i] = HOLE;
      attempt(other, 1, unreadable(i) ? Mistake.UNREADABLE_SYMBOL : Mistake.WRONG_SYMBOL, i);
    }
    for (int i = 0; i + 1 < typed.length; i++) {
      char[] other = typed.clone();
      other[i] = typed[i + 1];
      other[i + 1] = typed[i];
      attempt(other, 0, Mistake.SWAPPED_SYMBOLS, i);
    }
    for (int i = 0; i < typed.length; i++) {
      char[] other = new char[typed.length - 1];
      System.arraycopy(typed, 0, other, 0, i);
      System.arraycopy(typed, i + 1, other, i, other.length - i);
      attempt(other, 0, Mistake.EXTRA_SYMBOL, i);
    }
    for (int i = 0; i <= typed.length; i++) {
      char[] other = new char[typed.length + 1];
      System.arraycopy(typed, 0, other, 0, i);
      other[i] = HOLE;
      System.arraycopy(typed, i, other, i + 1, typed.length - i);
      attempt(other, 1, Mistake.MISSING_SYMBOL, i);
    }
  }

  /**
   * Notes the key that these symbols are, if exactly so many are unreadable and all else fits.
   * Where the length is not as typed, a digit is no letter: else the symbol after each prefix of
   * two would be tried as its third letter.
   */
  private void attempt(char[] symbols, int holes, Mistake kind, int index) {
    int prefixLength = symbols.length - KeyParity.BODY;
    if (prefixLength < KeyWord.MIN_PREFIX || prefixLength > KeyParity.PREFIX) {
      return;
    }
    Arrays.fill(word, (byte) 0);
    int syndrome = 0;
    int found = 0;
    int first = 0;
    int second = 0;
    for (int i = 0; i < symbols.length; i++) {
      int degree = degree(i, prefixLength);
      int value = value(symbols[i], i < prefixLength);
      if (i < prefixLength && symbols[i] <= '9' && symbols.length != typed.length) {
        return;
      }
      if (value == KeySymbols.NONE) {
        found++;
        second = first;
        first = degree;
      } else {
        word[degree] = (byte) value;
        syndrome ^= KeyParity.syndrome(degree, value);
      }
    }
    if (found == holes && fill(syndrome, holes, first, second) && isPrefix(prefixLength)) {
      note(kind, index);
    }
  }

  private boolean fill(int syndrome, int holes, int first, int second) {
    if (holes == 0) {
      return syndrome == 0;
    }
    int values =
        holes == 1
            ? KeyErasures.solve(syndrome, first)
            : KeyErasures.solve(syndrome, second, first);
    if (values == KeyErasures.NONE) {
      return false;
    }
    word[first] = (byte) (values & 31);
    if (holes == 2) {
      word[second] = (byte) (values >> 5);
    }
    return true;
  }

  /** Whether the found letters are some, and of a product that is asked for. */
  private boolean isPrefix(int length) {
    for (int i = KeyParity.BODY; i < KeyParity.BODY + length; i++) {
      if (word[i] == 0 || word[i] > KeyWord.LETTERS) {
        return false;
      }
    }
    return prefixes.isEmpty() || prefixes.contains(KeyWord.prefix(KeyWord.of(word).letters()));
  }

  private void note(Mistake kind, int index) {
    if (fit.isEmpty()) {
      fit = Optional.of(word.clone());
      mistake = kind;
      at = index;
    } else if (!Arrays.equals(fit.get(), word)) {
      ambiguous = true;
    }
  }

  private TypedKeyFault answer() {
    if (fit.isEmpty() || ambiguous) {
      return unexplained();
    }
    KeyWord key = KeyWord.of(fit.get());
    int position = at - KeyWord.prefix(key.letters()).length() + 1;
    return new TypedKeyFault(
        position < 1 ? Mistake.WRONG_PREFIX : mistake,
        position < 1 ? OptionalInt.empty() : OptionalInt.of(position),
        Optional.of(new ProductKeyText(key.print())));
  }

  private TypedKeyFault unexplained() {
    int prefixLength = prefixLength();
    if (prefixLength < KeyWord.MIN_PREFIX || prefixLength > KeyParity.PREFIX) {
      return fault(prefixLength == 0 ? Mistake.NO_PREFIX : Mistake.WRONG_LENGTH);
    }
    int unreadable = firstUnreadable();
    if (unreadable < prefixLength) {
      return fault(Mistake.NO_PREFIX);
    }
    return unreadable == typed.length
        ? fault(Mistake.UNCLEAR)
        : new TypedKeyFault(
            Mistake.UNREADABLE_SYMBOL,
            OptionalInt.of(unreadable - prefixLength + 1),
            Optional.empty());
  }

  private int prefixLength() {
    return typed.length - KeyParity.BODY;
  }

  private int firstUnreadable() {
    int index = 0;
    while (index < typed.length && !unreadable(index)) {
      index++;
    }
    return index;
  }

  private boolean unreadable(int index) {
    return value(typed[index], index < prefixLength()) == KeySymbols.NONE;
  }

  private static int value(char c, boolean inPrefix) {
    return inPrefix ? KeySymbols.letter(c) : KeySymbols.value(c);
  }

  private static int degree(int index, int prefixLength) {
    return index < prefixLength
        ? KeyParity.BODY + index
        : KeyParity.BODY - 1 - (index - prefixLength);
  }

  private static TypedKeyFault fault(Mistake mistake) {
    return new TypedKeyFault(mistake, OptionalInt.empty(), Optional.empty());
  }
}
