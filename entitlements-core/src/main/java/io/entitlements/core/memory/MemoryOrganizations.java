package io.entitlements.core.memory;

import io.entitlements.account.Organization;
import io.entitlements.spi.OrganizationStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
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

  @Override
  public Optional<Organization> keepOpen(OrganizationId id) {
    return organizations.find(id).filter(MemoryOrganizations::isOpen);
  }

  @Override
  public boolean edit(OrganizationId id, Organization.Details details) {
    return organizations.update(
        id,
        MemoryOrganizations::isOpen,
        before -> new Organization(id, details, before.owner(), before.closedAt()));
  }

  @Override
  public boolean setOwner(OrganizationId id, Optional<AccountId> before, AccountId owner) {
    return organizations.update(
        id,
        found -> isOpen(found) && found.owner().equals(before),
        found -> new Organization(id, found.details(), Optional.of(owner), found.closedAt()));
  }

  @Override
  public boolean close(OrganizationId id, Instant now) {
    return organizations.update(
        id,
        MemoryOrganizations::isOpen,
        found -> new Organization(id, found.details(), found.owner(), Optional.of(now)));
  }

  private static boolean isOpen(Organization organization) {
    return organization.closedAt().isEmpty();
  }
}
