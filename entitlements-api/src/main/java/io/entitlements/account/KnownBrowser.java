package io.entitlements.account;

import java.util.Objects;

/**
 * What a browser keeps in which somebody has signed in: with it, sign-ins do not share the few
 * attempts that strangers have at the account or from the same source (OWASP calls it a device
 * cookie). It signs nobody in. The portal sets it as a cookie that only it can read ({@code
 * Secure}, {@code HttpOnly}, {@code SameSite=Lax}) and that lives as long as {@link
 * AttemptLimits#browserLifetime()}. Prints as {@code ***}.
 *
 * @param secret the cookie's value, at most 64 characters count
 */
public record KnownBrowser(String secret) {

  /** Checks that nothing is missing. */
  public KnownBrowser {
    Objects.requireNonNull(secret, "secret");
  }

  @Override
  public String toString() {
    return "***";
  }
}
