package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DomainName;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * Domains of organizations. An organization proves that a domain is its own by publishing a record
 * in the domain's DNS. A domain is what it says and no more: neither the domains below it nor the
 * one above it are proved with it. Thread-safe; every method blocks on the store, but for {@link
 * #toPublish}.
 */
public interface Domains {

  /**
   * Adds a domain, which is not verified yet. One that the organization has is answered as it is.
   *
   * @param by who asks; see {@link Action#MANAGE_ORGANIZATION}
   * @param organization the organization
   * @param name the domain; others may have added it, too
   * @param key makes a repeat harmless
   * @return the domain, of which {@link #toPublish} tells the record; or why not
   */
  Outcome<Domain, DomainRefusal> add(
      AccountId by, OrganizationId organization, DomainName name, IdempotencyKey key);

  /**
   * The record that proves a domain. Does not block.
   *
   * @param domain the domain
   * @return the record to be published, and to be left there
   */
  TxtRecord toPublish(Domain domain);

  /**
   * Looks for the record of a domain, and verifies the domain if it is there. A verified domain is
   * looked after again: {@link Domain#seenAt} says when its record was last found, and it stays
   * verified without one. It passes to another organization as soon as that one's record is found
   * there and its own is not.
   *
   * <p>Blocks on the DNS, for as long as {@code EngineBuilder.txtRecords} takes, in no transaction.
   * Every look counts for {@link DomainPolicy#lookUps}.
   *
   * @param by who asks; see {@link Action#MANAGE_ORGANIZATION}
   * @param organization the organization
   * @param name a domain that it has added
   * @param key makes a repeat harmless: once the domain was verified, a repeat looks no more; after
   *     a refusal the same key looks again
   * @return the domain as it was then, or why not
   */
  Outcome<Domain, DomainRefusal> verify(
      AccountId by, OrganizationId organization, DomainName name, IdempotencyKey key);

  /**
   * Removes a domain, verified or not. Added again, it has another record.
   *
   * @param by who asks; see {@link Action#MANAGE_ORGANIZATION}; or a task of the vendor
   * @param organization the organization
   * @param name the domain
   * @param key makes a repeat harmless
   * @return the domain as it was before, or why not
   */
  Outcome<Domain, DomainRefusal> remove(
      Actor by, OrganizationId organization, DomainName name, IdempotencyKey key);

  /**
   * The domains of an organization. A closed one has none.
   *
   * @param by who asks; see {@link Action#LOOK}
   * @param organization the organization
   * @return at most {@link DomainPolicy#most} domains, ordered by name, or why not
   */
  Outcome<List<Domain>, DomainRefusal> of(AccountId by, OrganizationId organization);

  /**
   * Which organization has verified the domain of an address. For the vendor's own pages and tasks:
   * it tells who is a customer, so nobody is shown the answer who does not belong there.
   *
   * @param address the address; its domain has to be the verified one itself
   * @return the organization, which is open, if there is one
   */
  Optional<OrganizationId> organizationOf(EmailAddress address);
}
