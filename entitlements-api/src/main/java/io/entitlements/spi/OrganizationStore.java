package io.entitlements.spi;

import io.entitlements.account.Organization;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** Organizations. */
public interface OrganizationStore {

  /**
   * Adds an organization, at revision 0.
   *
   * @param organization the organization
   */
  void insert(Organization organization);

  /**
   * Finds an organization, closed ones too.
   *
   * @param id the organization
   * @return the organization, if there is one
   */
  Optional<Organization> find(OrganizationId id);

  /**
   * Finds an organization that is open, and keeps it from being closed until the transaction ends.
   *
   * @param id the organization
   * @return the organization; empty if it is closed or does not exist
   */
  Optional<Organization> keepOpen(OrganizationId id);

  /**
   * Changes what an organization says of itself.
   *
   * @param id the organization
   * @param details all of it
   * @return false, and nothing is changed, if it is closed or does not exist
   */
  boolean edit(OrganizationId id, Organization.Details details);

  /**
   * Changes the owner.
   *
   * @param id the organization
   * @param before who must be the owner now; empty if there must be none
   * @param owner who is it from now on
   * @return false, and nothing is changed, if another one is, or it is closed or does not exist
   */
  boolean setOwner(OrganizationId id, Optional<AccountId> before, AccountId owner);

  /**
   * Closes an organization.
   *
   * @param id the organization
   * @param now the instant
   * @return false, and nothing is changed, if it is closed already or does not exist
   */
  boolean close(OrganizationId id, Instant now);
}
