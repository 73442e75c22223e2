package io.entitlements.core.internal.order;

import io.entitlements.catalog.Catalog;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What bundles have to be when they come in. What was taken once is not asked again: terms end.
 *
 * @param catalog of this moment
 * @param today the day in the zone where it is the earliest, so that what is over is over
 *     everywhere
 */
record OrderRules(Catalog catalog, LocalDate today) {

  /** West of all places (see the Etc area of the tz database). */
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  static OrderRules at(Instant now, Catalog catalog) {
    return new OrderRules(catalog, now.atOffset(LAST_ZONE).toLocalDate());
  }

  /**
   * What is wrong with bundles.
   *
   * @param line where the order stands
   * @param known the bundles that the order had; those that stay as they are, are right
   */
  List<OrderProblem> problems(long line, PurchaseOrder order, List<Bundle> known) {
    List<OrderProblem> problems = new ArrayList<>();
    for (int i = 0; i < order.bundles().size(); i++) {
      Bundle bundle = order.bundles().get(i);
      if (i < known.size() && known.get(i).equals(bundle)) {
        continue;
      }
      String field = "bundles[" + i + "]";
      if (catalog.product(bundle.product()).isEmpty()) {
        problems.add(
            new OrderProblem(
                Code.UNKNOWN_PRODUCT,
                line,
                field + ".product",
                "no product " + bundle.product() + " is in the catalog"));
      }
      lastDay(bundle.term())
          .filter(today::isAfter)
          .ifPresent(
              last ->
                  problems.add(
                      new OrderProblem(
                          Code.TERM_OVER,
                          line,
                          field + ".term",
                          "the term ended on " + last + " already")));
    }
    return problems.size() <= ImportedOrder.MAX_PROBLEMS
        ? problems
        : problems.subList(0, ImportedOrder.MAX_PROBLEMS);
  }

  private static Optional<LocalDate> lastDay(BundleTerm term) {
    return term instanceof BundleTerm.Days days ? Optional.of(days.last()) : Optional.empty();
  }
}
