package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.StoredOrder;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.OrderStore} promises of orders that come in. */
public abstract class OrderStoreContract extends OrderingContract {

  /** For subclasses. */
  protected OrderStoreContract() {}

  @Test
  void order_is_found_with_displays_and_bundles_in_the_order_of_the_import() {
    StoredOrder order =
        new StoredOrder(
            new OrderId(Fixtures.id()),
            new PurchaseOrder(
                new OrderNumber("~".repeat(64)),
                PurchaseOrder.MAX_VERSION,
                EmailAddress.of("käufer@school.example"),
                List.of(
                    new Display(SerialNumber.of("Z".repeat(40)), Fixtures.text(100)),
                    new Display(SerialNumber.of("A001"), ""),
                    new Display(SerialNumber.of("M500"), "Board")),
                List.of(
                    new Bundle(new ProductId("z" + "-".repeat(39)), 1, new Months(120)),
                    new Bundle(new ProductId("a"), Subscription.MAX_SEATS_OF_KEY, new Months(1)),
                    new Bundle(
                        new ProductId("a"),
                        2,
                        new Days(LocalDate.of(2000, 1, 1), LocalDate.of(2200, 12, 31))))),
            Map.of());

    assertThat(taken(order)).isEmpty();

    assertFound(order);
    for (Display display : order.order().displays()) {
      assertThat(find(work -> orderOf(work, display.serial()))).contains(order.id());
    }
  }

  @Test
  void order_of_software_alone_is_found() {
    StoredOrder order = write(Given::order);

    assertFound(order);
  }

  @Test
  void new_order_is_at_revision_zero() {
    StoredOrder order = write(Given::order);

    assertThat(read(work -> work.events().revision(order.id())).number()).isZero();
  }

  @Test
  void unknown_order_is_not_found() {
    StoredOrder order = Fixtures.order();

    assertThat(find(work -> work.orders().find(order.id()))).isEmpty();
    assertThat(find(work -> work.orders().find(order.order().number()))).isEmpty();
    assertThat(find(work -> orderOf(work, SerialNumber.of("A001")))).isEmpty();
  }

  @Test
  void known_number_is_refused_with_all_that_came_along() {
    StoredOrder known = write(work -> Given.order(work, "A001"));
    StoredOrder other = Fixtures.order("B002");
    StoredOrder again = Fixtures.order(known.order().number(), "B001");

    assertThatThrownBy(() -> taken(other, again)).isInstanceOf(RuntimeException.class);

    assertFound(known);
    assertAbsent(other, "B002");
    assertAbsent(again, "B001");
  }

  @Test
  void serial_of_another_order_is_refused_and_nothing_is_added() {
    StoredOrder known = write(work -> Given.order(work, "A001", "A002"));
    StoredOrder other = Fixtures.order("B001", "A002", "B002");
    StoredOrder third = Fixtures.order("A001", "C001");

    assertThat(taken(other, Fixtures.order("D001"), third))
        .containsExactlyInAnyOrder(SerialNumber.of("A001"), SerialNumber.of("A002"));

    assertFound(known);
    assertThat(find(work -> work.orders().find(other.order().number()))).isEmpty();
    assertAbsent(other, "B001", "B002");
    assertAbsent(third, "C001", "D001");
    assertThat(find(work -> orderOf(work, SerialNumber.of("A002")))).contains(known.id());
  }

  @Test
  void refused_order_leaves_its_transaction_usable() {
    change(work -> Given.order(work, "A001"));
    StoredOrder refused = Fixtures.order("B001", "A001");
    StoredOrder fitting = Fixtures.order("B001");

    List<Integer> taken =
        write(
            work -> {
              work.orders().takeTurn();
              return List.of(
                  work.orders().insertAll(List.of(refused)).size(),
                  work.orders().insertAll(List.of(fitting)).size());
            });

    assertThat(taken).containsExactly(1, 0);
    assertFound(fitting);
    assertThat(find(work -> work.orders().find(refused.id()))).isEmpty();
    assertThat(find(work -> orderOf(work, SerialNumber.of("B001")))).contains(fitting.id());
  }

  @Test
  void many_orders_are_added_and_found_at_once() {
    List<StoredOrder> many = new ArrayList<>();
    for (int i = 0; i < 1_100; i++) {
      many.add(Fixtures.order("A" + (10_000 + i), "B" + (10_000 + i)));
    }
    List<OrderId> ids = many.stream().map(StoredOrder::id).toList();

    assertThat(taken(many.toArray(StoredOrder[]::new))).isEmpty();
    assertThat(taken()).isEmpty();

    assertThat(found(ids)).containsExactlyInAnyOrderElementsOf(many);
    assertThat(found(List.of())).isEmpty();
    Map<OrderNumber, KnownOrder> known =
        known(many.stream().map(order -> order.order().number()).toList());
    assertThat(known).hasSize(many.size());
    assertThat(known)
        .containsEntry(many.get(7).order().number(), new KnownOrder(many.get(7).id(), 1, false, 2));
  }

