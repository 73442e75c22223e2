package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.StoredOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.OrderStore} promises of the claims of bundles. */
public abstract class OrderClaimContract extends OrderingContract {

  /** For subclasses. */
  protected OrderClaimContract() {}

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
    assertThat(write(work -> work.orders().lock(order.id())).orElseThrow().cancelled()).isFalse();

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
    return offered(order).lastDays();
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

  private int release(StoredOrder order, BundleClaim by) {
    return write(work -> work.orders().release(order.id(), by));
  }
}
