package io.entitlements.spi;

import io.entitlements.account.Domain;
import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Domains of organizations, and who holds which: a domain is verified of the one organization that
 * holds it, by a global table.
 */
public interface DomainStore {

  /**
   * Adds a domain.
   *
   * @param domain the domain, not verified
   * @return false, and nothing is added, if the organization has it
   */
  boolean insert(Domain domain);

  /**
   * Finds a domain.
   *
   * @param organization the organization
   * @param name the domain
   * @return the domain, if the organization has it
   */
  Optional<Domain> find(OrganizationId organization, DomainName name);

  /**
   * The domains of an organization.
   *
   * @param organization the organization
   * @return the domains, ordered by name
   */
  List<Domain> of(OrganizationId organization);

  /**
   * Notes that the record of a domain was looked for.
   *
   * @param domain the domain; only its organization, name and token count
   * @param at when
   * @param found whether it was there
   * @return false, and nothing is changed, if the organization has no such domain of this token
   */
  boolean look(Domain domain, Instant at, boolean found);

  /**
   * Finds who holds a domain.
   *
   * @param name the domain
   * @return the organization, if one holds it
   */
  Optional<OrganizationId> holder(DomainName name);

  /**
   * Gives a domain to an organization. Of many at once one wins.
   *
   * @param name the domain
   * @param organization the organization, which has added it
   * @param now since when
   * @return false, and nothing is changed, if one holds it already
   */
  boolean hold(DomainName name, OrganizationId organization, Instant now);

  /**
   * Takes a domain from the organization that holds it, which keeps it unverified.
   *
   * @param name the domain
   * @param organization the organization
   * @return false, and nothing is changed, if it does not hold it
   */
  boolean release(DomainName name, OrganizationId organization);

  /**
   * Removes a domain; if the organization holds it, nobody does any more.
   *
   * @param organization the organization
   * @param name the domain
   * @return false, and nothing is changed, if the organization does not have it
   */
  boolean remove(OrganizationId organization, DomainName name);
}
