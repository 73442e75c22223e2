package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.StoredOrder;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders that come in one by one: new, again, corrected, cancelled. */
public abstract class OrderContract extends OrderWorld {

  /** For subclasses. */
  protected OrderContract() {}

  @Test
  void a_new_order_is_imported_and_its_buyer_gets_one_mail_with_the_url() {
    assertThat(put(order(1))).isEqualTo(Result.IMPORTED);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
    assertThat(world().mailbox().get(0).to()).hasToString("buyer@vendor.example");
    assertThat(world().mailbox().get(0).subject()).contains("PO-7");
    assertThat(world().engine().claims().open(world().newestSecret("claim"))).isPresent();
    assertEvents("OrderImported");
  }

  @Test
  void the_same_order_again_is_known_and_sends_nothing() {
    put(order(1, "SER1", "SER2"));
    world().doJobs();
    assertThat(put(order(1, "SER1", "SER2"))).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(put(order(1, "SER2", "SER1"))).as("in any order").isEqualTo(Result.ALREADY_KNOWN);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
    assertEvents("OrderImported");
  }

  @Test
  void the_same_version_with_other_content_is_refused() {
    put(order(1, "SER1"));
    List<PurchaseOrder> others =
        List.of(
            order(1),
            order(1, "SER2"),
            order(1, "SER1", "SER2"),
            new PurchaseOrder(NUMBER, 1, other(), order(1, "SER1").displays(), List.of(SUITE)),
            new PurchaseOrder(
                NUMBER, 1, buyer(), order(1, "SER1").displays(), List.of(SUITE, SUITE)));
    for (PurchaseOrder other : others) {
      assertRefused(world().engine().purchaseOrders().put(other), Code.OTHER_CONTENT);
    }
    assertRefused(cancel(1), Code.OTHER_CONTENT);
    assertThat(stored().order()).isEqualTo(order(1, "SER1"));
    assertEvents("OrderImported");
  }

  @Test
  void a_higher_version_corrects_an_order_and_a_lower_one_is_outdated() {
    put(order(1, "SER1", "SER2"));
    PurchaseOrder corrected =
        new PurchaseOrder(NUMBER, 3, buyer(), displays("SER2", "SER3"), List.of(PLUS, SUITE));
    assertThat(put(corrected)).isEqualTo(Result.CORRECTED);
    assertThat(put(corrected)).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(put(order(2, "SER9"))).isEqualTo(Result.OUTDATED);
    assertThat(put(order(1, "SER1", "SER2"))).isEqualTo(Result.OUTDATED);
    assertThat(cancel(2).result()).isEqualTo(Result.OUTDATED);
    assertThat(stored().order()).isEqualTo(corrected);
    assertEvents("OrderImported", "OrderCorrected");
  }

  @Test
  void of_a_cancelled_order_nothing_can_be_claimed_and_nobody_is_mailed() {
    put(order(1));
    world().doJobs();
    assertThat(cancel(2).result()).isEqualTo(Result.CANCELLED);
    assertThat(cancel(2).result()).isEqualTo(Result.ALREADY_KNOWN);
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
    assertThat(isClaimed()).isFalse();
    assertRefused(world().engine().purchaseOrders().put(order(2)), Code.OTHER_CONTENT);
    assertEvents("OrderImported", "OrderCancelled");
  }

  @Test
  void a_cancellation_of_an_unknown_order_is_refused() {
    assertRefused(cancel(1), Code.UNKNOWN_ORDER);
  }

  @Test
  void what_is_claimed_is_neither_corrected_nor_cancelled() {
    put(order(1, "SER1"));
    world().doJobs();
    assertThat(isClaimed()).isTrue();
    assertRefused(cancel(2), Code.CLAIMED);
    assertRefused(
        world()
            .engine()
            .purchaseOrders()
            .put(new PurchaseOrder(NUMBER, 2, buyer(), List.of(), List.of(PLUS))),
        Code.CLAIMED);
    assertThat(stored().order()).isEqualTo(order(1, "SER1"));
    PurchaseOrder more =
        new PurchaseOrder(NUMBER, 2, other(), displays("SER2"), List.of(SUITE, PLUS));
    assertThat(put(more)).isEqualTo(Result.CORRECTED);
    assertThat(stored().order()).isEqualTo(more);
    assertThat(stored().claims()).containsOnlyKeys(0);
    assertThat(put(new PurchaseOrder(NUMBER, 3, other(), List.of(), List.of(SUITE))))
        .isEqualTo(Result.CORRECTED);
  }

