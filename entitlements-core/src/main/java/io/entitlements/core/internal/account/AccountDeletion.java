package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.lease.Revocations;
import io.entitlements.event.AccountEvent;
import io.entitlements.lease.LeasesOf;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Job;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Deletes an account: whose it was is forgotten at once, and its memberships end. What it has in
 * organizations, and its devices, end by jobs, one for each, since no change writes the seats of
 * two organizations.
 */
public final class AccountDeletion {

  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999Z");

  private final AccountLife life;
  private final Ids ids;

  /** Composes it. */
  public AccountDeletion(AccountLife life, Ids ids) {
    this.life = life;
    this.ids = ids;
  }

  Attempt<AccountId, AccountRefusal> delete(Change change, AccountId account) {
    Optional<Account> locked = change.store().accounts().lock(account);
    if (locked.isEmpty()) {
      return Attempt.denied(AccountRefusal.UNKNOWN_ACCOUNT);
    }
    if (locked.get().status() == AccountStatus.DELETED) {
      return Attempt.made(account);
    }
    List<Membership> memberships =
        change.store().memberships().ofAccount(account).stream()
            .sorted(Comparator.comparing(membership -> membership.organization().value()))
            .toList();
    for (Membership membership : memberships) {
      Optional<AccountRefusal> refusal = refusal(change, membership);
      if (refusal.isPresent()) {
        return Attempt.denied(refusal.get());
      }
    }
    organizations(change, account, memberships).forEach(at -> askFor(change, at, account));
    for (Membership membership : memberships) {
      Departure.leaveClasses(change, membership.organization(), account);
      Departure.end(change, membership);
    }
    askFor(change, account, JobKinds.FORGET_DEVICES, account);
    life.endWaysIn(change, account);
    forget(change, account);
    change.record(account, new AccountEvent.AccountDeleted(account));
    Revocations.add(change, account, new LeasesOf.Account(account), "the account was deleted");
    return Attempt.made(account);
  }

  /** Nobody is needed any more where nothing can be changed. */
  private static Optional<AccountRefusal> refusal(Change change, Membership membership) {
    boolean isClosed =
        change
            .store()
            .organizations()
            .find(membership.organization())
            .flatMap(Organization::closedAt)
            .isPresent();
    if (isClosed) {
      return Optional.empty();
    }
    List<Membership> administrators =
        change.store().memberships().lock(membership.organization(), Role.ADMINISTRATOR);
    return Departure.refusal(change.store(), membership, administrators)
        .map(
            why ->
                why == MembershipRefusal.OWNER
                    ? AccountRefusal.OWNER
                    : AccountRefusal.LAST_ADMINISTRATOR);
  }

  /** Where the person belongs, holds a seat or waits for one: to do so nobody has to belong. */
  private static Set<OrganizationId> organizations(
      Change change, AccountId account, List<Membership> memberships) {
    Set<OrganizationId> all = new TreeSet<>(Comparator.comparing(OrganizationId::value));
    memberships.forEach(membership -> all.add(membership.organization()));
    SeatHolder holder = new SeatHolder.Person(account);
    all.addAll(change.store().seats().notUsedSince(holder, END_OF_TIME));
    all.addAll(change.store().waiting().of(account));
    return all;
  }

  private static void forget(Change change, AccountId account) {
    change.store().passwords().remove(account);
    for (ExternalIdentity identity : change.store().identities().of(account)) {
      change.store().identities().remove(identity, account);
    }
    change.store().accounts().delete(account, addressOfNobody(account));
  }

  /** Unique, and by RFC 2606 nobody's. */
  private static EmailAddress addressOfNobody(AccountId account) {
    return EmailAddress.of("deleted." + account + "@deleted.invalid");
  }

  private void askFor(Change change, OrganizationId organization, AccountId account) {
    askFor(change, organization, JobKinds.FORGET_PERSON, account);
  }

  private void askFor(Change change, Scope scope, String kind, AccountId account) {
    JobId id = new JobId(ids.next(change.now()));
    change.store().jobs().insert(new Job(scope, id, kind, account.toString(), change.now(), 0));
  }
}
