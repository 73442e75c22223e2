package io.entitlements.core.internal.order;

import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.core.internal.line.Lines;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Orders as CSV: a header, then one line or several for each order. A line is a record, so that a
 * quote that is left open spoils no line but its own. What such a line says is not known: it may
 * belong to the order before it or to the one behind it, so neither is taken without it.
 */
final class CsvOrders implements OrderReader {

  private static final int MAX_LINE_BYTES = 64 * 1024;

  private final Lines lines;
  private final CsvColumns columns;
  private final Queue<OrderRow> ready = new ArrayDeque<>();
  private @Nullable CsvOrder open;

  /** The last line that could not be read, if it may belong to the next order; else 0. */
  private long doubtful;

  private CsvOrders(Lines lines, CsvColumns columns) {
    this.lines = lines;
    this.columns = columns;
  }

  /**
   * Reads on behind the header.
   *
   * @param lines at the header
   * @throws InvalidInputException if the header is none
   */
  static CsvOrders behindHeader(String fileName, Lines lines) {
    if (lines.text().length() > MAX_LINE_BYTES) {
      throw new InvalidInputException(
          new InputProblem(fileName, lines.number(), "", "this is no header of a CSV file"));
    }
    lines.atMost(MAX_LINE_BYTES);
    return new CsvOrders(lines, CsvColumns.of(fileName, lines.number(), lines.text()));
  }

  @Override
  public Optional<OrderRow> next() throws IOException {
    while (ready.isEmpty() && lines.next()) {
      Optional<String> problem = OrderValues.problem(lines);
      if (problem.isPresent()) {
        unreadable(problem.get());
      } else if (!lines.text().isBlank()) {
        columns
            .read(lines.number(), lines.text())
            .ifPresentOrElse(
                this::add,
                () ->
                    unreadable(
                        "the line has another number of cells than the header, or a quote that is"
                            + " not closed"));
      }
    }
    if (ready.isEmpty()) {
      if (open != null && lines.isTooLarge()) {
        open.draft().problem(Code.UNREADABLE, lines.number(), "", "the file was not read further");
      }
      close();
    }
    return Optional.ofNullable(ready.poll());
  }

  private void add(CsvRecord record) {
    if (record.cells().stream().allMatch(String::isEmpty)) {
      return;
    }
    if (open != null && open.goesOnWith(record)) {
      open.add(record);
      return;
    }
    close();
    open = new CsvOrder(record);
    if (doubtful > 0) {
      doubt(open, doubtful);
      doubtful = 0;
    }
  }

  private void unreadable(String problem) {
    if (open != null) {
      doubt(open, lines.number());
    }
    close();
    ready.add(
        new OrderRow.Refused(
            lines.number(),
            Optional.empty(),
            List.of(new OrderProblem(Code.UNREADABLE, lines.number(), "", problem))));
    doubtful = lines.number();
  }

  private static void doubt(CsvOrder order, long line) {
    order
        .draft()
        .problem(
            Code.UNREADABLE, line, "", "this line cannot be read and may belong to this order");
  }

  private void close() {
    if (open != null) {
      ready.add(open.draft().row());
      open = null;
    }
  }
}
