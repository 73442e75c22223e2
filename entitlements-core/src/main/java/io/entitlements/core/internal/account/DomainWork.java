package io.entitlements.core.internal.account;

import io.entitlements.account.Action;
import io.entitlements.account.Domain;
import io.entitlements.account.DomainRefusal;
import io.entitlements.account.DomainRefusal.TooManyLookUps;
import io.entitlements.account.DomainRefusal.Why;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.OrganizationEvent.DomainAdded;
import io.entitlements.event.OrganizationEvent.DomainLost;
import io.entitlements.event.OrganizationEvent.DomainRemoved;
import io.entitlements.event.OrganizationEvent.DomainVerified;
import io.entitlements.spi.AttemptStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DomainName;
import io.entitlements.type.Limit;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** What is done to a domain inside a transaction. */
final class DomainWork {

  private DomainWork() {}

  /** Also keeps the organization open, and others from changing its domains meanwhile. */
  private static boolean mayChange(UnitOfWork store, Actor by, OrganizationId organization) {
    boolean isPermitted =
        by instanceof Actor.Task
            || (by instanceof Actor.Person person && may(store, person.account(), organization));
    return isPermitted && store.organizations().keepOpen(organization).isPresent();
  }

  static boolean may(UnitOfWork store, AccountId by, OrganizationId organization) {
    return Members.may(store, organization, by, Action.MANAGE_ORGANIZATION);
  }

  static Attempt<Domain, DomainRefusal> add(Change change, AccountId by, Domain added, int most) {
    OrganizationId organization = added.organization();
    if (!mayChange(change.store(), new Actor.Person(by), organization)) {
      return Attempt.denied(Why.NOT_PERMITTED);
    }
    Optional<Domain> known = change.store().domains().find(organization, added.name());
    if (known.isPresent()) {
      return Attempt.made(known.get());
    }
    if (change.store().domains().of(organization).size() >= most) {
      return Attempt.denied(Why.TOO_MANY_DOMAINS);
    }
    if (!change.store().domains().insert(added)) {
      throw new IllegalStateException("a locked organization has got a domain");
    }
    change.record(organization, new DomainAdded(organization, added.name()));
    return Attempt.made(added);
  }

  /**
   * Finds the domain to be looked after, and counts the look.
   *
   * @param lookUps how many there may be; empty if nothing asks the DNS
   */
  static Attempt<Domain, DomainRefusal> begin(
      UnitOfWork store,
      Instant now,
      AccountId by,
      OrganizationId organization,
      DomainName name,
      Optional<Limit> lookUps) {
    if (!may(store, by, organization)) {
      return Attempt.denied(Why.NOT_PERMITTED);
    }
    Optional<Domain> domain = store.domains().find(organization, name);
    if (domain.isEmpty()) {
      return Attempt.denied(Why.UNKNOWN_DOMAIN);
    }
    if (lookUps.isEmpty()) {
      return Attempt.denied(Why.NO_LOOK_UPS);
    }
    return retryAt(store.attempts(), now, by, organization, lookUps.get())
        .<Attempt<Domain, DomainRefusal>>map(at -> Attempt.denied(new TooManyLookUps(at)))
        .orElseGet(() -> Attempt.made(domain.get()));
  }

  /** From the person's and the organization's, or from neither. */
  private static Optional<Instant> retryAt(
      AttemptStore attempts, Instant now, AccountId by, OrganizationId organization, Limit limit) {
    String own = Buckets.lookUpsBy(by);
    Optional<Instant> retryAt = attempts.take(own, now, limit);
    if (retryAt.isPresent()) {
      return retryAt;
    }
    Optional<Instant> theirs = attempts.take(Buckets.lookUps(organization), now, limit);
    if (theirs.isPresent()) {
      attempts.giveBack(own, limit);
    }
    return theirs;
  }

  /**
   * Takes a domain from who holds it and does not publish its record any more.
   *
   * @param askedAt when the DNS was asked; whoever was seen to publish it since keeps it
   */
  static boolean lose(Change change, Domain held, Instant askedAt) {
    OrganizationId holder = held.organization();
    boolean isLost =
        change.store().organizations().keepOpen(holder).isPresent()
            && isThere(change.store(), held)
            && !wasSeenSince(change.store(), held, askedAt)
            && change.store().domains().release(held.name(), holder);
    if (isLost) {
      change.record(holder, new DomainLost(holder, held.name()));
    }
    return isLost;
  }

  /** Not so if it was removed meanwhile, or removed and added again. */
  private static boolean isThere(UnitOfWork store, Domain domain) {
    return store
        .domains()
        .find(domain.organization(), domain.name())
        .filter(found -> found.token().equals(domain.token()))
        .isPresent();
  }

  private static boolean wasSeenSince(UnitOfWork store, Domain domain, Instant askedAt) {
    return store
        .domains()
        .find(domain.organization(), domain.name())
        .flatMap(Domain::seenAt)
        .filter(seenAt -> !seenAt.isBefore(askedAt))
        .isPresent();
  }

  /** Verifies a domain whose record was found. */
  static Attempt<Domain, DomainRefusal> verify(Change change, AccountId by, Domain found) {
    OrganizationId organization = found.organization();
    UnitOfWork store = change.store();
    if (!mayChange(store, new Actor.Person(by), organization)) {
      return Attempt.denied(Why.NOT_PERMITTED);
    }
    if (!isThere(store, found)) {
      return Attempt.denied(Why.UNKNOWN_DOMAIN);
    }
    if (store.domains().hold(found.name(), organization, change.now())) {
      change.record(organization, new DomainVerified(organization, found.name()));
    }
    Domain now = store.domains().find(organization, found.name()).orElseThrow();
    return now.isVerified() ? Attempt.made(now) : Attempt.denied(Why.VERIFIED_BY_ANOTHER);
  }

  static Attempt<Domain, DomainRefusal> remove(
      Change change, Actor by, OrganizationId organization, DomainName name) {
    if (!mayChange(change.store(), by, organization)) {
      return Attempt.denied(Why.NOT_PERMITTED);
    }
    Optional<Domain> domain = change.store().domains().find(organization, name);
    if (domain.isEmpty()) {
      return Attempt.denied(Why.UNKNOWN_DOMAIN);
    }
    remove(change, domain.get());
    return Attempt.made(domain.get());
  }

  /** Removes all domains of an organization that is being closed. */
  static void removeAll(Change change, OrganizationId organization) {
    change.store().domains().of(organization).forEach(domain -> remove(change, domain));
  }

  private static void remove(Change change, Domain domain) {
    if (!change.store().domains().remove(domain.organization(), domain.name())) {
      throw new IllegalStateException("a locked organization has lost a domain");
    }
    change.record(domain.organization(), new DomainRemoved(domain.organization(), domain.name()));
  }
}
