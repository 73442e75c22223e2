package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.ClassGroupEvent;
import io.entitlements.event.OrganizationEvent;
import io.entitlements.spi.EnrolmentStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Ends a membership with everything that hangs on it, by whatever path somebody goes. The account
 * is locked first, then the administrators, then the subscriptions.
 */
public final class Departure {

  private final SeatAllocator allocator;

  /** Gives seats back by this allocator. */
  public Departure(SeatAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * Ends it, if it may be ended.
   *
   * @param isPermitted asked under the locks, about the roles that the person has; none if the
   *     person is not a member
   */
  Attempt<Membership, MembershipRefusal> of(
      Change change,
      OrganizationId organization,
      AccountId member,
      Predicate<Set<Role>> isPermitted) {
    Optional<Account> account = change.store().accounts().lock(member);
    List<Membership> administrators =
        change.store().memberships().lock(organization, Role.ADMINISTRATOR);
    Optional<Membership> known = change.store().memberships().find(organization, member);
    if (!isPermitted.test(known.map(Membership::roles).orElse(Set.of()))) {
      return Attempt.denied(MembershipRefusal.NOT_PERMITTED);
    }
    if (known.isEmpty()) {
      return Attempt.denied(MembershipRefusal.NOT_A_MEMBER);
    }
    Optional<MembershipRefusal> refusal = refusal(change.store(), known.get(), administrators);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    allocator.releaseAll(change, organization, member);
    leaveClasses(change, organization, member);
    // A list that still names the person brings them back.
    change.store().rosterLinks().unlink(organization, member);
    end(change, known.get());
    account
        .flatMap(Account::defaultOrganization)
        .filter(organization::equals)
        .ifPresent(left -> chooseDefault(change, member));
    return Attempt.made(known.get());
  }

  /**
   * Why somebody cannot stop being what they are; the administrators are locked. Nobody is needed
   * any more where nothing can be changed.
   */
  static Optional<MembershipRefusal> refusal(
      UnitOfWork store, Membership member, List<Membership> administrators) {
    Optional<Organization> open =
        store.organizations().find(member.organization()).filter(Organization::isOpen);
    if (open.isEmpty()) {
      return Optional.empty();
    }
    boolean isNeeded =
        member.roles().contains(Role.ADMINISTRATOR)
            && administrators.stream()
                .map(Membership::account)
                .filter(other -> !other.equals(member.account()))
                .noneMatch(other -> Members.isActive(store, other));
    if (isNeeded) {
      return Optional.of(MembershipRefusal.LAST_ADMINISTRATOR);
    }
    return open.flatMap(Organization::owner)
        .filter(member.account()::equals)
        .map(owner -> MembershipRefusal.OWNER);
  }

  static void leaveClasses(Change change, OrganizationId organization, AccountId member) {
    for (EnrolmentStore.Joined joined : change.store().enrolments().of(member)) {
      ClassGroup left = joined.classGroup();
      if (left.organization().equals(organization)
          && change.store().enrolments().delete(organization, left.id(), member)) {
        change.record(
            organization, new ClassGroupEvent.ClassGroupLeft(organization, left.id(), member));
      }
    }
  }

  static void end(Change change, Membership membership) {
    if (!change.store().memberships().delete(membership)) {
      throw new IllegalStateException("a locked person's roles have changed: " + membership);
    }
    change.record(
        membership.organization(),
        new OrganizationEvent.MembershipEnded(
            membership.organization(), membership.account(), membership.roles()));
  }

  private static void chooseDefault(Change change, AccountId account) {
    Optional<OrganizationId> next =
        change.store().memberships().ofAccount(account).stream()
            .map(Membership::organization)
            .findFirst();
    change.store().accounts().setDefault(account, next);
    change.record(
        account,
        next.<AccountEvent>map(first -> new AccountEvent.DefaultOrganizationSet(account, first))
            .orElseGet(() -> new AccountEvent.DefaultOrganizationCleared(account)));
  }
}
