package io.entitlements.core.internal.claim;

import io.entitlements.catalog.Catalog;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.Vendor;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.key.Allotment;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.Job;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The second half of a transfer: the software arrives in the other organization, or comes back if
 * that was closed meanwhile, in one transaction of that organization alone. The marks on the
 * order's bundles say whether it has: they change with it, so it happens once, whatever dies in
 * between.
 */
public final class Arrival {

  private static final Actor TASK = new Actor.Task("transfer");

  private final Changes changes;
  private final Ids ids;
  private final SubscriptionMaker subscriptions;
  private final KeyIssuer issuer;
  private final SeatAllocator allocator;

  /** Composes the task. */
  public Arrival(
      Changes changes,
      Ids ids,
      Supplier<Catalog> catalog,
      KeyIssuer issuer,
      SeatAllocator allocator) {
    this.changes = changes;
    this.ids = ids;
    this.subscriptions = new SubscriptionMaker(ids, catalog);
    this.issuer = issuer;
    this.allocator = allocator;
  }

  /** Does a job of kind {@code transfer-claim}. */
  public void receive(Job job) {
    ClaimTransfer transfer = TransferJobs.of(job);
    Luggage luggage = changes.read(store -> Luggage.of(store, transfer.from(), transfer.claim()));
    boolean isSettled =
        hasArrived(transfer, luggage, transfer.to())
            || hasArrived(transfer, luggage, transfer.from());
    if (!isSettled) {
      changes.write(TASK, "claim.release", change -> released(change, luggage.claim()));
    }
    changes.touch(store -> Completion.of(store, job, changes.now()));
  }

  private boolean hasArrived(ClaimTransfer transfer, Luggage luggage, OrganizationId home) {
    return changes.write(
        TASK,
        "claim.receive",
        change -> {
          if (change.store().organizations().keepOpen(home).isEmpty()) {
            return false;
          }
          if (isWaiting(change, luggage.claim())) {
            arrive(change, transfer, luggage, home);
          }
          return true;
        });
  }

  /** Whether nobody has received or released it yet; the order stays as it is then. */
  private static boolean isWaiting(Change change, Claim claim) {
    Optional<OfferedOrder> order = change.store().orders().lock(claim.order());
    return order.orElseThrow().claims().containsValue(mark(claim));
  }

  private static BundleClaim mark(Claim claim) {
    return new BundleClaim(claim.organization(), claim.id());
  }

  private void arrive(Change change, ClaimTransfer transfer, Luggage luggage, OrganizationId home) {
    Claim before = luggage.claim();Claim claim =
        new Claim(
            home,
            transfer.successor(),
            before.order(),
            Optional.empty(),
            Claim.How.TRANSFER,
            Vendor.NOT_SAID,
            before.bundles().stream().map(bundle -> renamed(change, bundle)).toList(),
            change.now(),
            Optional.empty(),
            Optional.empty(),
            0);
    BundleClaim after = new BundleClaim(home, claim.id());
    change.store().orders().transfer(before.order(), mark(before), after);
    change.store().claims().insert(claim);
    change.record(
        before.order(),
        new OrderEvent.OrderTransferred(
            before.order(), before.organization(), before.id(), home, claim.id()));
    change.record(
        home,
        new ClaimEvent.ClaimReceived(
            home,
            claim.id(),
            claim.order(),
            claim.bundles().stream().map(ClaimedBundle::place).toList()));
    if (luggage.isFulfilled()) {      unpack(change, luggage, claim);
    } else {
      ClaimJobs.ask(change, claim);
    }
  }

  private ClaimedBundle renamed(Change change, ClaimedBundle bundle) {
    return new ClaimedBundle(
        bundle.place(),
        bundle.product(),
        bundle.seats(),
        bundle.term(),
        new ProductKeyId(ids.next(change.now())));
  }

  private void unpack(Change change, Luggage luggage, Claim claim) {
    change.store().claims().fulfil(claim.organization(), claim.id(), change.now());
    for (Luggage.Item item : luggage.items()) {
      List<Allotment> allotments = item.allotments(luggage.claim().end().orElseThrow());
      if (!allotments.isEmpty()) {
        Subscription subscription =
            subscriptions.locked(change, claim.organization(), item.product());
        issuer.receive(change, subscription, key(claim, item), item.key(), allotments);
        allocator.bringUpToDate(change, claim.organization(), subscription.id());
      }
    }
    change.record(
        claim.organization(), new ClaimEvent.ClaimFulfilled(claim.organization(), claim.id()));
  }
  private static ProductKeyId key(Claim claim, Luggage.Item item) {
    return claim.bundles().stream()
        .filter(bundle -> bundle.place() == item.bundle().place())
        .map(ClaimedBundle::key)
        .findFirst()
        .orElseThrow();
  }

  /** Nobody is left to have it: it can be claimed again. */
  private static boolean released(Change change, Claim claim) {
    if (!isWaiting(change, claim)) {
      return false;
    }
    change.store().orders().release(claim.order(), mark(claim));
    change.record(
        claim.order(),
        new OrderEvent.OrderReleased(claim.order(), claim.organization(), claim.id()));
    return true;
  }
}
