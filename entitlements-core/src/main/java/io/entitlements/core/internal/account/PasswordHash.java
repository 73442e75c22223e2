package io.entitlements.core.internal.account;

import io.entitlements.account.HashingCost;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A hash of a password as it is stored: a PHC string, {@code
 * $argon2id$v=19$m=19456,t=2,p=1$salt$hash}. Prints as {@code ***}.
 */
final class PasswordHash {

  static final int SALT_BYTES = 16;
  static final int HASH_BYTES = 32;

  private static final Pattern PHC =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=([1-9]\\d{0,6}),t=([1-9]\\d{0,3}),p=([1-9]\\d?)"
              + "\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

  private final HashingCost cost;
  private final byte[] salt;
  private final byte[] hash;

  PasswordHash(HashingCost cost, byte[] salt, byte[] hash) {
    this.cost = cost;
    this.salt = salt.clone();
    this.hash = hash.clone();
  }

  /** Reads a stored text. */
  static PasswordHash parse(String text) {
    Matcher phc = PHC.matcher(text);
    if (!phc.matches()) {
      throw new IllegalStateException("a stored password hash is not of a known form");
    }
    HashingCost cost =
        new HashingCost(
            Integer.parseInt(phc.group(1)),
            Integer.parseInt(phc.group(2)),
            Integer.parseInt(phc.group(3)));
    Base64.Decoder base64 = Base64.getDecoder();
    return new PasswordHash(cost, base64.decode(phc.group(4)), base64.decode(phc.group(5)));
  }

  HashingCost cost() {
    return cost;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] hash() {
    return hash.clone();
  }

  /** The text that is stored. */
  String text() {
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m="
        + cost.memoryKib()
        + ",t="
        + cost.passes()
        + ",p="
        + cost.lanes()
        + '$'
        + base64.encodeToString(salt)
        + '$'
        + base64.encodeToString(hash);
  }

  @Override
  public String toString() {
    return "***";
  }
}
