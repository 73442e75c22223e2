package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.Entitlements;
import io.entitlements.claim.ImportSummary;
import io.entitlements.claim.ImportSummary.End;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.spi.testkit.Race;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Files of orders that come again, end half-way, or come at once on several nodes. */
public abstract class OrderImportRaceContract extends OrderImportWorld {

  /** For subclasses. */
  protected OrderImportRaceContract() {}

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
}
