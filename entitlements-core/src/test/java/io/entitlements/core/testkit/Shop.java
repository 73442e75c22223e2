package io.entitlements.core.testkit;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.Claims;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Sells: puts orders into the store with their links, as an import and its mails do. */
final class Shop {

  private static final String BUYER = "buyer@school.example";

  private final World world;
  private int sold;

  Shop(World world) {
    this(world, 0);
  }

  /** After so many orders of an earlier one. */
  Shop(World world, int sold) {
    this.world = world;
    this.sold = sold;
  }

  /**
   * What was sold.
   *
   * @param id the order
   * @param number its printed number
   * @param secret of its link
   * @param displays how many it has
   * @param serial of one of them
   */
  record Sold(OrderId id, OrderNumber number, String secret, int displays, String serial) {

    /** A draft by the link. */
    ClaimDraft link(OrganizationId organization, Integer... bundles) {
      return ClaimDraft.byLink(secret, organization).withBundles(Set.of(bundles));
    }

    /** A draft by hand. */
    ClaimDraft hand(OrganizationId organization, Integer... bundles) {
      return ClaimDraft.byHand(serial, displays, organization).withBundles(Set.of(bundles));
    }
  }

  static Bundle bundle(String product, int seats) {
    return bundle(product, seats, new Months(12));
  }

  static Bundle bundle(String product, int seats, BundleTerm term) {
    return new Bundle(new ProductId(product), seats, term);
  }

  /** An order of two displays with a bundle of each product, five seats each. */
  Sold sell(String... products) {
    return sell(2, Stream.of(products).map(product -> bundle(product, 5)).toArray(Bundle[]::new));
  }

  Sold sell(int displays, Bundle... bundles) {
    int number = ++sold;
    String secret = "shop-secret-" + number;
    PurchaseOrder order =
        new PurchaseOrder(
            new OrderNumber("SHOP-" + number),
            1,
            EmailAddress.of(BUYER),
            IntStream.range(0, displays).mapToObj(i -> display(number, i)).toList(),
            List.of(bundles));
    OrderId id = new OrderId(new UUID(0x7000L, 0x8000_0000_0000_0000L | number));
    world
        .storage()
        .write(
            store ->
                store.orders().insertAll(List.of(StoredOrder.unclaimed(id, order))).isEmpty()
                    && store
                        .tokens()
                        .insert(
                            Token.of(
                                Token.Kind.CLAIM,
                                Mails.storedForm(secret),
                                id,
                                id.value(),
                                Optional.empty())));
    return new Sold(
        id,
        order.number(),
        secret,
        displays,
        displays == 0 ? "NONE" : order.displays().get(0).serial().value());
  }

  private static Display display(int order, int place) {
    return new Display(SerialNumber.of("D%03dX%05d".formatted(order, place)), "Board");
  }

  boolean cancel(Sold order) {
    return world.engine().purchaseOrders().cancel(order.number(), 2).result() == Result.CANCELLED;
  }

  Result correct(Sold order, int version, Bundle... bundles) {
    return correct(order, version, BUYER, bundles);
  }

  Result correct(Sold order, int version, String buyer, Bundle... bundles) {
    List<Display> displays =
        world
            .storage()
            .read(store -> store.orders().find(order.id()))
            .orElseThrow()
            .order()
            .displays();
    PurchaseOrder corrected =
        new PurchaseOrder(
            order.number(), version, EmailAddress.of(buyer), displays, List.of(bundles));
    return world.engine().purchaseOrders().put(corrected).result();
  }

  /** Puts one more product into the catalog; once. */
  void addProduct(String id) {
    String next =
        Given.CATALOG
            .replace("\"version\": 1", "\"version\": 2")
            .replace(
                "{\"id\": \"meeting\"",
                """
                {"id": "%s", "name": "%s", "keyPrefix": "GO", "edition": "education",
                 "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
                 "overCapacity": {"keep": "oldest", "graceDays": 0},
                 "features": [{"id": "it", "name": "It", "unlockedBy": ["email"]}]},
                {"id": "meeting\""""
                    .formatted(id, id));
    world.engine().catalogs().importJson("catalog.json", world.file(next)).orElseThrow();
  }

  Claims claims() {
    return world.engine().claims();
  }

  Outcome<Claim, ClaimRefusal> submit(ClaimDraft draft, AccountId by, String key) {
    return claims().submit(draft, by, Optional.empty(), IdempotencyKey.of(key));
  }

  Object refusal(ClaimDraft draft, AccountId by, String key) {
    return reason(submit(draft, by, key));
  }

  Object reviewRefusal(ClaimDraft draft, AccountId by) {
    return reason(claims().review(draft, by, Optional.empty()));
  }

  private static Object reason(Outcome<?, ClaimRefusal> outcome) {
    return outcome.<Object>fold(done -> "done", refusal -> refusal);
  }
}
