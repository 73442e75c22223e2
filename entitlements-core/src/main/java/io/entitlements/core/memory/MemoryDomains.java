package io.entitlements.core.memory;

import io.entitlements.account.Domain;
import io.entitlements.core.memory.Data.DomainKey;
import io.entitlements.spi.DomainStore;
import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Domains by organization and name, and who holds them by name. */
record MemoryDomains(Table<DomainKey, Domain> domains, Table<DomainName, OrganizationId> holders)
    implements DomainStore {

  @Override
  public boolean insert(Domain domain) {
    return domains.insert(key(domain), domain);
  }

  @Override
  public Optional<Domain> find(OrganizationId organization, DomainName name) {
    return domains.find(new DomainKey(organization, name));
  }

  @Override
  public List<Domain> of(OrganizationId organization) {
    return domains
        .all()
        .filter(domain -> domain.organization().equals(organization))
        .sorted(Comparator.comparing(Domain::name))
        .toList();
  }

  @Override
  public boolean look(Domain domain, Instant at, boolean found) {
    return domains.update(
        key(domain),
        known -> known.token().equals(domain.token()),
        known -> known.withLook(at, found));
  }

  @Override
  public Optional<OrganizationId> holder(DomainName name) {
    return holders.find(name);
  }

  @Override
  public boolean hold(DomainName name, OrganizationId organization, Instant now) {
    return holders.insert(name, organization)
        && domains.update(
            new DomainKey(organization, name),
            known -> true,
            known -> known.withVerified(Optional.of(now)));
  }

  @Override
  public boolean release(DomainName name, OrganizationId organization) {
    return holders.remove(name, organization::equals)
        && domains.update(
            new DomainKey(organization, name),
            known -> true,
            known -> known.withVerified(Optional.empty()));
  }

  @Override
  public boolean remove(OrganizationId organization, DomainName name) {
    holders.remove(name, organization::equals);
    return domains.remove(new DomainKey(organization, name), known -> true);
  }

  private static DomainKey key(Domain domain) {
    return new DomainKey(domain.organization(), domain.name());
  }
}
