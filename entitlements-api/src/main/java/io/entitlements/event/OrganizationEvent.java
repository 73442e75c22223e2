package io.entitlements.event;

import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
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
   */
  record OrganizationAdded(OrganizationId organization, String name, String location, String zone)
      implements OrganizationEvent {}

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
}
