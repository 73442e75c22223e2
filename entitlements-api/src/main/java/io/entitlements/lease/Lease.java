package io.entitlements.lease;

import java.util.Objects;

/**
 * A lease as it travels and lies on disk: a signed text (JWS compact serialization, RFC 7515). It
 * says nothing until it is verified; the verifier gives another type for that.
 *
 * @param text the signed text
 */
public record Lease(String text) {

  /** Checks that there is a text. */
  public Lease {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return "Lease[" + text.length() + " characters]";
  }
}
