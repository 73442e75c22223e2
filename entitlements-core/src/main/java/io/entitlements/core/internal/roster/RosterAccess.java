package io.entitlements.core.internal.roster;

import io.entitlements.account.Action;
import io.entitlements.account.Organization;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.member.Members;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;
import java.util.function.Supplier;

/** Who may do what with lists, and which subscriptions take one. */
final class RosterAccess {

  private final Supplier<Catalog> catalog;

  RosterAccess(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /** Why somebody may not connect a list to a subscription. */
  Optional<Refusal> refusal(
      UnitOfWork store, AccountId by, OrganizationId organization, SubscriptionId subscription) {
    if (!Members.may(store, organization, by, Action.MANAGE_USERS)) {
      return Optional.of(Refusal.NOT_PERMITTED);
    }
    if (store.subscriptions().find(organization, subscription).isEmpty()) {
      return Optional.of(Refusal.UNKNOWN_SUBSCRIPTION);
    }
    return takesPeople(store, organization, subscription)
        ? Optional.empty()
        : Optional.of(Refusal.PRODUCT_KEY_ONLY);
  }

  /** Why a list is not to be changed, read or applied; by the calendar if nobody asks. */
  Optional<Refusal> refusal(UnitOfWork store, Optional<AccountId> by, RosterConnection connection) {
    Optional<Refusal> refusal = stopRefusal(store, by, connection);
    if (refusal.isPresent()) {
      return refusal;
    }
    // The subscription may have become another product's since the list was connected.
    return takesPeople(store, connection.organization(), connection.subscription())
        ? Optional.empty()
        : Optional.of(Refusal.PRODUCT_KEY_ONLY);
  }

  /** Why a run is not to be stopped, whatever the subscription is of by now. */
  Optional<Refusal> stopRefusal(
      UnitOfWork store, Optional<AccountId> by, RosterConnection connection) {
    OrganizationId organization = connection.organization();
    boolean isPermitted =
        by.map(person -> Members.may(store, organization, person, Action.MANAGE_USERS))
            .orElseGet(
                () ->
                    store
                        .organizations()
                        .find(organization)
                        .filter(Organization::isOpen)
                        .isPresent());
    if (!isPermitted) {
      return Optional.of(Refusal.NOT_PERMITTED);
    }
    return stored(store, connection).isEmpty()
        ? Optional.of(Refusal.UNKNOWN_CONNECTION)
        : Optional.empty();
  }

  /** Why somebody may not look at the runs of a list, also of one that was disconnected. */
  Optional<Refusal> lookRefusal(UnitOfWork store, AccountId by, RosterConnection connection) {
    if (!Members.may(store, connection.organization(), by, Action.LOOK)) {
      return Optional.of(Refusal.NOT_PERMITTED);
    }
    return stored(store, connection).or(() -> ended(store, connection)).isEmpty()
        ? Optional.of(Refusal.UNKNOWN_CONNECTION)
        : Optional.empty();
  }

  /** A connection that was ended. */
  static Optional<RosterConnection> ended(UnitOfWork store, RosterConnection connection) {
    return store
        .rosters()
        .ended(connection.organization(), connection.id())
        .filter(found -> found.subscription().equals(connection.subscription()));
  }

  /** A connection as it is now. */
  static Optional<RosterConnection> stored(UnitOfWork store, RosterConnection connection) {
    return store
        .rosters()
        .find(connection.organization(), connection.id())
        .filter(found -> found.subscription().equals(connection.subscription()));
  }

  private boolean takesPeople(
      UnitOfWork store, OrganizationId organization, SubscriptionId subscription) {
    return store
        .subscriptions()
        .find(organization, subscription)
        .filter(this::takesPeople)
        .isPresent();
  }

  /** Whether a subscription's seats are for people. */
  boolean takesPeople(Subscription subscription) {
    return catalog.get().canActivate(subscription.product(), ActivationMethod.EMAIL);
  }
}
