package io.entitlements.core.memory;

import io.entitlements.account.Organization;
import io.entitlements.spi.OrganizationStore;
import io.entitlements.type.OrganizationId;
import java.util.Optional;

/** Organizations by identifier. */
record MemoryOrganizations(Table<OrganizationId, Organization> organizations, MemoryEvents events)
    implements OrganizationStore {

  @Override
  public void insert(Organization organization) {
    organizations.add(organization.id(), organization);
    events.begin(organization.id());
  }

  @Override
  public Optional<Organization> find(OrganizationId id) {
    return organizations.find(id);
  }
}
