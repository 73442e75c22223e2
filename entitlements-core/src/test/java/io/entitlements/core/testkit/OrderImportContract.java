package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.Entitlements;
import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportSummary.End;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrders;
import io.entitlements.core.internal.job.Lane;
import io.entitlements.error.InvalidInputException;
import io.entitlements.spi.Job;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.OrderNumber;
import io.entitlements.type.SerialNumber;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Files of purchase orders: what is wrong refuses one order, and whatever dies, a repeat ends it.
 */
public abstract class OrderImportContract extends WorldContract {

  /** More than are done at once. */
  private static final int MANY = 2_300;

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
            "number,buyerEmail\nPO-1,b@vendor.example");
    for (String file : broken) {
      assertThatThrownBy(() -> importing(file)).isInstanceOf(InvalidInputException.class);
    }
    assertThat(find("PO-1")).isEmpty();
  }

  @Test
  void a_csv_file_leaves_the_same_orders_as_json_lines() {
    importing(
        """
        number;buyerEmail;serial;model;product;seats;months
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
  void many_orders_are_imported_in_pieces_and_known_when_they_come_again() {
    String file = many(0, MANY);
    assertThat(importing(file).count(Result.IMPORTED)).isEqualTo(MANY);
    assertEachOnce(MANY);
    assertThat(importing(file).count(Result.ALREADY_KNOWN)).isEqualTo(MANY);
    assertEachOnce(MANY);
  }

  @Test
  void an_import_that_dies_half_way_goes_on_where_it_stopped() {
    String file = many(0, MANY);
    List<ImportedOrder> reported = new ArrayList<>();
    assertThatThrownBy(
            () ->
                world()
                    .engine()
                    .purchaseOrders()
                    .importFile(
                        "f",
                        world().file(file),
                        order -> {
                          reported.add(order);
                          if (reported.size() > MANY / 2) {
                            throw new IllegalStateException("killed");
                          }
                        }))
        .hasMessage("killed");
    ImportSummary rest = importing(file);
    assertThat(rest.count(Result.ALREADY_KNOWN)).isGreaterThanOrEqualTo(reported.size());
    assertThat(rest.count(Result.IMPORTED)).isPositive();
    assertEachOnce(MANY);
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

  @RepeatedTest(2)
  void nodes_that_import_the_same_file_at_once_take_each_order_once() {
    List<String> lines = lines(0, 1_200);
    List<Entitlements> nodes = List.of(world().engine(), world().anotherNode());
    List<ImportSummary> summaries =
        Race.run(4, thread -> importing(nodes.get(thread % 2), shuffled(lines, thread / 2)));
    assertThat(summaries).allMatch(summary -> summary.end() == End.COMPLETE);
    assertThat(sum(summaries, Result.IMPORTED)).isEqualTo(1_200);
    assertThat(sum(summaries, Result.ALREADY_KNOWN)).isEqualTo(3 * 1_200);
    assertEachOnce(1_200);
  }

  @RepeatedTest(2)
  void of_orders_that_come_at_once_with_one_serial_one_is_taken() {
    List<ImportSummary> summaries =
        Race.run(
            6,
            thread ->
                importing(
                    world().engine(),
                    Given.file(
                        Given.orderLine("PO-a" + thread, "suite", 1),
                        Given.orderLine("PO-b" + thread, "suite", 1)
                            .replace("SERPOb" + thread, "SHARED"))));
    assertThat(sum(summaries, Result.IMPORTED)).isEqualTo(7);
    assertThat(sum(summaries, Result.REFUSED)).isEqualTo(5);
  }

  private static long sum(List<ImportSummary> summaries, Result result) {
    return summaries.stream().mapToLong(summary -> summary.count(result)).sum();
  }

  /** Files that begin alike and go on in another order. */
  private static String shuffled(List<String> lines, int seed) {
    List<String> shuffled = new ArrayList<>(lines);
    if (seed > 0) {
      Collections.shuffle(shuffled, new Random(seed));
    }
    return Given.file(shuffled.toArray(String[]::new));
  }

  private void assertEachOnce(int count) {
    for (int i = 0; i < count; i += 97) {
      StoredOrder order = find("PO-" + i).get(0);
      assertThat(world().storage().read(store -> store.events().revision(order.id())).number())
          .isEqualTo(1);
    }
    assertThat(jobs()).hasSize(count);
    assertThat(jobs().stream().map(Job::argument).distinct()).hasSize(count);
  }

  /** What waits to be mailed; looked at, and given back by the roll back. */
  private List<Job> jobs() {
    List<Job> jobs = new ArrayList<>();
    try {
      world()
          .storage()
          .write(
              store -> {
                jobs.clear();
                Instant until = Given.NOW.plusSeconds(60);
                int lane = Lane.BULK.number();
                jobs.addAll(store.jobs().lease(lane, Given.NOW, until, 2 * MANY));
                throw new IllegalStateException("only looking");
              });
    } catch (IllegalStateException onlyLooking) {
      assertThat(onlyLooking).hasMessage("only looking");
    }
    return jobs;
  }

  private List<StoredOrder> find(String number) {
    return world().storage().read(store -> store.orders().find(new OrderNumber(number))).stream()
        .toList();
  }

  private ImportSummary importing(String file) {
    return importing(world().engine(), file);
  }

  private static ImportSummary importing(Entitlements node, String file) {
    InputStream bytes = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    return node.purchaseOrders().importFile("orders", bytes, order -> {});
  }

  private static String many(int from, int to) {
    return Given.file(lines(from, to).toArray(String[]::new));
  }

  private static List<String> lines(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Given.orderLine("PO-" + i, "suite", 1).replace("SERPO" + i, "SER" + i + "Z"))
        .toList();
  }
}
