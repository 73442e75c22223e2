package io.entitlements.spi;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Member;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
   * Ends a membership.
   *
   * @param membership the membership with the roles that it must have now
   * @return false, and nothing is changed, if it has other roles, or does not exist
   */
  boolean delete(Membership membership);

  /**
   * Finds a membership.
   *
   * @param organization the organization
   * @param account the person
   * @return the membership, if the person belongs to the organization
   */
  Optional<Membership> find(OrganizationId organization, AccountId account);

  /**
   * Finds what many people are in an organization, in few queries.
   *
   * @param organization the organization
   * @param accounts any number
   * @return the memberships of those who belong to it, by person
   */
  Map<AccountId, Membership> findAll(OrganizationId organization, Collection<AccountId> accounts);

  /**
   * Adds many memberships, in few statements.
   *
   * @param memberships any number, of accounts that this transaction has added, or has locked and
   *     not found in the organization
   */
  void insertAll(List<Membership> memberships);

  /**
   * Gives many people of an organization the same roles in the place of the same others, in few
   * statements.
   *
   * @param organization the organization
   * @param accounts any number
   * @param roles what they are from now on
   * @param expected the roles that they must have now
   * @return how many of them had these; nothing of the others is changed
   */
  int replaceAll(
      OrganizationId organization,
      Collection<AccountId> accounts,
      Set<Role> roles,
      Set<Role> expected);

  /**
   * Finds a membership with what decides whether it lets somebody do anything, in one query.
   *
   * @param organization the organization
   * @param account the person
   * @return what the person is there, if they belong to it
   */
  Optional<Standing> standing(OrganizationId organization, AccountId account);

  /**
   * What a person is in an organization.
   *
   * @param membership with these roles
   * @param status of the person's account
   * @param isClosed whether the organization is closed
   */
  record Standing(Membership membership, AccountStatus status, boolean isClosed) {}

  /**
   * The people of an organization who have a role.
   *
   * @param organization the organization
   * @param role the role
   * @return the memberships, ordered by account
   */
  List<Membership> ofOrganization(OrganizationId organization, Role role);

  /**
   * The people of an organization who have a role, as it is now; keeps others from changing or
   * ending these memberships until the transaction ends.
   *
   * @param organization the organization
   * @param role the role
   * @return the memberships, ordered by account
   */
  List<Membership> lock(OrganizationId organization, Role role);

  /**
   * A page of the people of an organization.
   *
   * @param organization the organization
   * @param role only those who have it; empty for all
   * @param after behind whom the page begins; empty for the first one
   * @param limit at most how many
   * @return the people, ordered by account
   */
  List<Member> page(
      OrganizationId organization, Optional<Role> role, Optional<AccountId> after, int limit);

  /**
   * The organizations that a person belongs to.
   *
   * @param account the person
   * @return the memberships, ordered by organization
   */
  List<Membership> ofAccount(AccountId account);
}
