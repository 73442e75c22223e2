package io.entitlements.core.internal.order;

import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a file that is made while it is read, in a process of a size of its own. */
final class OrderSizeRun {

  private static final String JSON = "{\"format\":\"purchase-orders/1\"}\n";
  private static final String CSV =
      "purchase-orders/1,buyerEmail,serial,model,product,seats,months\n";

  /** What repeats after the header. */
  enum Content {
    LARGEST_ORDERS(JSON, largestOrder() + "\n", Result.IMPORTED),
    BRACKETS(JSON, "[".repeat(8_000_000) + "\n", Result.REFUSED),
    NUMBERS(JSON, "{\"a\":[" + "1,".repeat(3_900_000) + "1]}\n", Result.REFUSED),
    ONE_LINE(JSON, "x".repeat(100_000), Result.REFUSED),
    ZEROS(JSON, "\0".repeat(100_000), Result.REFUSED),
    EMPTY_LINES(JSON, "\r\n".repeat(50_000), Result.IMPORTED),
    ONE_CSV_ORDER(CSV, "SO-1,b@x.example,A001,model,suite,1,1\n".repeat(1_000), Result.REFUSED),
    CSV_GARBAGE(CSV, "\",\",\"".repeat(10_000) + "\n", Result.REFUSED);

    private final byte[] header;
    private final byte[] repeated;
    private final Result result;

    Content(String header, String repeated, Result result) {
      this.header = header.getBytes(StandardCharsets.UTF_8);
      this.repeated = repeated.getBytes(StandardCharsets.UTF_8);
      this.result = result;
    }

    private static String largestOrder() {
      return IntStream.range(10_000, 20_000)
          .mapToObj(i -> "{\"serial\":\"A" + i + "\",\"model\":\"" + "学".repeat(100) + "\"}")
          .collect(
              Collectors.joining(
                  ",",
                  "{\"number\":\"SO-1\",\"buyerEmail\":\"b@x.example\",\"displays\":[",
                  "],\"bundles\":[{\"product\":\"suite\",\"seats\":1,\"term\":{\"months\":1}}]}"));
    }
  }

  private OrderSizeRun() {}

  /** The arguments: the content's name, and how many bytes. */
  public static void main(String[] arguments) throws IOException {
    Content content = Content.valueOf(arguments[0]);
    long bytes = Long.parseLong(arguments[1]);
    ImportSummary summary =
        new OrderImport(
                rows -> rows.stream().map(OrderSizeRun::done).toList(),
                order -> {
                  if (order.result() != content.result) {
                    throw new IllegalStateException(order.toString());
                  }
                })
            .run(OrderFile.open("orders", new Repeated(content, bytes)));
    System.out.println(summary);
    System.out.println("done");
  }

  private static ImportedOrder done(OrderRow row) {
    return row instanceof OrderRow.Stated stated
        ? new ImportedOrder(
            row.line(), Optional.of(stated.orderNumber()), Result.IMPORTED, List.of())
        : OrderResults.refused((OrderRow.Refused) row);
  }

  /** The header, then the same over and over. */
  private static final class Repeated extends InputStream {

    private final Content content;
    private final long bytes;
    private long at;

    Repeated(Content content, long bytes) {
      this.content = content;
      this.bytes = bytes;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int headerLength = content.header.length;
      if (at >= bytes && (at - headerLength) % content.repeated.length == 0) {
        return -1;
      }
      byte[] source = at < headerLength ? content.header : content.repeated;
      int start = (int) (at < headerLength ? at : (at - headerLength) % source.length);
      int count = Math.min(length, source.length - start);
      System.arraycopy(source, start, into, from, count);
      at += count;
      return count;
    }
  }
}
