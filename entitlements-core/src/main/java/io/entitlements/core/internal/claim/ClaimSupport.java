package io.entitlements.core.internal.claim;

import io.entitlements.claim.Claim;
import io.entitlements.claim.Claim.Outcome;
import io.entitlements.claim.ClaimSupportRefusal;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.BundleClaim;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Optional;

/** Helping on a claim whose tries have all failed. Doing so again changes nothing. */
final class ClaimSupport {

  private ClaimSupport() {}

  static Attempt<Claim, ClaimSupportRefusal> retry(
      Change change, OrganizationId organization, ClaimId id) {
    Optional<Claim> claim = change.store().claims().find(organization, id);
    if (claim.isEmpty()) {
      return Attempt.denied(ClaimSupportRefusal.NO_SUCH_CLAIM);
    }
    if (claim.get().end().isPresent()) {
      return Attempt.denied(ClaimSupportRefusal.ENDED);
    }
    if (isOver(claim.get(), change.now())) {
      return Attempt.denied(ClaimSupportRefusal.TERM_OVER);
    }
    if (ClaimJobs.open(change.store(), claim.get()).isPresent()) {
      return Attempt.made(claim.get());
    }
    if (change.store().claims().retry(organization, id, claim.get().retries())) {
      ClaimJobs.dismiss(change.store(), claim.get());
      change.record(organization, new ClaimEvent.ClaimRetried(organization, id));
      ClaimJobs.fulfil(change, change.store().claims().find(organization, id).orElseThrow());
    }
    return Attempt.made(change.store().claims().find(organization, id).orElseThrow());
  }

  /** It keeps the dates that its review showed, and there may be nothing left of them. */
  private static boolean isOver(Claim claim, Instant now) {
    return claim.bundles().stream().noneMatch(bundle -> bundle.term().endsAt().isAfter(now));
  }

  static Attempt<Claim, ClaimSupportRefusal> reject(
      Change change, OrganizationId organization, ClaimId id) {
    Optional<Claim> claim = change.store().claims().find(organization, id);
    if (claim.isEmpty()) {
      return Attempt.denied(ClaimSupportRefusal.NO_SUCH_CLAIM);
    }
    if (claim.get().end().isPresent()) {
      return claim.get().end().get().outcome() == Outcome.REJECTED_BY_VENDOR
          ? Attempt.made(claim.get())
          : Attempt.denied(ClaimSupportRefusal.ENDED);
    }
    if (ClaimJobs.open(change.store(), claim.get()).isPresent()) {
      return Attempt.denied(ClaimSupportRefusal.NOT_STUCK);
    }
    return reject(change, claim.get(), Outcome.REJECTED_BY_VENDOR)
        ? Attempt.made(change.store().claims().find(organization, id).orElseThrow())
        : Attempt.denied(ClaimSupportRefusal.ENDED);
  }

  /** Ends an open claim and frees its bundles; false if it has ended meanwhile. */
  static boolean reject(Change change, Claim claim, Outcome why) {
    OrganizationId organization = claim.organization();
    // As everybody does: the order first, its bundles and what is claimed of it after.
    change.store().orders().lock(claim.order());
    if (!change
        .store()
        .claims()
        .reject(organization, claim.id(), new Claim.End(why, change.now()))) {
      return false;
    }
    ClaimJobs.dismiss(change.store(), claim);
    change.store().orders().release(claim.order(), new BundleClaim(organization, claim.id()));
    change.record(organization, new ClaimEvent.ClaimRejected(organization, claim.id(), why));
    change.record(
        claim.order(), new OrderEvent.OrderReleased(claim.order(), organization, claim.id()));
    return true;
  }
}
