package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Change;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.SeatUse;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.List;
import java.util.Set;

/** Gives free seats to who waits longest; the subscription is locked and up to date. */
final class Promotion {

  private static final int AT_ONCE = 1_000;

  private final BulkAllocator bulk;

  Promotion(BulkAllocator bulk) {
    this.bulk = bulk;
  }

  void run(Change change, OrganizationId organization, SubscriptionId subscription) {
    for (int seats = promotable(change, organization, subscription);
        seats > 0;
        seats = promotable(change, organization, subscription)) {
      int next = Math.min(seats, AT_ONCE);
      promote(change, change.store().waiting().first(organization, subscription, next));
    }
  }

  private static int promotable(
      Change change, OrganizationId organization, SubscriptionId subscription) {
    return promotable(change.store().subscriptions().use(organization, subscription));
  }

  /** How many who wait can have a seat. */
  static int promotable(SeatUse use) {
    return Math.min(use.free(), use.waiting());
  }

  private void promote(Change change, List<Waiting> next) {
    OrganizationId organization = next.get(0).organization();
    SubscriptionId subscription = next.get(0).subscription();
    List<AccountId> accounts = next.stream().map(Waiting::account).toList();
    Set<AccountId> seated =
        change.store().seats().findAll(organization, subscription, accounts).keySet();
    bulk.takeAll(
        change,
        organization,
        subscription,
        next.stream()
            .filter(waiting -> !seated.contains(waiting.account()))
            .map(waiting -> new BulkAllocator.Gift(waiting.account(), waiting.source(), false))
            .toList());
    BulkAllocator.stopWaitingAll(change, organization, subscription, accounts, true);
  }
}
