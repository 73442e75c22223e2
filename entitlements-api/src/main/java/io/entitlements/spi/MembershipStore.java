package io.entitlements.spi;

import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Memberships. The store itself refuses a student who is anything else in the same organization.
 */
public interface MembershipStore {

  /**
   * Adds a membership.
   *
   * @param membership the membership
   * @return false, and nothing is added, if the account belongs to the organization already
   */
  boolean insert(Membership membership);

  /**
   * Changes the roles of a membership.
   *
   * @param membership the membership with its new roles
   * @param expected the roles that it must have now
   * @return false, and nothing is changed, if it has other roles, or does not exist
   */
  boolean replace(Membership membership, Set<Role> expected);

  /**
   * Finds a membership.
   *
   * @param organization the organization
   * @param account the person
   * @return the membership, if the person belongs to the organization
   */
  Optional<Membership> find(OrganizationId organization, AccountId account);

  /**
   * The people of an organization who have a role.
   *
   * @param organization the organization
   * @param role the role
   * @return the memberships, ordered by account
   */
  List<Membership> ofOrganization(OrganizationId organization, Role role);

  /**
   * The organizations that a person belongs to.
   *
   * @param account the person
   * @return the memberships, ordered by organization
   */
  List<Membership> ofAccount(AccountId account);
}
