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
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.OrderStore;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ClaimId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("A002")))).contains(known.id());
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
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("B001")))).contains(fitting.id());
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
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("A001")))).isEmpty();
    assertThat(find(work -> work.orders().orderOf(SerialNumber.of("A004")))).contains(order.id());
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

  @Test
  void order_is_offered_with_its_bundles_and_the_number_of_its_displays() {
    StoredOrder boards = write(work -> Given.order(work, "A001", "A002", "A003"));
    StoredOrder software = write(Given::order);

    assertOffered(boards, 3, false);
    assertOffered(software, 0, false);
    assertThat(find(work -> work.orders().offered(new OrderId(Fixtures.id())))).isEmpty();
    assertThat(find(work -> work.orders().lock(new OrderId(Fixtures.id())))).isEmpty();
  }

  @Test
  void each_bundle_of_an_order_is_claimed_once() {
    StoredOrder order = given(4);
    BundleClaim first = someClaim();
    BundleClaim second = someClaim();

    assertThat(claim(order, first, 1, 2)).isTrue();
    assertThat(claim(order, second, 2)).isFalse();
    assertThat(claim(order, first, 1)).isFalse();
    assertThat(claim(order, second, 0, 1, 3)).isFalse();
    assertThat(claim(order, second, 3)).isTrue();

    StoredOrder claimed =
        new StoredOrder(order.id(), order.order(), Map.of(1, first, 2, first, 3, second));
    assertFound(claimed);
    assertOffered(claimed, 0, false);
  }

  @Test
  void bundle_that_the_order_does_not_have_is_not_claimed_nor_one_of_no_order() {
    StoredOrder order = given(2);

    assertThat(claim(order, someClaim(), 2)).isFalse();
    assertThat(claim(order, someClaim(), 0, 2)).isFalse();
    assertThat(claim(order, someClaim(), -1)).isFalse();
    assertThat(claim(Fixtures.order(), someClaim(), 0)).isFalse();

    assertFound(order);
  }

  @Test
  void claim_of_one_order_leaves_the_others_unclaimed() {
    StoredOrder order = write(Given::order);
    StoredOrder other = write(Given::order);

    assertThat(claim(order, someClaim(), 0)).isTrue();

    assertFound(other);
  }

  @Test
  void released_bundles_can_be_claimed_again_and_those_of_other_claims_stay() {
    StoredOrder order = given(3);
    BundleClaim first = someClaim();
    BundleClaim second = someClaim();
    claim(order, first, 0, 1);
    claim(order, second, 2);

    assertThat(release(order, first)).isEqualTo(2);
    assertThat(release(order, first)).isZero();
    assertThat(release(order, new BundleClaim(first.organization(), second.claim()))).isZero();
    assertThat(claim(order, second, 1)).isTrue();

    assertFound(new StoredOrder(order.id(), order.order(), Map.of(1, second, 2, second)));
  }

  @Test
  void cancelled_order_is_still_found_and_nothing_of_it_is_claimed() {
    StoredOrder order = given(2);

    assertThat(cancel(order)).isTrue();
    assertThat(cancel(order)).isTrue();
    assertThat(claim(order, someClaim(), 0)).isFalse();

    assertThat(known(order)).isEqualTo(new KnownOrder(order.id(), 2, true, 0));
    assertOffered(order, 0, true);
  }

  @Test
  void order_of_which_anything_is_claimed_is_not_cancelled_nor_one_that_does_not_exist() {
    StoredOrder order = given(2);
    BundleClaim claim = someClaim();
    claim(order, claim, 1);

    assertThat(cancel(order)).isFalse();
    assertThat(cancel(Fixtures.order())).isFalse();
    assertThat(write(work -> work.orders().offered(order.id())).orElseThrow().cancelled())
        .isFalse();

    release(order, claim);
    assertThat(cancel(order)).isTrue();
  }

  @RepeatedTest(5)
  void of_racing_claims_one_gets_the_order() {
    StoredOrder order = given(3);

    assertThat(Race.winners(8, thread -> claim(order, someClaim(), 0, 1, 2))).isEqualTo(1);
  }

  @Test
  void bundles_of_a_claim_are_given_to_another_claim_and_no_others() {
    StoredOrder order = given(3);
    BundleClaim from = someClaim();
    BundleClaim beside = someClaim();
    BundleClaim to = someClaim();
    claim(order, from, 0, 2);
    claim(order, beside, 1);

    assertThat(transfer(order, to, from)).isZero();
    assertThat(transfer(order, from, to)).isEqualTo(2);
    assertThat(transfer(order, from, to)).isZero();
    assertFound(new StoredOrder(order.id(), order.order(), Map.of(0, to, 1, beside, 2, to)));
  }

  private int transfer(StoredOrder order, BundleClaim from, BundleClaim to) {
    return write(work -> work.orders().transfer(order.id(), from, to));
  }

  @Test
  void bundle_has_a_last_day_until_a_correction_puts_another_product_in_its_place() {
    StoredOrder order = given(3);
    LocalDate day = LocalDate.of(2027, 6, 30);

    assertThat(end(order, 3, day)).isFalse();
    assertThat(end(order, 0, day.minusDays(1))).isTrue();
    assertThat(end(order, 0, day)).isTrue();
    assertThat(end(order, 1, day.plusDays(1))).isTrue();
    assertThat(end(order, 2, day.plusDays(2))).isTrue();
    assertThat(lastDays(order)).isEqualTo(Map.of(0, day, 1, day.plusDays(1), 2, day.plusDays(2)));

    Bundle same = order.order().bundles().get(0);
    Bundle more = new Bundle(same.product(), same.seats() + 1, same.term());
    Bundle other = new Bundle(new ProductId("another"), same.seats(), same.term());
    correct(order, withBundles(order, same, more, other));
    assertThat(lastDays(order)).isEqualTo(Map.of(0, day, 1, day.plusDays(1)));
    correct(order, withBundles(order, same));
    correct(order, withBundles(order, same, more));
    assertThat(lastDays(order)).isEqualTo(Map.of(0, day));
  }

  private boolean end(StoredOrder order, int bundle, LocalDate lastDay) {
    return write(work -> work.orders().endBundle(order.id(), bundle, lastDay));
  }

  private Map<Integer, LocalDate> lastDays(StoredOrder order) {
    return find(work -> work.orders().offered(order.id())).orElseThrow().lastDays();
  }

  @RepeatedTest(5)
  void of_racing_claims_that_overlap_each_bundle_goes_to_one() {
    StoredOrder order = given(4);
    List<BundleClaim> claims = Race.run(6, thread -> someClaim());

    long winners =
        Race.winners(6, thread -> claim(order, claims.get(thread), thread % 4, (thread + 1) % 4));

    Map<Integer, BundleClaim> claimed =
        read(work -> work.orders().find(order.id())).orElseThrow().claims();
    assertThat(winners).isBetween(1L, 2L);
    assertThat(claimed).hasSize(2 * (int) winners);
    assertThat(claimed.values().stream().distinct().count()).isEqualTo(winners);
  }

  @RepeatedTest(5)
  void of_a_claim_of_a_locked_order_and_a_cancellation_one_happens() {
    StoredOrder order = given(2);

    long claimed =
        Race.winners(
            6,
            thread ->
                thread % 2 == 0
                    ? !cancel(order)
                    : write(
                        work -> {
                          work.orders().lock(order.id());
                          return work.orders().claim(order.id(), Set.of(0, 1), someClaim());
                        }));

    // Three were not cancelled because one claimed, or none was claimed.
    assertThat(known(order).cancelled() ? claimed + 4 : claimed).isEqualTo(4);
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

  private static Token link(StoredOrder order) {
    return Token.of(Token.Kind.CLAIM, "link", order.id(), order.id().value(), Optional.empty());
  }

  /** Every version has other bundles in all places, the even ones more, the odd ones fewer. */
  private static PurchaseOrder corrected(StoredOrder order, int version) {
    PurchaseOrder before = order.order();
    List<Bundle> bundles =
        IntStream.range(0, version % 2 == 0 ? 4 : 2)
            .mapToObj(i -> new Bundle(new ProductId("p" + i), 10 * version + i, new Months(12)))
            .toList();
    return new PurchaseOrder(
        before.number(), version, before.buyerEmail(), before.displays(), bundles);
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
    assertThat(find(work -> work.orders().orderLike(SerialNumber.of(typed))).stream())
        .containsExactlyElementsOf(Stream.of(orders).map(StoredOrder::id).toList());
  }

  private StoredOrder given(int bundles) {
    StoredOrder one = Fixtures.order();
    PurchaseOrder content =
        withBundles(
            one, Collections.nCopies(bundles, one.order().bundles().get(0)).toArray(Bundle[]::new));
    StoredOrder order = StoredOrder.unclaimed(one.id(), content);
    assertThat(taken(order)).isEmpty();
    return order;
  }

  private static PurchaseOrder withBundles(StoredOrder stored, Bundle... bundles) {
    PurchaseOrder order = stored.order();
    return new PurchaseOrder(
        order.number(), order.version(), order.buyerEmail(), order.displays(), List.of(bundles));
  }

  private Set<SerialNumber> taken(StoredOrder... orders) {
    return write(
        work -> {
          work.orders().takeTurn();
          return work.orders().insertAll(List.of(orders));
        });
  }

  private Set<SerialNumber> correct(StoredOrder order, PurchaseOrder corrected) {
    return write(
        work -> {
          work.orders().takeTurn();
          work.orders().lock(order.id());
          return work.orders().correct(order.id(), corrected);
        });
  }

  private KnownOrder known(StoredOrder order) {
    return known(List.of(order.order().number())).get(order.order().number());
  }

  private Map<OrderNumber, KnownOrder> known(List<OrderNumber> numbers) {
    return read(work -> work.orders().known(numbers));
  }

  private List<StoredOrder> found(List<OrderId> ids) {
    return read(work -> work.orders().findAll(ids));
  }

  private static BundleClaim someClaim() {
    return new BundleClaim(new OrganizationId(Fixtures.id()), new ClaimId(Fixtures.id()));
  }

  private boolean claim(StoredOrder order, BundleClaim by, Integer... bundles) {
    return write(work -> work.orders().claim(order.id(), Set.of(bundles), by));
  }

  private int release(StoredOrder order, BundleClaim by) {
    return write(work -> work.orders().release(order.id(), by));
  }

  private boolean cancel(StoredOrder order) {
    return write(work -> work.orders().cancel(order.id(), 2, Fixtures.NOW));
  }

  private void assertOffered(StoredOrder order, int displays, boolean cancelled) {
    OfferedOrder offered =
        new OfferedOrder(
            order.id(),
            order.order().number(),
            order.order().buyerEmail(),
            displays,
            cancelled,
            order.order().bundles(),
            order.claims(),
            Map.of());
    assertThat(find(work -> work.orders().offered(order.id()))).contains(offered);
    assertThat(find(work -> work.orders().lock(order.id()))).contains(offered);
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
