package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.Action;
import io.entitlements.account.Member;
import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Memberships;
import io.entitlements.account.Role;
import io.entitlements.account.RoleNews;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.TimeRange;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who belongs where, and as what. */
public final class MembershipService implements Memberships {

  private final Changes changes;
  private final Departure departure;

  /** Composes the service. */
  public MembershipService(Changes changes, Departure departure) {
    this.changes = changes;
    this.departure = departure;
  }

  @Override
  public List<Membership> of(AccountId account) {
    return changes.read(
        store -> {
          Optional<OrganizationId> first =
              store.accounts().find(account).flatMap(Account::defaultOrganization);
          return store.memberships().ofAccount(account).stream()
              .sorted(
                  Comparator.comparing(
                      membership -> !first.equals(Optional.of(membership.organization()))))
              .toList();
        });
  }

  @Override
  public Outcome<OrganizationId, MembershipRefusal> makeDefault(
      AccountId account, OrganizationId organization) {
    return changes.make(
        new Actor.Person(account),
        "account.make-default",
        done -> account,
        change -> makeDefault(change, account, organization));
  }

  private static Attempt<OrganizationId, MembershipRefusal> makeDefault(
      Change change, AccountId account, OrganizationId organization) {
    Optional<Account> locked = change.store().accounts().lock(account);
    if (Members.isDisabled(locked)) {
      return Attempt.denied(MembershipRefusal.ACCOUNT_DISABLED);
    }
    if (change.store().memberships().find(organization, account).isEmpty()) {
      return Attempt.denied(MembershipRefusal.NOT_A_MEMBER);
    }
    Optional<OrganizationId> wanted = Optional.of(organization);
    if (!locked.flatMap(Account::defaultOrganization).equals(wanted)) {
      change.store().accounts().setDefault(account, wanted);
      change.record(account, new AccountEvent.DefaultOrganizationSet(account, organization));
    }
    return Attempt.made(organization);
  }

  @Override
  public Outcome<Membership, MembershipRefusal> change(
      AccountId by,
      OrganizationId organization,
      AccountId member,
      Set<Role> roles,
      IdempotencyKey key) {
    Membership wanted = new Membership(organization, member, roles);
    return once(
        Request.of(organization, key, "membership.change", by, member, wanted.roles()),
        by,
        organization,
        change -> change(change, by, wanted));
  }

  private static Attempt<Membership, MembershipRefusal> change(
      Change change, AccountId by, Membership wanted) {
    OrganizationId organization = wanted.organization();
    change.store().accounts().lock(wanted.account());
    List<Membership> administrators =
        change.store().memberships().lock(organization, Role.ADMINISTRATOR);
    Optional<Membership> known = change.store().memberships().find(organization, wanted.account());
    Optional<MembershipRefusal> refusal =
        refusal(change, by, organization, known, wanted.roles(), administrators);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    if (!known.equals(Optional.of(wanted))) {
      Members.put(change, wanted, known.orElseThrow().roles());
      Members.tell(change, organization, wanted.account());
    }
    return Attempt.made(wanted);
  }

  private static Optional<MembershipRefusal> refusal(
      Change change,
      AccountId by,
      OrganizationId organization,
      Optional<Membership> known,
      Set<Role> wanted,
      List<Membership> administrators) {
    Set<Role> before = known.map(Membership::roles).orElse(Set.of());
    if (!mayGiveAndTake(change.store(), by, organization, before, wanted)) {
      return Optional.of(MembershipRefusal.NOT_PERMITTED);
    }
    if (known.isEmpty()) {
      return Optional.of(MembershipRefusal.NOT_A_MEMBER);
    }
    if (before.contains(Role.STUDENT) != wanted.contains(Role.STUDENT)) {
      return Optional.of(MembershipRefusal.STUDENT_EXCLUDED);
    }
    return wanted.contains(Role.ADMINISTRATOR)
        ? Optional.empty()
        : Departure.refusal(change.store(), known.get(), administrators);
  }

  /** Whether somebody may make the difference between two sets of roles. */
  private static boolean mayGiveAndTake(
      UnitOfWork store,
      AccountId by,
      OrganizationId organization,
      Set<Role> before,
      Set<Role> after) {
    Set<Action> needed = EnumSet.of(Action.MANAGE_USERS);
    for (Role role : Role.values()) {
      if (before.contains(role) != after.contains(role)) {
        needed.add(Action.toGiveOrTake(role));
      }
    }
    return needed.stream().allMatch(action -> Members.may(store, organization, by, action));
  }

  @Override
  public Outcome<Membership, MembershipRefusal> remove(
      AccountId by, OrganizationId organization, AccountId member, IdempotencyKey key) {
    return once(
        Request.of(organization, key, "membership.remove", by, member),
        by,
        organization,
        change -> remove(change, by, organization, member));
  }

  private Attempt<Membership, MembershipRefusal> remove(
      Change change, AccountId by, OrganizationId organization, AccountId member) {
    Attempt<Membership, MembershipRefusal> ended =
        departure.of(
            change,
            organization,
            member,
            roles -> mayGiveAndTake(change.store(), by, organization, roles, Set.of()));
    if (ended instanceof Attempt.Made) {
      Members.tell(change, organization, member);
    }
    return ended;
  }

  @Override
  public Outcome<Membership, MembershipRefusal> leave(
      AccountId member, OrganizationId organization, IdempotencyKey key) {
    return once(
        Request.of(organization, key, "membership.leave", member),
        member,
        organization,
        change ->
            Members.isDisabled(change.store().accounts().lock(member))
                ? Attempt.denied(MembershipRefusal.ACCOUNT_DISABLED)
                : departure.of(change, organization, member, roles -> true));
  }

  private Outcome<Membership, MembershipRefusal> once(
      Request request,
      AccountId by,
      OrganizationId organization,
      Function<Change, Attempt<Membership, MembershipRefusal>> work) {
    return changes.once(
        request, new Actor.Person(by), done -> organization, new MembershipCodec(), work);
  }

  @Override
  public Outcome<Page<Member>, MembershipRefusal> members(
      AccountId by,
      OrganizationId organization,
      Optional<Role> role,
      Optional<String> cursor,
      int limit) {
    MemberPages pages = MemberPages.of(role, cursor, limit);
    return changes.read(
        store ->
            Members.may(store, organization, by, Action.LOOK)
                ? Outcome.done(
                    pages.read(store, organization), store.events().revision(organization))
                : Outcome.refused(MembershipRefusal.NOT_PERMITTED));
  }

  @Override
  public List<RoleNews> news(AccountId account) {
    return changes.read(store -> store.news().of(account));
  }

  @Override
  public void told(AccountId account, Instant until) {
    TimeRange.check("until", until);
    changes.touch(
        store -> {
          if (!Members.isDisabled(store.accounts().find(account))) {
            store.news().forget(account, until);
          }
        });
  }
}
