package io.entitlements.key;

import java.util.Objects;

/**
 * A product key in the form that programs verify without a server: a signed text (JWS compact
 * serialization, RFC 7515) that states product, seats and term. It is a secret of the organization.
 *
 * @param text the signed text
 */
public record SignedProductKey(String text) {

  /** Checks that there is a text. */
  public SignedProductKey {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return "SignedProductKey[" + text.length() + " characters]";
  }
}
