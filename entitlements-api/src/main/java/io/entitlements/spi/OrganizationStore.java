package io.entitlements.spi;

import io.entitlements.account.Organization;
import io.entitlements.type.OrganizationId;
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
   * Finds an organization.
   *
   * @param id the organization
   * @return the organization, if there is one
   */
  Optional<Organization> find(OrganizationId id);
}
