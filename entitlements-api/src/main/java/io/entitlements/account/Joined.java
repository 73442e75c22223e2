package io.entitlements.account;

import java.util.Objects;

/**
 * A new account that accepted an invitation.
 *
 * @param membership what it is in the organization; the person has shown who it is, so the
 *     application may sign them in
 * @param browser to be kept by the browser
 */
public record Joined(Membership membership, KnownBrowser browser) {
  /** Checks that nothing is missing. */
  public Joined {
    Objects.requireNonNull(membership, "membership");
    Objects.requireNonNull(browser, "browser");
  }
}
