package io.entitlements.roster;

import java.util.Objects;

/**
 * A token that was just issued. Its secret is shown this once, and stored as a digest only.
 *
 * @param token the token
 * @param secret what the directory sends as its bearer token: 256 random bits in base64url
 */
public record IssuedPushToken(PushToken token, String secret) {

  /** Checks that nothing is missing. */
  public IssuedPushToken {
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(secret, "secret");
  }

  @Override
  public String toString() {
    return "IssuedPushToken[" + token + ", …]";
  }
}
