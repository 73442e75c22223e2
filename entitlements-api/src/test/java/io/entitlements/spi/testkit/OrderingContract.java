package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.KnownOrder;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What the contracts about orders share: adding, correcting, claiming and cancelling. */
abstract class OrderingContract extends StoreContract {

  /** Every version has other bundles in all places, the even ones more, the odd ones fewer. */
  static PurchaseOrder corrected(StoredOrder order, int version) {
    PurchaseOrder before = order.order();
    List<Bundle> bundles =
        IntStream.range(0, version % 2 == 0 ? 4 : 2)
            .mapToObj(i -> new Bundle(new ProductId("p" + i), 10 * version + i, new Months(12)))
            .toList();
    return new PurchaseOrder(
        before.number(), version, before.buyerEmail(), before.displays(), bundles);
  }

  final OfferedOrder offered(StoredOrder order) {
    return find(work -> work.orders().lock(order.id())).orElseThrow();
  }

  final StoredOrder given(int bundles) {
    StoredOrder one = Fixtures.order();
    PurchaseOrder content =
        withBundles(
            one, Collections.nCopies(bundles, one.order().bundles().get(0)).toArray(Bundle[]::new));
    StoredOrder order = StoredOrder.unclaimed(one.id(), content);
    assertThat(taken(order)).isEmpty();
    return order;
  }

  static PurchaseOrder withBundles(StoredOrder stored, Bundle... bundles) {
    PurchaseOrder order = stored.order();
    return new PurchaseOrder(
        order.number(), order.version(), order.buyerEmail(), order.displays(), List.of(bundles));
  }

  final Set<SerialNumber> taken(StoredOrder... orders) {
    return write(
        work -> {
          work.orders().takeTurn();
          return work.orders().insertAll(List.of(orders));
        });
  }

  final Set<SerialNumber> correct(StoredOrder order, PurchaseOrder corrected) {
    return write(
        work -> {
          work.orders().takeTurn();
          work.orders().lock(order.id());
          return work.orders().correct(order.id(), corrected);
        });
  }

  /** The order of a display of exactly this serial, or of the only one that looks like it. */
  static Optional<OrderId> orderOf(UnitOfWork work, SerialNumber serial) {
    return work.orders().offeredLike(serial).map(OfferedOrder::id);
  }

  final KnownOrder known(StoredOrder order) {
    return known(List.of(order.order().number())).get(order.order().number());
  }

  final Map<OrderNumber, KnownOrder> known(List<OrderNumber> numbers) {
    return read(work -> work.orders().known(numbers));
  }

  static BundleClaim someClaim() {
    return new BundleClaim(new OrganizationId(Fixtures.id()), new ClaimId(Fixtures.id()));
  }

  final boolean claim(StoredOrder order, BundleClaim by, Integer... bundles) {
    return write(work -> work.orders().claim(order.id(), Set.of(bundles), by));
  }

  final boolean cancel(StoredOrder order) {
    return write(work -> work.orders().cancel(order.id(), 2, Fixtures.NOW));
  }

  final void assertOffered(StoredOrder order, int displays, boolean cancelled) {
    OfferedOrder offered =
        new OfferedOrder(
            order.id(),
            order.order().number(),
            order.order().buyerEmail(),
            displays,
            cancelled,
            order.order().bundles(),
            order.claims(),
            Map.of(),
            0);
    assertThat(find(work -> work.orders().lock(order.id()))).contains(offered);
  }

  final void assertFound(StoredOrder order) {
    assertThat(find(work -> work.orders().find(order.id()))).contains(order);
    assertThat(find(work -> work.orders().find(order.order().number()))).contains(order);
  }
}
