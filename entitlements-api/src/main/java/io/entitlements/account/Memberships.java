package io.entitlements.account;

import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who belongs to which organization, and as what. What a role lets somebody do says {@link Action}.
 * Thread-safe; every method blocks on the store.
 */
public interface Memberships {

  /** The longest page. */
  int MAX_PAGE = 1_000;

  /**
   * The organizations that a person belongs to: the platform switcher's list.
   *
   * @param account the person
   * @return the memberships, the default organization's first; empty if there are none
   */
  List<Membership> of(AccountId account);

  /**
   * Makes an organization the one that opens first.
   *
   * @param account the person
   * @param organization one that the person belongs to
   * @return the organization, or why not
   */
  Outcome<OrganizationId, MembershipRefusal> makeDefault(
      AccountId account, OrganizationId organization);

  /**
   * Changes what somebody is in an organization. Each role that comes or goes asks for the right
   * to: {@link Action#toGiveOrTake}. The person finds it at the next sign-in: {@link #news}.
   *
   * @param by who asks
   * @param organization the organization
   * @param member the person
   * @param roles all roles that the person shall have there
   * @param key makes a repeat harmless
   * @return the membership, or why not
   * @throws IllegalArgumentException if the roles do not go together, see {@link
   *     Membership#areCompatible}
   */
  Outcome<Membership, MembershipRefusal> change(
      AccountId by,
      OrganizationId organization,
      AccountId member,
      Set<Role> roles,
      IdempotencyKey key);

  /**
   * Ends somebody's membership, with everything that hangs on it: the person's seats and places on
   * waiting lists of the organization come free. If it was the person's default organization,
   * another of theirs becomes it. The person finds it at the next sign-in.
   *
   * @param by who asks
   * @param organization the organization
   * @param member the person
   * @param key makes a repeat harmless
   * @return what the person was, or why not
   */
  Outcome<Membership, MembershipRefusal> remove(
      AccountId by, OrganizationId organization, AccountId member, IdempotencyKey key);

  /**
   * Ends a person's own membership, as {@link #remove} does. A closed organization, where nobody is
   * removed any more, is left by everybody, its last administrator and its owner too.
   *
   * @param member the person, who asks
   * @param organization the organization
   * @param key makes a repeat harmless
   * @return what the person was, or why not
   */
  Outcome<Membership, MembershipRefusal> leave(
      AccountId member, OrganizationId organization, IdempotencyKey key);

  /**
   * The people of an organization, page by page.
   *
   * @param by who asks
   * @param organization the organization
   * @param role only people who have this role; empty for all
   * @param cursor empty for the first page, then {@link Page#next()}
   * @param limit at most how many; 1 to {@value #MAX_PAGE}
   * @return the people, ordered by account, or why not
   * @throws IllegalArgumentException if the cursor is not one, or the limit is out of range
   */
  Outcome<Page<Member>, MembershipRefusal> members(
      AccountId by,
      OrganizationId organization,
      Optional<Role> role,
      Optional<String> cursor,
      int limit);

  /**
   * What others changed since the person was last told: to be shown after a sign-in.
   *
   * @param account the person
   * @return one entry for each organization, the oldest first; empty if there is nothing new
   */
  List<RoleNews> news(AccountId account);

  /**
   * Remembers that a person was told; of who is disabled nothing.
   *
   * @param account the person
   * @param until news up to this instant, inclusive: the last {@link RoleNews#changedAt} shown
   * @throws IllegalArgumentException if the instant is out of the {@link
   *     io.entitlements.type.TimeRange}
   */
  void told(AccountId account, Instant until);
}
