package io.entitlements.spi;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.Objects;
import java.util.UUID;

/**
 * A change of address that was asked for.
 *
 * @param account whose
 * @param id names it; the target of its two tokens
 * @param email the new address
 * @param oldConfirmed whether it was confirmed from the old address
 * @param newConfirmed whether it was confirmed from the new address
 */
public record EmailChange(
    AccountId account, UUID id, EmailAddress email, boolean oldConfirmed, boolean newConfirmed) {

  /** Checks that nothing is missing. */
  public EmailChange {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(email, "email");
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "EmailChange[" + account + "]";
  }
}