  @Test
  void of_unknown_orders_nothing_is_known() {
    StoredOrder software = write(Given::order);

    OrderNumber number = software.order().number();
    assertThat(known(List.of(number, new OrderNumber("never-heard-of"))))
        .containsOnly(Map.entry(number, new KnownOrder(software.id(), 1, false, 0)));
    assertThat(known(List.of())).isEmpty();
    assertThat(found(List.of(new OrderId(Fixtures.id())))).isEmpty();
  }

  @Test
  void corrected_order_is_as_it_is_said_to_be() {
    StoredOrder order = write(work -> Given.order(work, "A001", "A002", "A003"));
    PurchaseOrder before = order.order();
    Bundle added = new Bundle(new ProductId("other"), 7, new Months(2));
    PurchaseOrder corrected =
        new PurchaseOrder(
            before.number(),
            4,
            EmailAddress.of("other@school.example"),
            List.of(before.displays().get(2), new Display(SerialNumber.of("A004"), "New")),
            List.of(added, before.bundles().get(0)));

    assertThat(correct(order, corrected)).isEmpty();

    assertFound(StoredOrder.unclaimed(order.id(), corrected));
    assertThat(find(work -> orderOf(work, SerialNumber.of("A001")))).isEmpty();
    assertThat(find(work -> orderOf(work, SerialNumber.of("A004")))).contains(order.id());
  }

  @Test
  void correction_keeps_what_is_claimed_and_does_not_change_it() {
    StoredOrder order = given(3);
    BundleClaim claim = someClaim();
    claim(order, claim, 1);
    Bundle other = new Bundle(new ProductId("other"), 7, new Months(2));
    Bundle same = order.order().bundles().get(1);

    assertThat(correct(order, withBundles(order, other, same))).isEmpty();

    assertFound(new StoredOrder(order.id(), withBundles(order, other, same), Map.of(1, claim)));
    assertThatThrownBy(() -> correct(order, withBundles(order, other, other)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> correct(order, withBundles(order, other)))
        .isInstanceOf(IllegalArgumentException.class);
    assertFound(new StoredOrder(order.id(), withBundles(order, other, same), Map.of(1, claim)));
  }

  @Test
  void correction_with_a_serial_of_another_order_changes_nothing() {
    change(work -> Given.order(work, "B001"));
    StoredOrder order = write(work -> Given.order(work, "A001"));
    PurchaseOrder before = order.order();

    assertThat(
            correct(
                order,
                new PurchaseOrder(
                    before.number(),
                    2,
                    EmailAddress.of("other@school.example"),
                    List.of(before.displays().get(0), new Display(SerialNumber.of("B001"), "")),
                    before.bundles())))
        .containsExactly(SerialNumber.of("B001"));

    assertFound(order);
  }

  @Test
  void cancelled_order_is_brought_back_by_a_correction() {
    StoredOrder order = given(2);
    cancel(order);

    assertThat(correct(order, withBundles(order, order.order().bundles().get(0)))).isEmpty();

    assertThat(known(order)).isEqualTo(new KnownOrder(order.id(), 1, false, 0));
    assertThat(claim(order, someClaim(), 0)).isTrue();
  }

  @RepeatedTest(5)
  void who_takes_a_turn_sees_what_was_done_in_the_turn_before() {
    OrderNumber number = new OrderNumber("PO-race");

    assertThat(
            Race.winners(
                8,
                thread -> {
                  StoredOrder order = Fixtures.order(number, "S00" + thread);
                  return write(
                      work -> {
                        work.orders().takeTurn();
                        return work.orders().known(List.of(number)).isEmpty()
                            && work.orders().insertAll(List.of(order)).isEmpty();
                      });
                }))
        .isEqualTo(1);
  }

  @Test
  void numbers_that_differ_by_case_are_two() {
    StoredOrder lower = Fixtures.order(new OrderNumber("po-a"));
    StoredOrder upper = Fixtures.order(new OrderNumber("PO-A"));

    assertThat(taken(lower)).isEmpty();
    assertThat(taken(upper)).isEmpty();

    assertFound(lower);
    assertFound(upper);
  }

  @RepeatedTest(5)
  void of_racing_orders_with_one_serial_one_is_added() {
    assertThat(
            Race.winners(
                8,
                thread -> {
                  StoredOrder order = Fixtures.order("S00" + thread, "SHARED", "T00" + thread);
                  return taken(order).isEmpty();
                }))
        .isEqualTo(1);
  }

  private List<StoredOrder> found(List<OrderId> ids) {
    return read(work -> work.orders().findAll(ids));
  }

  private void assertAbsent(StoredOrder order, String... serials) {
    assertThat(find(work -> work.orders().find(order.id()))).isEmpty();
    for (String serial : serials) {
      assertThat(find(work -> orderOf(work, SerialNumber.of(serial)))).isEmpty();
    }
  }
}
