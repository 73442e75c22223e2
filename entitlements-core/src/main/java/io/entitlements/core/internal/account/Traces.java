package io.entitlements.core.internal.account;

import io.entitlements.account.Invitation;
import io.entitlements.account.Membership;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.job.NewJobs;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.JobId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.TimeRange;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/** Where something of a person is, and the jobs that end it: one for each organization. */
final class Traces {

  private Traces() {}

  /** Asks for an end of everything that a deleted account has in organizations. */
  static void forget(Change change, AccountId account, Ids ids) {
    for (OrganizationId at : organizations(change.store(), account)) {
      JobId id = new JobId(ids.next(change.now()));
      NewJobs.ask(change.store(), at, id, JobKinds.FORGET_PERSON, account.toString(), change.now());
    }
  }

  /** To hold a seat, to wait for one or to be invited nobody has to belong. */
  private static Set<OrganizationId> organizations(UnitOfWork store, AccountId account) {
    Set<OrganizationId> all = new TreeSet<>(Comparator.comparing(OrganizationId::value));
    store.memberships().ofAccount(account).stream().map(Membership::organization).forEach(all::add);
    all.addAll(store.seats().notUsedSince(new SeatHolder.Person(account), TimeRange.LAST));
    all.addAll(store.waiting().of(account));
    store.invitations().notEnded(account).stream().map(Invitation::organization).forEach(all::add);
    store.enrolments().of(account).stream()
        .map(joined -> joined.classGroup().organization())
        .forEach(all::add);
    return all;
  }
}
