package io.entitlements.core.testkit;

import io.entitlements.activation.Activation;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimProgress.State;
import io.entitlements.claim.ClaimTransfer;
import io.entitlements.claim.CorrectionRefusal;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A shop, and two organizations between which the vendor transfers claims. */
abstract class ClaimTransferWorld extends SubscriptionWorld {

  static final Actor VENDOR = new Actor.Task("support");

  static final DeviceId COMPUTER = new DeviceId(new UUID(9, 9));

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  Shop shop;

  @SuppressWarnings("NullAway.Init")
  District first;

  @SuppressWarnings("NullAway.Init")
  District second;

  @BeforeEach
  final void openShop() {
    shop = new Shop(world());
    first = district("ada@school.example", "A School");
    second = district("bob@elsewhere.example", "Elsewhere");
  }

  final District district(String email, String name) {
    AccountId administrator = world().activeAccount(email);
    return new District(world(), administrator, world().organization(administrator, name));
  }

  final Claim submitted(Shop.Sold order) {
    return shop.submit(
            order.link(first.organization()), first.administrator(), "claim-" + order.number())
        .orElseThrow();
  }

  final Claim fulfilled(Shop.Sold order) {
    Claim claim = submitted(order);
    world().doJobs();
    return claim;
  }

  final ClaimTransfer transferred(Claim claim) {
    ClaimTransfer transfer = transfer(claim, "transfer").orElseThrow();
    world().doJobs();
    return transfer;
  }

  final Outcome<ClaimTransfer, CorrectionRefusal> transfer(Claim claim, String key) {
    return transfer(claim, second.organization(), key);
  }

  final Outcome<ClaimTransfer, CorrectionRefusal> transfer(
      Claim claim, OrganizationId to, String key) {
    return shop.claims()
        .transfer(VENDOR, first.organization(), claim.id(), to, IdempotencyKey.of(key));
  }

  final State progress(District district, ClaimId claim) {
    return shop.claims().findForVendor(district.organization(), claim).orElseThrow().state();
  }

  final Activation activated(String text) {
    return (Activation) activate(text, COMPUTER).orElseThrow();
  }
}
