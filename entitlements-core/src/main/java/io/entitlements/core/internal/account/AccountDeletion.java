package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountRefusal;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Role;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.core.internal.lease.Revocations;
import io.entitlements.event.AccountEvent;
import io.entitlements.lease.LeasesOf;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Deletes an account: whose it was is forgotten at once, and its memberships end. What it has in
 * organizations, and its devices, end by jobs, one for each, since no change writes the seats of
 * two organizations; a last job ends what it got at the very moment.
 */
public final class AccountDeletion {

  /** Longer than any transaction that may have found the account before it was deleted. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofHours(1);

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
    Traces.forget(change, account, ids);
    for (Membership membership : memberships) {
      Departure.leaveClasses(change, membership.organization(), account);
      Departure.end(change, membership);
    }
    askFor(change, JobKinds.FORGET_DEVICES, account, change.now());
    askFor(change, JobKinds.FORGET_AGAIN, account, change.now().plus(LONGEST_TRANSACTION));
    life.endWaysIn(change, account);
    forget(change, account);
    change.record(account, new AccountEvent.AccountDeleted(account));
    Revocations.add(change, account, new LeasesOf.Account(account), "the account was deleted");
    return Attempt.made(account);
  }

  private static Optional<AccountRefusal> refusal(Change change, Membership membership) {
    List<Membership> administrators =
        change.store().memberships().lock(membership.organization(), Role.ADMINISTRATOR);
    return Departure.refusal(change.store(), membership, administrators)
        .map(
            why ->
                why == MembershipRefusal.OWNER
                    ? AccountRefusal.OWNER
                    : AccountRefusal.LAST_ADMINISTRATOR);
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

  private void askFor(Change change, String kind, AccountId account, Instant dueAt) {
    JobId id = new JobId(ids.next(change.now()));
    NewJobs.ask(change.store(), account, id, kind, account.toString(), dueAt);
  }
}
