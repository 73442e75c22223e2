package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrganizationId;
import java.util.Objects;
import java.util.Optional;

/**
 * One person, known by an email address and independent of any organization.
 *
 * @param id the key of everything stored about the person; an address can change, this cannot
 * @param email the address, unique among accounts
 * @param name the person's name as given, possibly empty while pending
 * @param status whether the address is verified
 * @param defaultOrganization the organization that opens first; empty only without any membership
 */
public record Account(
    AccountId id,
    EmailAddress email,
    String name,
    AccountStatus status,
    Optional<OrganizationId> defaultOrganization) {

  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;

  /** Checks that nothing is missing and that the name is fit to be shown. */
  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(email, "email");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(defaultOrganization, "defaultOrganization");
    DisplayText.check("name", name, 0, MAX_NAME_LENGTH);
  }

  /**
   * What others in an organization see of the person.
   *
   * @return the profile
   */
  public Profile profile() {
    return new Profile(id, email, name, status);
  }

  @Override
  public String toString() {
    return "Account[" + id + ", " + status + "]";
  }
}
