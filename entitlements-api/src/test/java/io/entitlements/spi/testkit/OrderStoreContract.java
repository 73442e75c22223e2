package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.Organization;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link OrderStore} promises. */
public abstract class OrderStoreContract extends StoreContract {

  /** For subclasses. */
  protected OrderStoreContract() {}

  @Test
  void order_is_found_with_displays_and_bundles_in_the_order_of_the_import() {
    StoredOrder order =
        new StoredOrder(
            new OrderId(Fixtures.id()),
            new PurchaseOrder(
                new OrderNumber("~".repeat(64)),
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
            Optional.empty());

    assertThat(won(work -> work.orders().insert(order))).isTrue();

    assertFound(order);
    for (Display display : order.order().displays()) {
      assertThat(find(work -> work.orders().orderOf(display.serial()))).contains(order.id());
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
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("A001")))).isEmpty();
  }

  @Test
  void known_number_is_refused_and_nothing_is_added() {
    StoredOrder known = write(work -> Given.order(work, "A001"));
    StoredOrder again = Fixtures.order(known.order().number(), "B001");

    assertThat(won(work -> work.orders().insert(again))).isFalse();

    assertFound(known);
    assertAbsent(again, "B001");
  }

  @Test
  void serial_of_another_order_is_refused_and_nothing_is_added() {
    StoredOrder known = write(work -> Given.order(work, "A001", "A002"));
    StoredOrder other = Fixtures.order("B001", "A002", "B002");

    assertThat(won(work -> work.orders().insert(other))).isFalse();

    assertFound(known);
    assertThat(find(work -> work.orders().find(other.order().number()))).isEmpty();
    assertAbsent(other, "B001", "B002");
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("A002")))).contains(known.id());
  }

  @Test
  void refused_order_leaves_its_transaction_usable() {
    change(work -> Given.order(work, "A001"));
    StoredOrder refused = Fixtures.order("B001", "A001");
    StoredOrder fitting = Fixtures.order("B001");

    List<Boolean> added =
        write(work -> List.of(work.orders().insert(refused), work.orders().insert(fitting)));

    assertThat(added).containsExactly(false, true);
    assertFound(fitting);
    assertThat(find(work -> work.orders().find(refused.id()))).isEmpty();
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("B001")))).contains(fitting.id());
  }

  @Test
  void numbers_that_differ_by_case_are_two() {
    StoredOrder lower = Fixtures.order(new OrderNumber("po-a"));
    StoredOrder upper = Fixtures.order(new OrderNumber("PO-A"));

    assertThat(won(work -> work.orders().insert(lower))).isTrue();
    assertThat(won(work -> work.orders().insert(upper))).isTrue();

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
                  return write(work -> work.orders().insert(order));
                }))
        .isEqualTo(1);
  }

  @Test
  void order_is_claimed_once() {
    StoredOrder order = write(Given::order);
    Claim first = claimOf(order);
    Claim second = claimOf(order);

    assertThat(won(work -> claim(work.orders(), first))).isTrue();
    assertThat(won(work -> claim(work.orders(), second))).isFalse();
    assertThat(won(work -> claim(work.orders(), first))).isFalse();

    assertFound(new StoredOrder(order.id(), order.order(), Optional.of(first.id())));
  }

  @Test
  void claim_of_one_order_leaves_the_others_unclaimed() {
    StoredOrder order = write(Given::order);
    StoredOrder other = write(Given::order);
    Claim claim = claimOf(order);

    assertThat(won(work -> claim(work.orders(), claim))).isTrue();

    assertFound(other);
  }

  @RepeatedTest(5)
  void of_racing_claims_one_gets_the_order() {
    StoredOrder order = write(Given::order);
    List<Claim> claims = Race.run(8, thread -> claimOf(order));

    assertThat(Race.winners(8, thread -> write(work -> claim(work.orders(), claims.get(thread)))))
        .isEqualTo(1);
  }

  private Claim claimOf(StoredOrder order) {
    return write(
        work -> {
          Organization organization = Given.organization(work);
          Account account = Given.account(work);
          Claim claim = Fixtures.claim(organization, order, account);
          work.claims().insert(claim);
          return claim;
        });
  }

  private static boolean claim(OrderStore orders, Claim claim) {
    return orders.claim(claim.order(), claim.organization(), claim.id());
  }

  private void assertFound(StoredOrder order) {
    assertThat(find(work -> work.orders().find(order.id()))).contains(order);
    assertThat(find(work -> work.orders().find(order.order().number()))).contains(order);
  }

  private void assertAbsent(StoredOrder order, String... serials) {
    assertThat(find(work -> work.orders().find(order.id()))).isEmpty();
    for (String serial : serials) {
      assertThat(find(work -> work.orders().orderOf(SerialNumber.of(serial)))).isEmpty();
    }
  }
}
