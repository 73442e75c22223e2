package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportSummary.End;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrders;
import io.entitlements.error.InvalidInputException;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Files of purchase orders: what is wrong refuses one order, and whatever dies, a repeat ends it.
 */
public abstract class OrderImportContract extends OrderImportWorld {

  /** For subclasses. */
  protected OrderImportContract() {}

  @Test
  void each_order_is_taken_or_refused_by_itself_and_reported_in_the_order_of_the_file() {
    String file =
        Given.file(
            Given.orderLine("PO-1", "suite", 1),
            "{\"number\":",
            "",
            Given.orderLine("PO-2", "unheard-of", 1),
            Given.orderLine("PO-3", "suite", 0),
            Given.orderLine("PO-1", "suite", 1),
            Given.orderLine("PO-1", "suite", 2),
            Given.orderLine("PO-4", "suite", 1).replace("SERPO4", "serpo1"),
            Given.orderLine("PO-5", "suite", 1).replace("{\"number\"", "{\"version\":2,\"number\""),
            "{\"number\":\"PO-5\",\"version\":3,\"cancelled\":true}",
            Given.orderLine("PO-5", "suite", 1),
            "{\"number\":\"PO-6\",\"cancelled\":true}",
            Given.orderLine("PO-7", "suite", 1));
    List<ImportedOrder> report = new ArrayList<>();
    ImportSummary summary =
        world().engine().purchaseOrders().importFile("f", world().file(file), report::add);
    assertThat(report)
        .extracting(OrderImportContract::line)
        .containsExactly(
            "2 PO-1 IMPORTED",
            "3 ? REFUSED UNREADABLE",
            "5 PO-2 REFUSED UNKNOWN_PRODUCT",
            "6 PO-3 REFUSED INVALID_VALUE",
            "7 PO-1 ALREADY_KNOWN",
            "8 PO-1 REFUSED OTHER_CONTENT",
            "9 PO-4 REFUSED SERIAL_TAKEN",
            "10 PO-5 IMPORTED",
            "11 PO-5 CANCELLED",
            "12 PO-5 OUTDATED",
            "13 PO-6 REFUSED UNKNOWN_ORDER",
            "14 PO-7 IMPORTED");
    assertThat(summary.end()).isEqualTo(End.COMPLETE);
    assertThat(summary.count(Result.IMPORTED)).isEqualTo(3);
    assertThat(summary.count(Result.REFUSED)).isEqualTo(6);
    assertThat(summary.count(Result.CORRECTED)).isZero();
    world().doJobs();
    assertThat(world().mailbox()).hasSize(2);
  }

  private static String line(ImportedOrder order) {
    String number = order.number().map(OrderNumber::value).orElse("?");
    List<Code> codes = order.problems().stream().map(problem -> problem.code()).toList();
    return order.line()
        + " "
        + number
        + " "
        + order.result()
        + (codes.isEmpty() ? "" : " " + codes.get(0));
  }

  @Test
  void a_file_without_orders_is_complete_and_one_that_is_none_changes_nothing() {
    assertThat(importing(Given.file()).counts()).isEmpty();
    List<String> broken =
        List.of(
            "",
            "[]",
            Given.orderLine("PO-1", "suite", 1),
            "{\"format\":\"purchase-orders/2\"}\n" + Given.orderLine("PO-1", "suite", 1),
            "{\"format\":\"purchase-orders/1\",\"orders\":[]}",
            "number,buyerEmail,product,seats\nPO-1,b@vendor.example,suite,1",
            "purchase-orders/2,buyerEmail,product,seats\nPO-1,b@vendor.example,suite,1",
            "purchase-orders/1,buyerEmail\nPO-1,b@vendor.example");
    for (String file : broken) {
      assertThatThrownBy(() -> importing(file)).isInstanceOf(InvalidInputException.class);
    }
    assertThat(find("PO-1")).isEmpty();
  }

  @Test
  void a_csv_file_leaves_the_same_orders_as_json_lines() {
    importing(
        """
        purchase-orders/1;buyerEmail;serial;model;product;seats;months
        PO-1;Buyer@Vendor.example;SERPO1;display;suite;5;12
        """);
    assertThat(world().imported(Given.order("PO-1", "suite", 5)))
        .extracting(ImportedOrder::result)
        .containsExactly(Result.ALREADY_KNOWN);
  }

  @Test
  void a_serial_typed_with_look_alike_letters_finds_its_display() {
    importing(Given.order("PO-1", "suite", 5).replace("SERPO1", "D01L-GX75-0O517"));
    for (String typed : List.of("D01LGX750O517", "do1l gx75 00517", "DOIIGX7500517")) {
      SerialNumber serial = SerialNumber.of(typed);
      Optional<OfferedOrder> found =
          world().storage().read(store -> store.orders().offeredLike(serial));
      assertThat(found).as(typed).map(OfferedOrder::id).contains(find("PO-1").get(0).id());
    }
  }

  @Test
  void a_stream_that_breaks_off_leaves_what_was_reported() {
    List<ImportedOrder> reported = new ArrayList<>();
    InputStream broken =
        new SequenceInputStream(
            world().file(many(0, MANY)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the connection is gone");
              }

              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(
            () -> world().engine().purchaseOrders().importFile("f", broken, reported::add))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(reported).isNotEmpty().allMatch(order -> order.result() == Result.IMPORTED);
    assertEachOnce(reported.size());
  }

  @Test
  void serials_that_repeat_in_a_file_belong_to_the_first_order() {
    String twice = many(0, 1_500).replace("SER1499Z", "SER7Z");
    ImportSummary summary = importing(twice);
    assertThat(summary.count(Result.IMPORTED)).isEqualTo(1_499);
    assertThat(summary.count(Result.REFUSED)).isEqualTo(1);
    assertThat(find("PO-1499")).isEmpty();
  }

  @Test
  void a_file_of_garbage_ends_after_so_many_refused_lines() {
    byte[] garbage = "not an order\n".getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new SequenceInputStream(
            world().file(Given.file(Given.orderLine("PO-1", "suite", 1))),
            new InputStream() {
              private int at;

              @Override
              public int read() {
                return garbage[at++ % garbage.length];
              }

              @Override
              public int read(byte[] into, int from, int length) {
                for (int i = 0; i < length; i++) {
                  into[from + i] = (byte) read();
                }
                return length;
              }
            });
    long[] reported = {0};
    ImportSummary summary =
        world().engine().purchaseOrders().importFile("f", endless, order -> reported[0]++);
    assertThat(summary.end()).isEqualTo(End.TOO_MANY_REFUSED);
    assertThat(summary.count(Result.IMPORTED)).isEqualTo(1);
    assertThat(summary.count(Result.REFUSED))
        .isEqualTo(reported[0] - 1)
        .isBetween((long) PurchaseOrders.MAX_REFUSED, PurchaseOrders.MAX_REFUSED + 1_000L);
  }
}
