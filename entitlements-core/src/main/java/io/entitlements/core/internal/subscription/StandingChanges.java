package io.entitlements.core.internal.subscription;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.event.SubscriptionEvent;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.spi.SeatUse;
import io.entitlements.subscription.Subscription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The changes that concern a subscription as a whole, which is locked. */
final class StandingChanges {

  private final Supplier<Catalog> catalog;
  private final KeyIssuer issuer;

  StandingChanges(Supplier<Catalog> catalog, KeyIssuer issuer) {
    this.catalog = catalog;
    this.issuer = issuer;
  }

  static Optional<SubscriptionRefusal> suspend(Change change, Subscription subscription) {
    if (subscription.isSuspended()) {
      return Optional.of(SubscriptionRefusal.SUSPENDED);
    }
    update(change, subscription.withSuspendedAt(Optional.of(change.now())));
    change.record(
        subscription.organization(),
        new SubscriptionEvent.SubscriptionSuspended(
            subscription.organization(), subscription.id()));
    return Optional.empty();
  }

  static Optional<SubscriptionRefusal> resume(Change change, Subscription subscription) {
    if (!subscription.isSuspended()) {
      return Optional.of(SubscriptionRefusal.NOT_SUSPENDED);
    }
    update(change, subscription.withSuspendedAt(Optional.empty()));
    change.record(
        subscription.organization(),
        new SubscriptionEvent.SubscriptionResumed(subscription.organization(), subscription.id()));
    return Optional.empty();
  }

  static Optional<SubscriptionRefusal> cancelNow(Change change, Subscription subscription) {
    if (subscription.isCancelledAt(change.now())) {
      return Optional.of(SubscriptionRefusal.CANCELLED);
    }
    KeyEnd end = new KeyEnd(change.now(), KeyEnd.Why.CANCELLED);
    for (ProductKey key : keys(change, subscription)) {
      if (key.endsAt().isAfter(end.at()) && !key.isEndedForGood()) {
        change.store().productKeys().replace(key.withEnd(Optional.of(end)));
      }
    }
    cancel(change, subscription, change.now());
    return Optional.empty();
  }

  static Optional<SubscriptionRefusal> cancelAtTermEnd(Change change, Subscription subscription) {
    if (subscription.cancelsAt().isPresent()) {
      return Optional.of(SubscriptionRefusal.CANCELLED);
    }
    Instant last =
        keys(change, subscription).stream()
            .map(ProductKey::endsAt)
            .filter(end -> end.isAfter(change.now()))
            .max(Instant::compareTo)
            .orElse(change.now());
    cancel(change, subscription, last);
    return Optional.empty();
  }

  private static void cancel(Change change, Subscription subscription, Instant at) {
    update(change, subscription.withCancelsAt(Optional.of(at)));
    change.record(
        subscription.organization(),
        new SubscriptionEvent.SubscriptionCancelled(
            subscription.organization(), subscription.id(), at));
  }

  static Optional<SubscriptionRefusal> undoCancellation(Change change, Subscription subscription) {
    if (subscription.cancelsAt().filter(change.now()::isBefore).isEmpty()) {
      return Optional.of(SubscriptionRefusal.NOT_CANCELLED);
    }
    update(change, subscription.withCancelsAt(Optional.empty()));
    change.record(
        subscription.organization(),
        new SubscriptionEvent.CancellationEnded(subscription.organization(), subscription.id()));
    return Optional.empty();
  }

  static Optional<SubscriptionRefusal> declare(
      Change change, Subscription subscription, OverCapacityPolicy policy) {
    update(change, subscription.withOverCapacity(policy));
    change.record(
        subscription.organization(),
        new SubscriptionEvent.OverCapacityDeclared(
            subscription.organization(), subscription.id(), subscription.overCapacity(), policy));
    return Optional.empty();
  }

  Optional<SubscriptionRefusal> upgrade(
      Change change, Subscription subscription, ProductId product) {
    if (catalog.get().product(product).isEmpty() || product.equals(subscription.product())) {
      return Optional.of(SubscriptionRefusal.UNKNOWN_PRODUCT);
    }
    SeatUse use =
        change.store().subscriptions().use(subscription.organization(), subscription.id());
    boolean byEmail = catalog.get().canActivate(product, ActivationMethod.EMAIL);
    if (!byEmail && (use.people() > 0 || use.waiting() > 0)) {
      return Optional.of(SubscriptionRefusal.PRODUCT_KEY_ONLY);
    }
    if (!change.store().subscriptions().update(subscription.withProduct(product))) {
      return Optional.of(SubscriptionRefusal.PRODUCT_OWNED);
    }
    change.record(
        subscription.organization(),
        new SubscriptionEvent.SubscriptionUpgraded(
            subscription.organization(), subscription.id(), subscription.product(), product));
    for (ProductKey key : keys(change, subscription)) {
      issuer.reissue(change, subscription.product(), product, key);
    }
    return Optional.empty();
  }

  private static List<ProductKey> keys(Change change, Subscription subscription) {
    return change.store().productKeys().of(subscription.organization(), subscription.id());
  }

  private static void update(Change change, Subscription changed) {
    if (!change.store().subscriptions().update(changed)) {
      throw new IllegalStateException("a locked subscription is gone: " + changed.id());
    }
  }
}
