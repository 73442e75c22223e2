package io.entitlements.core.internal.order;

import io.entitlements.claim.PurchaseOrder.BundleTerm;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** What both formats have in common. */
final class OrderValues {

  static final String FORMAT = "purchase-orders/1";

  static final int MAX_MONTHS = 120;

  private OrderValues() {}

  /** A day as ISO 8601 writes it, of four digits for the year. */
  static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("a day is written like 2027-06-30", e);
    }
  }

  static BundleTerm days(LocalDate first, LocalDate last) {
    return new BundleTerm.Days(first, last);
  }
}
