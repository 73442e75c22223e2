package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import io.entitlements.type.OrderNumber;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Importing purchase orders. */
public abstract class OrderContract extends WorldContract {

  /** For subclasses. */
  protected OrderContract() {}

  @Test
  void a_new_order_is_imported_and_its_buyer_gets_one_mail_with_the_url() {
    assertThat(imported(Given.order("PO-7", "suite", 3)))
        .containsExactly(new ImportedOrder(new OrderNumber("PO-7"), Result.IMPORTED));
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
    assertThat(world().mailbox().get(0).to()).hasToString("buyer@vendor.example");
    assertThat(world().mailbox().get(0).subject()).contains("PO-7");
    assertThat(world().engine().claims().open(world().newestSecret("claim"))).isPresent();
  }

  @Test
  void the_same_order_again_is_known_and_sends_nothing() {
    imported(Given.order("PO-7", "suite", 3));
    world().doJobs();
    assertThat(imported(Given.order("PO-7", "suite", 3)))
        .containsExactly(new ImportedOrder(new OrderNumber("PO-7"), Result.ALREADY_KNOWN));
    world().doJobs();
    assertThat(world().mailbox()).hasSize(1);
  }

  @Test
  void a_known_number_with_other_content_is_a_problem_and_nothing_of_the_file_is_taken() {
    imported(Given.order("PO-7", "suite", 3));
    String file =
        Given.order("PO-8", "suite", 1).replace("]}]}", "]},")
            + Given.order("PO-7", "suite", 4).substring(43);
    assertThatThrownBy(() -> imported(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("orders[1].number")
        .hasMessageContaining("imported before with other content");
    assertThat(imported(Given.order("PO-8", "suite", 1)))
        .containsExactly(new ImportedOrder(new OrderNumber("PO-8"), Result.IMPORTED));
  }

  @Test
  void a_serial_of_another_order_is_a_problem() {
    imported(Given.order("PO-7", "suite", 3));
    assertThatThrownBy(() -> imported(Given.order("PO-8", "suite", 3).replace("SERPO8", "serpo7")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("SERPO7 belongs to another order");
  }

  @Test
  void every_problem_of_a_file_is_named_with_its_line_and_field() {
    String file =
        """
        {
          "format": "purchase-orders/1",
          "orders": [
            { "number": "PO 1",
              "buyerEmail": "nobody",
              "displays": [ { "serial": "?", "model": "m", "colour": "red" } ],
              "bundles": [
                { "product": "unheard-of", "seats": 0, "term": { "months": 12 } },
                { "product": "suite", "seats": 1, "term": { "firstDay": "2027-01-02",
                                                            "lastDay": "2027-01-01" } } ] }
          ]
        }
        """;
    assertThatThrownBy(() -> imported(file))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            e ->
                assertThat(e.problems())
                    .extracting(InputProblem::line, InputProblem::field)
                    .containsExactlyInAnyOrder(
                        tuple(4L, "orders[0].number"),
                        tuple(5L, "orders[0].buyerEmail"),
                        tuple(6L, "orders[0].displays[0].serial"),
                        tuple(6L, "orders[0].displays[0].colour"),
                        tuple(8L, "orders[0].bundles[0].product"),
                        tuple(8L, "orders[0].bundles[0].seats"),
                        tuple(9L, "orders[0].bundles[1].term")));
  }

  @Test
  void what_is_no_file_of_orders_is_refused_without_a_trace() {
    List<String> broken =
        List.of(
            "",
            "[]",
            "null",
            "{",
            "{\"format\":\"purchase-orders/2\",\"orders\":[]}",
            "{\"format\":\"purchase-orders/1\"}",
            "{\"format\":\"purchase-orders/1\",\"orders\":[],\"orders\":[]}",
            "{\"format\":\"purchase-orders/1\",\"orders\":[]} {}",
            "[".repeat(100_000),
            "{\"format\":\"" + "x".repeat(1_000_000) + "\"}");
    for (String file : broken) {
      assertThatThrownBy(() -> imported(file)).isInstanceOf(InvalidInputException.class);
    }
  }

  private List<ImportedOrder> imported(String file) {
    return world().engine().purchaseOrders().importJson("orders.json", world().file(file));
  }
}