  @Test
  void a_serial_belongs_to_one_order_until_a_correction_gives_it_back() {
    put(order(1, "SER1"));
    PurchaseOrder second = order(new OrderNumber("PO-8"), 1, "SER2", "ser-1");
    ImportedOrder refused = world().engine().purchaseOrders().put(second);
    assertRefused(refused, Code.SERIAL_TAKEN);
    assertThat(refused.problems().get(0).problem())
        .isEqualTo("serial number SER1 belongs to another order");
    put(order(2));
    assertThat(put(second)).isEqualTo(Result.IMPORTED);
    assertRefused(world().engine().purchaseOrders().put(order(3, "SER2")), Code.SERIAL_TAKEN);
    assertThat(stored().order()).isEqualTo(order(2));
  }

  @Test
  void a_product_that_is_not_in_the_catalog_is_refused() {
    Bundle unknown = new Bundle(new ProductId("unheard-of"), 1, new Months(1));
    assertRefused(
        world().engine().purchaseOrders().put(withBundles(1, SUITE, unknown)),
        Code.UNKNOWN_PRODUCT);
    put(order(1));
    assertRefused(
        world().engine().purchaseOrders().put(withBundles(2, SUITE, unknown)),
        Code.UNKNOWN_PRODUCT);
  }

  @Test
  void a_term_that_is_over_everywhere_is_refused_unless_it_was_taken_before() {
    // At 15:00 UTC on the 14th it is the 14th also where the day is the latest to end.
    Bundle today = bundle(new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 9, 14)));
    Bundle yesterday = bundle(new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 9, 13)));
    assertRefused(world().engine().purchaseOrders().put(withBundles(1, yesterday)), Code.TERM_OVER);
    assertThat(put(withBundles(1, today))).isEqualTo(Result.IMPORTED);
    world().pass(Duration.ofDays(400));
    assertThat(put(withBundles(1, today))).isEqualTo(Result.ALREADY_KNOWN);
    assertThat(put(withBundles(2, today, SUITE))).isEqualTo(Result.CORRECTED);
    assertRefused(
        world().engine().purchaseOrders().put(withBundles(3, SUITE, today)), Code.TERM_OVER);
  }

  @Test
  void a_term_is_not_over_as_long_as_it_is_that_day_somewhere() {
    Bundle thirteenth = bundle(new Days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 9, 13)));
    world().moveTo(Given.NOW.minus(Duration.ofHours(3)).minusMillis(1));
    assertThat(put(withBundles(1, thirteenth))).isEqualTo(Result.IMPORTED);
    world().moveTo(Given.NOW.minus(Duration.ofHours(3)));
    assertRefused(
        world()
            .engine()
            .purchaseOrders()
            .put(withBundles(2, bundle(thirteenth.term()), thirteenth)),
        Code.TERM_OVER);
  }

  private static void assertRefused(ImportedOrder order, Code code) {
    assertThat(order.result()).isEqualTo(Result.REFUSED);
    assertThat(order.problems()).extracting(OrderProblem::code).containsExactly(code);
    assertThat(order.line()).isZero();
  }

  private StoredOrder stored() {
    return world().storage().read(store -> store.orders().find(NUMBER)).orElseThrow();
  }

  private void assertEvents(String... types) {
    Revision none = new Revision(stored().id(), 0);
    List<EventRow> events = world().storage().read(store -> store.events().after(none, 10));
    assertThat(events).extracting(EventRow::type).containsExactly(types);
  }

  private static PurchaseOrder withBundles(int version, Bundle... bundles) {
    return new PurchaseOrder(NUMBER, version, buyer(), List.of(), Arrays.asList(bundles));
  }
}
