package io.entitlements.account;

import io.entitlements.type.AccountId;
import java.util.Objects;

/**
 * A password that was set.
 *
 * @param account whose; the person has shown who it is, so the application may sign them in
 * @param browser to be kept by the browser; of all others none is known any more
 */
public record PasswordSet(AccountId account, KnownBrowser browser) {
  /** Checks that nothing is missing. */
  public PasswordSet {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(browser, "browser");
  }
}
