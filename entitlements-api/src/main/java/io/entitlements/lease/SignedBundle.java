package io.entitlements.lease;

import java.util.Objects;

/**
 * What client programs should know beside their leases, signed: the public keys with their states,
 * what was revoked, and the time at which that was so. It travels by network or by USB stick. It
 * says nothing until it is verified.
 *
 * @param text in the last line the signed bundle (JWS compact serialization, RFC 7515); before it,
 *     one a line, introductions of keys by the keys before them, of the same form
 */
public record SignedBundle(String text) {

  /** Checks that there is a text. */
  public SignedBundle {
    Objects.requireNonNull(text, "text");
  }

  @Override
  public String toString() {
    return "SignedBundle[" + text.length() + " characters]";
  }
}
