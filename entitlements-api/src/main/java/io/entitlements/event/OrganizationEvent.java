package io.entitlements.event;

import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.type.AccountId;
import io.entitlements.type.DomainName;
import io.entitlements.type.OrganizationId;
import java.util.Optional;
import java.util.Set;

/** What happened to an organization and its members; scope: the organization. */
public sealed interface OrganizationEvent extends EntitlementEvent {

  /**
   * An organization was added; scope: the organization.
   *
   * @param organization the organization
   * @param name its name
   * @param location where it is
   * @param zone its time zone's identifier
   * @param region where its service runs
   * @param owner who owns it; empty until an owner's invitation is accepted
   */
  record OrganizationAdded(
      OrganizationId organization,
      String name,
      String location,
      String zone,
      ServiceRegion region,
      Optional<AccountId> owner)
      implements OrganizationEvent {}

  /**
   * What an organization says of itself changed; scope: the organization.
   *
   * @param organization the organization
   * @param name its name
   * @param location where it is
   * @param zone its time zone's identifier
   */
  record OrganizationEdited(OrganizationId organization, String name, String location, String zone)
      implements OrganizationEvent {}

  /**
   * An organization has an owner; scope: the organization.
   *
   * @param organization the organization
   * @param owner the owner from now on
   */
  record OwnerSet(OrganizationId organization, AccountId owner) implements OrganizationEvent {}

  /**
   * An organization was closed; scope: the organization.
   *
   * @param organization the organization
   */
  record OrganizationClosed(OrganizationId organization) implements OrganizationEvent {}

  /**
   * A person's roles in an organization changed; scope: the organization.
   *
   * @param organization the organization
   * @param account the person
   * @param before the roles before; empty if the membership is new
   * @param after the roles now
   */
  record MembershipChanged(
      OrganizationId organization, AccountId account, Set<Role> before, Set<Role> after)
      implements OrganizationEvent, AboutPerson {}

  /**
   * A person does not belong to an organization any more; scope: the organization.
   *
   * @param organization the organization
   * @param account the person
   * @param before what the person was there
   */
  record MembershipEnded(OrganizationId organization, AccountId account, Set<Role> before)
      implements OrganizationEvent, AboutPerson {}

  /**
   * An organization says that a domain is its own; scope: the organization.
   *
   * @param organization the organization
   * @param domain the domain
   */
  record DomainAdded(OrganizationId organization, DomainName domain) implements OrganizationEvent {}

  /**
   * An organization has proved that a domain is its own; scope: the organization.
   *
   * @param organization the organization
   * @param domain the domain
   */
  record DomainVerified(OrganizationId organization, DomainName domain)
      implements OrganizationEvent {}

  /**
   * A verified domain passes to another organization, which proved it since, and is kept
   * unverified; scope: the organization.
   *
   * @param organization the organization
   * @param domain the domain
   */
  record DomainLost(OrganizationId organization, DomainName domain) implements OrganizationEvent {}

  /**
   * A domain was removed, verified or not; scope: the organization.
   *
   * @param organization the organization
   * @param domain the domain
   */
  record DomainRemoved(OrganizationId organization, DomainName domain)
      implements OrganizationEvent {}
}
