package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.Optional;

/** Schools, districts and companies. Thread-safe; every method blocks on the store. */
public interface Organizations {

  /**
   * Adds an organization; the person who adds it becomes its first administrator. It becomes the
   * person's default organization if there was none.
   *
   * @param by who adds it: an active account
   * @param details its name, location and time zone
   * @param key makes a repeat harmless
   * @return the organization, or why not
   */
  Outcome<Organization, Refusal> add(
      AccountId by, Organization.Details details, IdempotencyKey key);

  /** Why an organization is not added. */
  enum Refusal {
    /** The account is unknown, or its address is not verified. */
    ACCOUNT_NOT_ACTIVE
  }

  /**
   * Finds an organization.
   *
   * @param organization the organization
   * @return the organization, if there is one
   */
  Optional<Organization> find(OrganizationId organization);
}
