package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.ReturnedBundle;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.key.KeyEnding;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.OrderEvent;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.type.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Ends bundles whose hardware was returned, claimed or not. */
record ReturnedHardware(SeatAllocator allocator) {

  /** The first instant after a last day. */
  static Instant endOf(LocalDate lastDay, ZoneId zone) {
    return lastDay.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Whether a key is still what its bundle was, neither renewed nor enlarged. */
  static boolean isAsClaimed(ProductKey key, ClaimedBundle bundle) {
    return key.allotments().equals(List.of(new Allotment(bundle.seats(), bundle.term())));
  }

  Attempt<ReturnedBundle, CorrectionRefusal> end(
      Change change, OrderId id, int place, LocalDate lastDay) {
    OfferedOrder order = change.store().orders().lock(id).orElseThrow();
    if (place < 0 || place >= order.bundles().size()) {
      return Attempt.denied(CorrectionRefusal.NO_SUCH_BUNDLE);
    }
    BundleClaim mark = order.claims().get(place);
    Optional<CorrectionRefusal> refusal =
        mark == null
            ? unclaimed(order.bundles().get(place).term(), lastDay)
            : claimed(change, mark, place, lastDay);
    if (refusal.isPresent()) {
      return Attempt.denied(refusal.get());
    }
    change.store().orders().endBundle(id, place, lastDay);
    change.record(id, new OrderEvent.BundleReturned(id, place, lastDay));
    return Attempt.made(new ReturnedBundle(order.number(), place, lastDay));
  }

  private static Optional<CorrectionRefusal> unclaimed(BundleTerm term, LocalDate lastDay) {
    return term instanceof BundleTerm.Days days && lastDay.isAfter(days.last())
        ? Optional.of(CorrectionRefusal.AFTER_ITS_END)
        : Optional.empty();
  }

  private Optional<CorrectionRefusal> claimed(
      Change change, BundleClaim mark, int place, LocalDate lastDay) {
    Claim claim = change.store().claims().find(mark.organization(), mark.claim()).orElseThrow();
    if (claim.end().filter(end -> end.outcome() == Claim.Outcome.FULFILLED).isEmpty()) {
      return Optional.of(CorrectionRefusal.UNSETTLED);
    }
    ClaimedBundle bundle =
        claim.bundles().stream().filter(one -> one.place() == place).findFirst().orElseThrow();
    Optional<ProductKey> found =
        change.store().productKeys().find(claim.organization(), bundle.key());
    if (found.isEmpty()) {
      // It had ended for good before the claim was transferred, and has stayed there.
      return Optional.empty();
    }
    change.store().subscriptions().lock(claim.organization(), found.get().subscription());
    ProductKey key =
        change.store().productKeys().find(claim.organization(), bundle.key()).orElseThrow();
    if (key.end().filter(end -> end.why() == KeyEnd.Why.TRANSFERRED).isPresent()) {
      return Optional.of(CorrectionRefusal.UNSETTLED);
    }
    return ended(change, key, bundle, lastDay);
  }

  private Optional<CorrectionRefusal> ended(
      Change change, ProductKey key, ClaimedBundle bundle, LocalDate lastDay) {
    ZoneId zone =
        change.store().organizations().find(key.organization()).orElseThrow().details().zone();
    if (!isAsClaimed(key, bundle)) {
      return Optional.of(CorrectionRefusal.RENEWED);
    }
    // Days, not instants: a term that was dated in another zone ends within its last day here.
    if (lastDay.isAfter(bundle.term().renewalDate(zone))) {
      return Optional.of(CorrectionRefusal.AFTER_ITS_END);
    }
    if (!isCancelled(change, key)) {
      KeyEnding.returned(change, key, endOf(lastDay, zone));
    }
    allocator.bringUpToDate(change, key.organization(), key.subscription());
    return Optional.empty();
  }

  /** Nothing of a cancelled subscription is revived by a later day. */
  private static boolean isCancelled(Change change, ProductKey key) {
    return change
        .store()
        .subscriptions()
        .find(key.organization(), key.subscription())
        .orElseThrow()
        .isCancelledAt(change.now());
  }
}
