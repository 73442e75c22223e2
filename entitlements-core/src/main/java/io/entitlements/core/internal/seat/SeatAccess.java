package io.entitlements.core.internal.seat;

import io.entitlements.account.Action;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.member.Members;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatRefusal.Code;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who may change or see the seats of a subscription, and what stands in the way. */
final class SeatAccess {

  private final Changes changes;
  private final Supplier<Catalog> catalog;

  SeatAccess(Changes changes, Supplier<Catalog> catalog) {
    this.changes = changes;
    this.catalog = catalog;
  }

  /**
   * Does it, if this person may give seats of this subscription to people at all. The subscription
   * is not locked, so its product may change before a seat is taken.
   */
  <V> Attempt<V, SeatRefusal> permitted(
      Change change,
      AccountId by,
      OrganizationId organization,
      SubscriptionId subscription,
      Function<Subscription, Attempt<V, SeatRefusal>> work) {
    Attempt<Subscription, SeatRefusal> known =
        known(change.store(), by, organization, subscription);
    return known instanceof Attempt.Denied<Subscription, SeatRefusal> denied
        ? Attempt.denied(denied.reason())
        : work.apply(((Attempt.Made<Subscription, SeatRefusal>) known).value());
  }

  /** Answers, if this person may look. */
  <V> Outcome<V, SeatRefusal> shown(
      AccountId by,
      OrganizationId organization,
      SubscriptionId id,
      BiFunction<UnitOfWork, Subscription, V> answer) {
    return changes.read(store -> shown(store, by, organization, id, answer));
  }

  private static <V> Outcome<V, SeatRefusal> shown(
      UnitOfWork store,
      AccountId by,
      OrganizationId organization,
      SubscriptionId id,
      BiFunction<UnitOfWork, Subscription, V> answer) {
    if (!Members.may(store, organization, by, Action.LOOK)) {
      return Outcome.refused(SeatRefusal.of(Code.NOT_PERMITTED));
    }
    Optional<Subscription> known = store.subscriptions().find(organization, id);
    if (known.isEmpty()) {
      return Outcome.refused(SeatRefusal.of(Code.UNKNOWN_SUBSCRIPTION));
    }
    return Outcome.done(answer.apply(store, known.get()), store.events().revision(organization));
  }

  /** Why this person may not change these seats, if so. */
  Optional<SeatRefusal> refusal(
      UnitOfWork store, AccountId by, OrganizationId organization, SubscriptionId subscription) {
    return known(store, by, organization, subscription)
            instanceof Attempt.Denied<Subscription, SeatRefusal> denied
        ? Optional.of(denied.reason())
        : Optional.empty();
  }

  private Attempt<Subscription, SeatRefusal> known(
      UnitOfWork store, AccountId by, OrganizationId organization, SubscriptionId subscription) {
    if (!Members.may(store, organization, by, Action.MANAGE_USERS)) {
      return Attempt.denied(SeatRefusal.of(Code.NOT_PERMITTED));
    }
    Optional<Subscription> known = store.subscriptions().find(organization, subscription);
    if (known.isEmpty()) {
      return Attempt.denied(SeatRefusal.of(Code.UNKNOWN_SUBSCRIPTION));
    }
    return takesPeople(known.get())
        ? Attempt.made(known.get())
        : Attempt.denied(SeatRefusal.of(Code.PRODUCT_KEY_ONLY));
  }

  /**
   * Whether people may hold its seats; true until it ends only of a subscription that is locked.
   */
  boolean takesPeople(Subscription subscription) {
    return catalog.get().canActivate(subscription.product(), ActivationMethod.EMAIL);
  }

  static Optional<Seat> held(
      Change change, OrganizationId organization, SubscriptionId subscription, SeatHolder holder) {
    return change.store().seats().find(organization, subscription, holder);
  }

  static SeatRefusal full(Change change, OrganizationId organization, SubscriptionId subscription) {
    int total =
        Capacity.at(change.store().productKeys().of(organization, subscription), change.now())
            .total();
    int used = change.store().subscriptions().use(organization, subscription).used();
    return new SeatRefusal(Code.NO_SEAT_LEFT, used, total);
  }
}
