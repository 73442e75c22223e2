package io.entitlements.core.testkit;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One order that comes in, version by version. */
abstract class OrderWorld extends WorldContract {

  static final OrderNumber NUMBER = new OrderNumber("PO-7");

  static final Bundle SUITE = new Bundle(new ProductId("suite"), 3, new Months(12));

  static final Bundle PLUS = new Bundle(new ProductId("plus"), 1, new Months(12));

  final boolean isClaimed() {
    AccountId admin = world().activeAccount("admin@school.example");
    OrganizationId organization = world().organization(admin, "A School");
    return world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(world().newestSecret("claim"), organization),
            admin,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .fold(claim -> true, refusal -> false);
  }

  final Result put(PurchaseOrder order) {
    return world().engine().purchaseOrders().put(order).result();
  }

  final ImportedOrder cancel(int version) {
    return world().engine().purchaseOrders().cancel(NUMBER, version);
  }

  static PurchaseOrder order(int version, String... serials) {
    return order(NUMBER, version, serials);
  }

  static PurchaseOrder order(OrderNumber number, int version, String... serials) {
    return new PurchaseOrder(number, version, buyer(), displays(serials), List.of(SUITE));
  }

  static Bundle bundle(BundleTerm term) {
    return new Bundle(new ProductId("suite"), 3, term);
  }

  static List<Display> displays(String... serials) {
    return Stream.of(serials)
        .map(serial -> new Display(SerialNumber.of(serial), "display"))
        .toList();
  }

  static EmailAddress buyer() {
    return EmailAddress.of("buyer@vendor.example");
  }

  static EmailAddress other() {
    return EmailAddress.of("other@vendor.example");
  }
}
