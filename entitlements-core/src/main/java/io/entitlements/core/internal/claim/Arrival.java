package io.entitlements.core.internal.claim;

import io.entitlements.account.Organization;
import io.entitlements.catalog.Catalog;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.Vendor;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.key.KeyEnding;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.Job;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.time.LocalDate;
import java.time.ZoneId;
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
          Optional<OfferedOrder> order = waiting(change, luggage.claim());
          if (order.isEmpty()) {
            return true;
          }
          subscriptions.lockAll(change, home, luggage.products());
          Optional<Organization> open = change.store().organizations().keepOpen(home);
          open.ifPresent(
              organization -> arrive(change, transfer, luggage, organization, order.get()));
          return open.isPresent();
        });
  }

  /** The order, which stays as it is then, if nobody has received or released it yet. */
  private static Optional<OfferedOrder> waiting(Change change, Claim claim) {
    return change
        .store()
        .orders()
        .lock(claim.order())
        .filter(order -> order.claims().containsValue(mark(claim)));
  }

  private static BundleClaim mark(Claim claim) {
    return new BundleClaim(claim.organization(), claim.id());
  }

  private void arrive(
      Change change,
      ClaimTransfer transfer,
      Luggage luggage,
      Organization organization,
      OfferedOrder order) {
    OrganizationId home = organization.id();
    Claim before = luggage.claim();
    Claim claim =
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
    if (luggage.isFulfilled()) {
      unpack(change, luggage, claim);
      endReturned(change, claim, organization.details().zone(), order);
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
      Subscription subscription =
          subscriptions.locked(change, claim.organization(), item.product());
      issuer.receive(change, subscription, key(claim, item), item.key());
      allocator.bringUpToDate(change, claim.organization(), subscription.id());
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

  /** Days that were stated go along, and end where the software is now. */
  private void endReturned(Change change, Claim claim, ZoneId zone, OfferedOrder order) {
    for (ClaimedBundle bundle : claim.bundles()) {
      Optional<LocalDate> lastDay = Optional.ofNullable(order.lastDays().get(bundle.place()));
      Optional<ProductKey> key =
          lastDay
              .flatMap(day -> change.store().productKeys().find(claim.organization(), bundle.key()))
              .filter(found -> ReturnedHardware.isAsClaimed(found, bundle));
      if (key.isPresent()) {
        KeyEnding.returned(change, key.get(), ReturnedHardware.endOf(lastDay.orElseThrow(), zone));
        allocator.bringUpToDate(change, claim.organization(), key.get().subscription());
      }
    }
  }

  /** Nobody is left to have it: it can be claimed again. */
  private static boolean released(Change change, Claim claim) {
    if (waiting(change, claim).isEmpty()) {
      return false;
    }
    change.store().orders().release(claim.order(), mark(claim));
    change.record(
        claim.order(),
        new OrderEvent.OrderReleased(claim.order(), claim.organization(), claim.id()));
    return true;
  }
}
