package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.claim.Claim.Outcome;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.key.KeyEnding;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.BundleClaim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.util.Optional;
import java.util.function.BiConsumer;

/** What the vendor takes back of claims. */
record ClaimCorrections(Ids ids, SeatAllocator allocator) {

  Attempt<Claim, CorrectionRefusal> cancel(Change change, OrganizationId organization, ClaimId id) {
    Optional<Claim> claim = change.store().claims().find(organization, id);
    if (claim.isEmpty()) {
      return Attempt.denied(CorrectionRefusal.NO_SUCH_CLAIM);
    }
    // Before the claim and the subscriptions, as everybody locks them who needs the order.
    change.store().orders().lock(claim.get().order());
    if (!isWithdrawn(change, claim.get(), Outcome.CANCELLED, KeyEnding::revoke)) {
      return Attempt.denied(CorrectionRefusal.ENDED);
    }
    change.store().orders().release(claim.get().order(), new BundleClaim(organization, id));
    change.record(organization, new ClaimEvent.ClaimCancelled(organization, id));
    change.record(
        claim.get().order(), new OrderEvent.OrderReleased(claim.get().order(), organization, id));
    return Attempt.made(change.store().claims().find(organization, id).orElseThrow());
  }

  /**
   * Takes a claim from an organization, and asks for what is done in another.
   *
   * @param isOpen whether there is such an organization to transfer to
   */
  Attempt<ClaimTransfer, CorrectionRefusal> transfer(
      Change change, OrganizationId from, ClaimId id, OrganizationId to, boolean isOpen) {
    if (to.equals(from)) {
      return Attempt.denied(CorrectionRefusal.SAME_ORGANIZATION);
    }
    Optional<Claim> claim = change.store().claims().find(from, id);
    if (claim.isEmpty()) {
      return Attempt.denied(CorrectionRefusal.NO_SUCH_CLAIM);
    }
    if (!isOpen) {
      return Attempt.denied(CorrectionRefusal.NO_SUCH_ORGANIZATION);
    }
    if (!isWithdrawn(change, claim.get(), Outcome.TRANSFERRED, ClaimCorrections::send)) {
      return Attempt.denied(CorrectionRefusal.ENDED);
    }
    change.record(from, new ClaimEvent.ClaimTransferred(from, id));
    ClaimTransfer transfer = new ClaimTransfer(from, id, to, new ClaimId(ids.next(change.now())));
    TransferJobs.ask(change, transfer);
    return Attempt.made(transfer);
  }

  /**
   * Ends a claim and the keys that it became. It is marked first, as a fulfilment marks it: if one
   * is under way, its keys are there afterwards, or never will be.
   */
  private boolean isWithdrawn(
      Change change, Claim claim, Outcome outcome, BiConsumer<Change, ProductKey> ending) {
    OrganizationId organization = claim.organization();
    Claim.End end = new Claim.End(outcome, change.now());
    if (!change.store().claims().withdraw(organization, claim.id(), end)) {
      return false;
    }
    ClaimJobs.dismiss(change.store(), claim);
    for (ClaimedBundle bundle : Fulfilment.inOrder(claim.bundles())) {
      change
          .store()
          .productKeys()
          .find(organization, bundle.key())
          .ifPresent(key -> end(change, key, ending));
    }
    return true;
  }

  /** What a cancellation has ended stays where it is, as it is. */
  private static void send(Change change, ProductKey key) {
    boolean isCancelled =
        key.end().filter(end -> end.why() == KeyEnd.Why.CANCELLED).isPresent()
            || change
                .store()
                .subscriptions()
                .find(key.organization(), key.subscription())
                .orElseThrow()
                .isCancelledAt(change.now());
    if (!isCancelled) {
      KeyEnding.transfer(change, key);
    }
  }

  private void end(Change change, ProductKey found, BiConsumer<Change, ProductKey> ending) {
    change.store().subscriptions().lock(found.organization(), found.subscription());
    ProductKey key =
        change.store().productKeys().find(found.organization(), found.id()).orElseThrow();
    if (!key.isEndedForGood()) {
      ending.accept(change, key);
      allocator.bringUpToDate(change, key.organization(), key.subscription());
    }
  }
}
