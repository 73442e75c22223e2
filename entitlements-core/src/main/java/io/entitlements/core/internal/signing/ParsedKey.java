package io.entitlements.core.internal.signing;

import java.util.Optional;
import java.util.OptionalInt;

/** What a typed product key reads as. No {@code toString} here reveals a key. */
public sealed interface ParsedKey {

  /**
   * Free of typing errors. Whether it was ever issued is for {@link ProductKeyCodec#macMatches} and
   * the store to say.
   *
   * @param prefix 2 to 4 letters {@code A-Z}
   * @param generation the generation of the MAC key, 0 to 31
   * @param id 60 bits
   * @param mac 40 bits
   */
  record WellFormed(String prefix, int generation, long id, long mac) implements ParsedKey {
    @Override
    public String toString() {
      return "WellFormed[" + prefix + "-***]";
    }
  }

  /**
   * Like a product key, but typed wrongly.
   *
   * @param position which of the 25 symbols after the prefix, from 1, is the only wrong one; empty
   *     if that is unknown or the wrong one is in the prefix
   * @param suggestion the key in printed form that was probably meant, if there is exactly one with
   *     a single difference
   */
  record Typo(OptionalInt position, Optional<String> suggestion) implements ParsedKey {
    @Override
    public String toString() {
      return "Typo[" + position + "]";
    }
  }

  /**
   * Not of the form of a product key.
   *
   * @param reason what is missing
   */
  record NotAKey(Reason reason) implements ParsedKey {}

  /** Why a text is not of the form of a product key. */
  enum Reason {
    /** More than 200 characters. */
    TOO_LONG,
    /** Not 25 symbols after a prefix of 2 to 4 letters. */
    WRONG_LENGTH,
    /** It does not start with letters of a prefix. */
    NO_PREFIX
  }
}
