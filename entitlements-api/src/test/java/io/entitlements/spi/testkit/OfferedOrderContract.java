package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.OrderId;
import io.entitlements.type.SerialNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.OrderStore} promises whoever looks what there is to claim. */
public abstract class OfferedOrderContract extends OrderingContract {

  /** For subclasses. */
  protected OfferedOrderContract() {}

  @Test
  void order_is_offered_with_its_bundles_and_the_number_of_its_displays() {
    StoredOrder boards = write(work -> Given.order(work, "A001", "A002", "A003"));
    StoredOrder software = write(Given::order);

    assertOffered(boards, 3, false);
    assertOffered(software, 0, false);
    assertThat(find(work -> work.orders().lock(new OrderId(Fixtures.id())))).isEmpty();
  }

  @Test
  void who_waits_for_the_lock_of_an_order_that_is_corrected_reads_what_it_has_become() {
    StoredOrder order = given(3);
    for (int version = 2; version < 6; version++) {
      PurchaseOrder corrected = corrected(order, version);
      assertThat(whileCorrected(order, corrected, work -> work.orders().lock(order.id())))
          .map(OfferedOrder::bundles)
          .contains(corrected.bundles());
    }
  }

  @Test
  void who_waits_by_a_link_reads_what_the_order_has_become_if_the_link_is_still_there() {
    StoredOrder order = given(3);
    write(work -> work.tokens().insert(link(order)));
    for (int version = 2; version < 4; version++) {
      PurchaseOrder corrected = corrected(order, version);
      assertThat(
              whileCorrected(order, corrected, work -> work.orders().lockBy("link", Fixtures.NOW)))
          .map(OfferedOrder::bundles)
          .contains(corrected.bundles());
    }
    Token.Spent spent = new Token.Spent(Fixtures.NOW, order.id().value());
    Optional<OfferedOrder> late =
        inTheMiddleOf(
            work -> {
              work.tokens().spendAll(Token.Kind.CLAIM, order.id().value(), spent);
              assertThat(work.orders().correct(order.id(), corrected(order, 5))).isEmpty();
            },
            order,
            work -> work.orders().lockBy("link", Fixtures.NOW));
    assertThat(late).isEmpty();
  }

  @Test
  void who_waits_by_a_serial_reads_what_the_order_has_become_if_it_still_has_the_display() {
    StoredOrder order = write(work -> Given.order(work, "A001"));
    SerialNumber serial = SerialNumber.of("A001");
    PurchaseOrder corrected = corrected(order, 2);
    Function<UnitOfWork, Optional<OfferedOrder>> look =
        work -> work.orders().lockLike(serial, 1).or(() -> work.orders().lockLike(serial, 1));
    assertThat(whileCorrected(order, corrected, look))
        .map(OfferedOrder::bundles)
        .contains(corrected.bundles());
    PurchaseOrder without =
        new PurchaseOrder(
            corrected.number(), 3, corrected.buyerEmail(), List.of(), corrected.bundles());
    assertThat(whileCorrected(order, without, look)).isEmpty();
  }

  @Test
  void only_an_order_of_which_something_can_be_claimed_is_locked_by_a_serial() {
    StoredOrder order = write(work -> Given.order(work, "A001", "A002"));
    SerialNumber serial = SerialNumber.of("A001");
    assertThat(find(work -> work.orders().lockLike(serial, 2))).isPresent();
    for (int other : List.of(0, 1, 3, -2)) {
      assertThat(find(work -> work.orders().lockLike(serial, other))).isEmpty();
    }
    int bundles = order.order().bundles().size();
    for (int place = 0; place < bundles; place++) {
      assertThat(find(work -> work.orders().lockLike(serial, 2))).contains(offered(order));
      assertThat(claim(order, someClaim(), place)).isTrue();
    }
    assertThat(find(work -> work.orders().lockLike(serial, 2))).isEmpty();
    assertThat(find(work -> work.orders().offeredLike(serial))).isPresent();
    StoredOrder cancelled = write(work -> Given.order(work, "B001"));
    assertThat(cancel(cancelled)).isTrue();
    assertThat(find(work -> work.orders().lockLike(SerialNumber.of("B001"), 1))).isEmpty();
  }

  @Test
  void confirmations_of_an_order_are_counted() {
    StoredOrder order = given(1);
    StoredOrder other = given(1);
    assertThat(offered(order).confirmation()).isZero();
    for (int i = 1; i < 3; i++) {
      change(work -> work.orders().confirmAgain(order.id()));
      assertThat(offered(order).confirmation()).isEqualTo(i);
    }
    correct(order, corrected(order, 2));
    assertThat(offered(order).confirmation()).isEqualTo(2);
    assertThat(offered(other).confirmation()).isZero();
  }

  private static Token link(StoredOrder order) {
    return Token.of(Token.Kind.CLAIM, "link", order.id(), order.id().value(), Optional.empty());
  }

  private Optional<OfferedOrder> whileCorrected(
      StoredOrder order,
      PurchaseOrder corrected,
      Function<UnitOfWork, Optional<OfferedOrder>> look) {
    return inTheMiddleOf(work -> work.orders().correct(order.id(), corrected), order, look);
  }

  /** Looks from another transaction while this one has the order's lock and changes it. */
  private Optional<OfferedOrder> inTheMiddleOf(
      Consumer<UnitOfWork> change,
      StoredOrder order,
      Function<UnitOfWork, Optional<OfferedOrder>> look) {
    CountDownLatch changed = new CountDownLatch(1);
    return Race.run(
            2,
            thread -> {
              if (thread == 1) {
                await(changed);
                return write(look);
              }
              return write(
                  work -> {
                    work.orders().lock(order.id());
                    change.accept(work);
                    changed.countDown();
                    // Long enough for the other to wait; if it comes later, it has nothing to wait
                    // for.
                    pause(Duration.ofMillis(300));
                    return Optional.<OfferedOrder>empty();
                  });
            })
        .get(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void display_is_found_by_a_serial_with_look_alike_letters() {
    StoredOrder order = write(work -> Given.order(work, "B0100A", "BOLD1"));

    assertLike("B0100A", order);
    assertLike("BOI0OA", order);
    assertLike("80100A");
    assertLike("B0LD1", order);
  }

  @Test
  void serial_that_is_like_two_is_found_only_if_it_is_one_of_them() {
    StoredOrder first = write(work -> Given.order(work, "A0I0"));
    StoredOrder second = write(work -> Given.order(work, "AOIO"));

    assertLike("A0I0", first);
    assertLike("AOIO", second);
    assertLike("A010");
  }

  @Test
  void serial_that_is_like_two_of_one_order_finds_the_order() {
    StoredOrder order = write(work -> Given.order(work, "A0I0", "AOIO"));

    assertLike("A010", order);
    assertLike("A0I0", order);
    StoredOrder other = write(work -> Given.order(work, "AOI0"));
    assertLike("A010");
    assertLike("AOIO", order);
    assertLike("AOI0", other);
  }

  private void assertLike(String typed, StoredOrder... orders) {
    SerialNumber serial = SerialNumber.of(typed);
    Optional<OfferedOrder> expected = Stream.of(orders).map(this::offered).findFirst();
    assertThat(find(work -> work.orders().offeredLike(serial))).isEqualTo(expected);
    int displays = expected.map(OfferedOrder::displays).orElse(1);
    assertThat(find(work -> work.orders().lockLike(serial, displays))).isEqualTo(expected);
  }
}
