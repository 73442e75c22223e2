package io.entitlements.account;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Objects;

/**
 * A password as somebody typed it, prepared so that it is the same from every keyboard: by the
 * profile OpaqueString of RFC 8265, spaces of every kind are one kind, and characters are composed
 * (Unicode NFC); case counts, and nothing is cut off. Immutable; prints as {@code ***}.
 */
public final class Password {

  /** The longest password that counts, in characters (Unicode code points). */
  public static final int MAX_LENGTH = 1024;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /**
   * Takes what was typed. What can never be anybody's password, being too long for example, is one
   * that is always wrong.
   *
   * @param typed any text
   * @return the password
   */
  public static Password of(String typed) {
    // Composing makes one character of at most four units: what is cut here stays too long.
    String bounded = typed.length() > 8 * MAX_LENGTH ? typed.substring(0, 8 * MAX_LENGTH) : typed;
    StringBuilder spaced = new StringBuilder(bounded.length());
    bounded
        .codePoints()
        .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
        .forEach(spaced::appendCodePoint);
    return new Password(Normalizer.normalize(spaced, Normalizer.Form.NFC));
  }

  /**
   * How long it is.
   *
   * @return the number of characters (Unicode code points)
   */
  public int length() {
    return text.codePointCount(0, text.length());
  }

  /**
   * Whether it is text: no control characters, no half of a surrogate pair.
   *
   * @return true if it could be typed
   */
  public boolean isText() {
    return text.codePoints()
        .map(Character::getType)
        .noneMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
  }

  /**
   * The password itself, to be hashed or looked up in a list of common ones.
   *
   * @return the prepared text
   */
  public String reveal() {
    return text;
  }

  /**
   * The password itself as bytes, to be hashed.
   *
   * @return the prepared text in UTF-8
   */
  public byte[] revealUtf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Password password && text.equals(password.text);
  }

  @Override
  public int hashCode() {
    return Objects.hash(Password.class, text);
  }

  @Override
  public String toString() {
    return "***";
  }
}
