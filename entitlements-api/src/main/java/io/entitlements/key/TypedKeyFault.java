package io.entitlements.key;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is wrong with a typed product key. It comes from the text alone: neither a secret nor a
 * record has a part in it.
 *
 * @param mistake what kind of mistake it is
 * @param position where it is: the number of a symbol after the prefix, from 1, not counting spaces
 *     and dashes; empty if it is in the prefix or not known
 * @param suggestion the key that was probably meant; only if exactly one single mistake explains
 *     the text. A person has to compare it with what is printed
 */
public record TypedKeyFault(
    Mistake mistake, OptionalInt position, Optional<ProductKeyText> suggestion) {

  /** Checks that nothing is missing. */
  public TypedKeyFault {
    Objects.requireNonNull(mistake, "mistake");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(suggestion, "suggestion");
  }

  /** The kinds of mistakes. */
  public enum Mistake {
    /** More than 200 characters. */
    TOO_LONG,
    /** Not 25 symbols after a prefix of 2 to 4 letters. */
    WRONG_LENGTH,
    /** It does not start with the letters of a prefix. */
    NO_PREFIX,
    /** The letters before the first dash are not those of the key. */
    WRONG_PREFIX,
    /** One symbol is another than printed. */
    WRONG_SYMBOL,
    /** The symbol at the position and the next one changed places. */
    SWAPPED_SYMBOLS,
    /** The character at the position is no symbol of a key; one more may be another. */
    UNREADABLE_SYMBOL,
    /** The symbol at the position was left out. */
    MISSING_SYMBOL,
    /** The symbol at the position is one too many. */
    EXTRA_SYMBOL,
    /** Something is wrong, or several things are, and it cannot be said where. */
    UNCLEAR
  }
}
