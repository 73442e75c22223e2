package io.entitlements.core.internal.order;

import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.core.internal.line.Lines;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What both formats have in common. */
final class OrderValues {

  private static final String NAME = "purchase-orders/";

  static final String FORMAT = NAME + "1";

  static final int MAX_MONTHS = 120;

  private OrderValues() {}

  /** Whether a text names this format, of any version. */
  static boolean isFormat(String text) {
    return text.startsWith(NAME);
  }

  /** Why a line cannot be read, if so. */
  static Optional<String> problem(Lines lines) {
    return lines.fault().map(fault -> problem(fault, lines.longest()));
  }

  private static String problem(Lines.Fault fault, int longest) {
    return switch (fault) {
      case TOO_LONG -> "the line is longer than " + longest + " bytes";
      case NOT_UTF_8 -> "the line is not UTF-8";
      case NOT_TEXT -> "the line is no text";
    };
  }

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
