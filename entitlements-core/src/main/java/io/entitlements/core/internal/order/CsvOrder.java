package io.entitlements.core.internal.order;

import io.entitlements.catalog.ProductId;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.claim.PurchaseOrder.BundleTerm;
import io.entitlements.claim.PurchaseOrder.Display;
import io.entitlements.core.internal.order.CsvColumns.Column;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.util.Optional;
import java.util.function.Function;

/**
 * One order of a CSV file: the lines of the same number that follow each other. The first says what
 * is said once, and each may add a display, a bundle, or one of both.
 */
final class CsvOrder {

  private static final Column[] ONCE = {Column.VERSION, Column.CANCELLED, Column.BUYER_EMAIL};
  private static final Column[] DISPLAY = {Column.SERIAL, Column.MODEL};
  private static final Column[] BUNDLE = {
    Column.PRODUCT, Column.SEATS, Column.MONTHS, Column.FIRST_DAY, Column.LAST_DAY
  };

  private final CsvRecord first;
  private final OrderDraft draft;
  private final boolean cancelled;

  /** Begins an order with its first line. */
  CsvOrder(CsvRecord first) {
    this.first = first;
    this.draft = new OrderDraft(first.line());
    draft.number(value(first, Column.NUMBER, OrderNumber::new));
    if (first.has(Column.VERSION)) {
      whole(first, Column.VERSION, PurchaseOrder.MAX_VERSION).ifPresent(draft::version);
    }
    cancelled = isCancelled();
    if (cancelled) {
      draft.cancel();
    } else {
      draft.buyer(value(first, Column.BUYER_EMAIL, EmailAddress::of));
    }
    addParts(first);
  }

  OrderDraft draft() {
    return draft;
  }

  /** Whether a line goes on with this order. */
  boolean goesOnWith(CsvRecord record) {
    return record.cell(Column.NUMBER).equals(first.cell(Column.NUMBER));
  }

  /** Adds a further line. */
  void add(CsvRecord record) {
    for (Column column : ONCE) {
      if (record.has(column) && !record.cell(column).equals(first.cell(column))) {
        invalid(record, column, "on a further line of an order this is blank, or as on its first");
      }
    }
    addParts(record);
  }

  private boolean isCancelled() {
    return switch (first.cell(Column.CANCELLED)) {
      case "true", "TRUE" -> true;
      case "", "false", "FALSE" -> false;
      default -> {
        invalid(first, Column.CANCELLED, "true, false or nothing was expected");
        yield false;
      }
    };
  }

  private void addParts(CsvRecord record) {
    if (cancelled) {
      if (record.has(Column.BUYER_EMAIL) || record.has(DISPLAY) || record.has(BUNDLE)) {
        invalid(record, Column.CANCELLED, "a cancellation has number and version alone");
      }
      return;
    }
    if (record.has(DISPLAY)) {
      display(record).ifPresent(d -> draft.display(record.line(), Column.SERIAL.title(), d));
    }
    if (record.has(BUNDLE)) {
      bundle(record).ifPresent(b -> draft.bundle(record.line(), Column.PRODUCT.title(), b));
    }
  }

  private Optional<Display> display(CsvRecord record) {
    return value(record, Column.SERIAL, SerialNumber::of)
        .flatMap(serial -> value(record, Column.MODEL, true, model -> new Display(serial, model)));
  }

  private Optional<Bundle> bundle(CsvRecord record) {
    Optional<ProductId> product = value(record, Column.PRODUCT, ProductId::new);
    Optional<Integer> seats = whole(record, Column.SEATS, Subscription.MAX_SEATS_OF_KEY);
    Optional<BundleTerm> term = term(record);
    return product.isPresent() && seats.isPresent() && term.isPresent()
        ? Optional.of(new Bundle(product.get(), seats.get(), term.get()))
        : Optional.empty();
  }

  private Optional<BundleTerm> term(CsvRecord record) {
    if (record.has(Column.MONTHS)) {
      if (record.has(Column.FIRST_DAY, Column.LAST_DAY)) {
        invalid(record, Column.MONTHS, "a term has months or days, not both");
        return Optional.empty();
      }
      return whole(record, Column.MONTHS, OrderValues.MAX_MONTHS).map(BundleTerm.Months::new);
    }
    return value(record, Column.FIRST_DAY, OrderValues::day)
        .flatMap(
            first ->
                value(
                    record,
                    Column.LAST_DAY,
                    last -> new BundleTerm.Days(first, OrderValues.day(last))));
  }

  private Optional<Integer> whole(CsvRecord record, Column column, int max) {
    return value(
        record,
        column,
        text -> {
          // No maximum has more digits than fit here.
          if (text.length() <= 10 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            long number = Long.parseLong(text);
            if (number >= 1 && number <= max) {
              return (int) number;
            }
          }
          throw new IllegalArgumentException("a whole number from 1 to " + max + " was expected");
        });
  }

  private <T> Optional<T> value(CsvRecord record, Column column, Function<String, T> reader) {
    return value(record, column, false, reader);
  }

  private <T> Optional<T> value(
      CsvRecord record, Column column, boolean mayBeBlank, Function<String, T> reader) {
    String text = record.cell(column);
    if (text.isEmpty() && !mayBeBlank) {
      invalid(record, column, "a value is required");
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException e) {
      String message = e.getMessage();
      invalid(record, column, message == null ? "this value does not fit" : message);
      return Optional.empty();
    }
  }

  private void invalid(CsvRecord record, Column column, String problem) {
    draft.invalid(record.line(), column.title(), problem);
  }
}
