package io.entitlements.core.testkit;

import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.Claims;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.claim.ReturnedBundle;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.time.LocalDate;

/** The vendor's people, who correct claims; each call is another request. */
final class SupportDesk {

  private static final Actor VENDOR = new Actor.Task("support");

  private final World world;
  private final Shop shop;
  private int requests;

  SupportDesk(World world, Shop shop) {
    this.world = world;
    this.shop = shop;
  }

  /** Claims all of an order for a district, and has it fulfilled. */
  Claim fulfilled(District district, Shop.Sold order) {
    Claim claim =
        shop.submit(
                order.link(district.organization()),
                district.administrator(),
                "claim-" + order.number())
            .orElseThrow();
    world.doJobs();
    return claim;
  }

  State state(District district, ClaimId claim) {
    return claims().findForVendor(district.organization(), claim).orElseThrow().state();
  }

  Claim cancelled(District district, ClaimId claim) {
    return claims().cancel(VENDOR, district.organization(), claim, request()).orElseThrow();
  }

  /** The first half of a transfer. */
  ClaimId sent(District from, ClaimId claim, District to) {
    return transfer(world.engine().claims(), from, claim, to).orElseThrow().successor();
  }

  /** Both halves. */
  ClaimId moved(District from, ClaimId claim, District to) {
    ClaimId successor = sent(from, claim, to);
    world.doJobs();
    return successor;
  }

  Outcome<ClaimTransfer, CorrectionRefusal> transfer(
      Claims node, District from, ClaimId claim, District to) {
    return node.transfer(VENDOR, from.organization(), claim, to.organization(), request());
  }

  Outcome<ReturnedBundle, CorrectionRefusal> end(Shop.Sold order, int place, LocalDate lastDay) {
    return claims().endReturned(VENDOR, order.number(), place, lastDay, request());
  }

  private IdempotencyKey request() {
    requests++;
    return IdempotencyKey.of("support-" + requests);
  }

  private Claims claims() {
    return world.engine().claims();
  }
}
