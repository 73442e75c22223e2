package io.entitlements.event;

import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened to a class and its students; scope: the organization. No event holds a class code.
 */
public sealed interface ClassGroupEvent extends EntitlementEvent {

  /**
   * A class was made, with a code that does not expire; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   * @param name its name
   * @param teacher whose class it is
   * @param paidBy the subscription of which its students take seats; empty if it is free
   */
  record ClassGroupAdded(
      OrganizationId organization,
      ClassGroupId classGroup,
      String name,
      AccountId teacher,
      Optional<SubscriptionId> paidBy)
      implements ClassGroupEvent, AboutClassGroup {}

  /**
   * A class has another name; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   * @param before the name before
   * @param after the name now
   */
  record ClassGroupRenamed(
      OrganizationId organization, ClassGroupId classGroup, String before, String after)
      implements ClassGroupEvent, AboutClassGroup {}

  /**
   * A class has a new code; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   * @param expiresAt when the new one expires; empty if it does not
   */
  record ClassCodeRenewed(
      OrganizationId organization, ClassGroupId classGroup, Optional<Instant> expiresAt)
      implements ClassGroupEvent, AboutClassGroup {}

  /**
   * The code of a class expires at another instant; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   * @param expiresAt when it expires; empty if it does not any more
   */
  record ClassCodeExpirySet(
      OrganizationId organization, ClassGroupId classGroup, Optional<Instant> expiresAt)
      implements ClassGroupEvent, AboutClassGroup {}

  /**
   * A class is over; it keeps its students, and takes no seats; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   */
  record ClassGroupArchived(OrganizationId organization, ClassGroupId classGroup)
      implements ClassGroupEvent, AboutClassGroup {}

  /**
   * A class goes on, for free, with a new code that does not expire; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   */
  record ClassGroupRestored(OrganizationId organization, ClassGroupId classGroup)
      implements ClassGroupEvent, AboutClassGroup {}

  /**
   * A person became a student of a class; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   * @param account the person
   */
  record ClassGroupJoined(OrganizationId organization, ClassGroupId classGroup, AccountId account)
      implements ClassGroupEvent, AboutPerson {}

  /**
   * A person is no student of a class any more; scope: the organization.
   *
   * @param organization the organization
   * @param classGroup the class
   * @param account the person
   */
  record ClassGroupLeft(OrganizationId organization, ClassGroupId classGroup, AccountId account)
      implements ClassGroupEvent, AboutPerson {}
}
