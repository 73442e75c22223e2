package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.Objects;

/**
 * What others in an organization see of a person: nothing of where else the person belongs.
 *
 * @param id the account
 * @param email the address
 * @param name the person's name, possibly empty
 * @param status whether the address is verified
 */
public record Profile(AccountId id, EmailAddress email, String name, AccountStatus status) {

  /** Checks that nothing is missing. */
  public Profile {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(status, "status");
  }

  @Override
  public String toString() {
    return "Profile[" + id + ", " + status + "]";
  }
}
