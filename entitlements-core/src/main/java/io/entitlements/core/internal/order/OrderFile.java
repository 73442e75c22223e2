package io.entitlements.core.internal.order;

import io.entitlements.claim.PurchaseOrders;
import io.entitlements.core.internal.line.Lines;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A file in one of the formats of {@code docs/purchase-orders.md}; its first byte says which. */
final class OrderFile implements OrderReader {

  private final Lines lines;
  private final OrderReader orders;

  private OrderFile(Lines lines, OrderReader orders) {
    this.lines = lines;
    this.orders = orders;
  }

  /**
   * Reads the header.
   *
   * @throws InvalidInputException if it is none
   */
  static OrderFile open(String fileName, InputStream in) throws IOException {
    return open(fileName, in, PurchaseOrders.MAX_BYTES);
  }

  static OrderFile open(String fileName, InputStream in, long mostBytes) throws IOException {
    Lines lines = new Lines(in, mostBytes, PurchaseOrders.MAX_LINE_BYTES);
    do {
      if (!lines.next()) {
        throw broken(
            fileName, 0, lines.isTooLarge() ? "the file is too large" : "the file is empty");
      }
      Optional<String> problem = OrderValues.problem(lines);
      if (problem.isPresent()) {
        throw broken(fileName, lines.number(), problem.get());
      }
    } while (lines.text().isBlank());
    boolean isJson = lines.text().strip().startsWith("{");
    return new OrderFile(
        lines,
        isJson
            ? JsonOrders.behindHeader(fileName, lines)
            : CsvOrders.behindHeader(fileName, lines));
  }

  @Override
  public Optional<OrderRow> next() throws IOException {
    return orders.next();
  }

  /** Whether reading stopped because there is too much. */
  boolean isTooLarge() {
    return lines.isTooLarge();
  }

  private static InvalidInputException broken(String fileName, long line, String problem) {
    return new InvalidInputException(new InputProblem(fileName, line, "", problem));
  }
}
