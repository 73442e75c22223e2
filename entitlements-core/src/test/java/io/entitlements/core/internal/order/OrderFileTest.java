package io.entitlements.core.internal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import io.entitlements.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest {

  private static final String JSON = "{\"format\":\"purchase-orders/1\"}\n";
  private static final String CSV =
      "number,version,cancelled,buyerEmail,serial,model,product,seats,months,firstDay,lastDay\n";

  @Test
  void jsonLine_isAnOrderWithEverythingItSays() throws IOException {
    OrderRow.Put put =
        put(
            JSON
                + """
                {"number":"SO-1","version":7,"buyerEmail":"Buyer@School.example",\
                "displays":[{"serial":"d011-gx75 00517","model":"75-inch, \\"best\\" 学校"},\
                {"serial":"D0110001","model":""}],\
                "bundles":[{"product":"suite","seats":30,"term":{"months":12}},\
                {"product":"math","seats":5,\
                "term":{"firstDay":"2026-08-01","lastDay":"2027-07-31"}}]}
                """);

    PurchaseOrder order = put.order();
    assertThat(put.line()).isEqualTo(2);
    assertThat(order.number()).hasToString("SO-1");
    assertThat(order.version()).isEqualTo(7);
    assertThat(order.buyerEmail()).hasToString("buyer@school.example");
    assertThat(order.displays())
        .extracting(display -> display.serial() + "|" + display.model())
        .containsExactly("D011GX7500517|75-inch, \"best\" 学校", "D0110001|");
    assertThat(order.bundles())
        .extracting(PurchaseOrder.Bundle::term)
        .containsExactly(
            new Months(12), new Days(LocalDate.of(2026, 8, 1), LocalDate.of(2027, 7, 31)));
  }

  @Test
  void largestVersion_isTheSameInBothFormats() throws IOException {
    for (String version : List.of("1000000000", "1000000001", "9999999999", "99999999999")) {
      List<OrderRow> rows = rows(CSV + "SO-1," + version + ",,b@school.example,,,suite,1,1,,\n");
      List<OrderRow> lines =
          rows(
              JSON
                  + "{\"number\":\"SO-1\",\"version\":"
                  + version
                  + ",\"buyerEmail\":\"b@school.example\",\"displays\":[],"
                  + "\"bundles\":[{\"product\":\"suite\",\"seats\":1,"
                  + "\"term\":{\"months\":1}}]}\n");
      boolean isRead = version.equals("1000000000");
      assertThat(rows.get(0)).isInstanceOf(isRead ? OrderRow.Put.class : OrderRow.Refused.class);
      assertThat(lines.get(0)).isInstanceOf(isRead ? OrderRow.Put.class : OrderRow.Refused.class);
    }
  }

  @Test
  void csvLinesOfOneNumber_areOneOrder() throws IOException {
    List<OrderRow> rows =
        rows(
            CSV
                + "SO-1,7,,Buyer@School.example,d011-gx75 00517,=1+1,suite,30,12,,\n"
                + "SO-1,,,,D0110001,\"75-inch, \"\"best\"\"\",,,,,\n"
                + "SO-1,7,,Buyer@School.example,,,math,5,,2026-08-01,2027-07-31\n"
                + ",,,,,,,,,,\n"
                + "\n"
                + "SO-2,,,b@school.example,,,suite,1,1,,\n");

    assertThat(rows).extracting(OrderRow::line).containsExactly(2L, 7L);
    PurchaseOrder order = ((OrderRow.Put) rows.get(0)).order();
    assertThat(order.version()).isEqualTo(7);
    assertThat(order.displays())
        .extracting(display -> display.serial() + "|" + display.model())
        .containsExactly("D011GX7500517|=1+1", "D0110001|75-inch, \"best\"");
    assertThat(order.bundles())
        .extracting(PurchaseOrder.Bundle::term)
        .containsExactly(
            new Months(12), new Days(LocalDate.of(2026, 8, 1), LocalDate.of(2027, 7, 31)));
    assertThat(((OrderRow.Put) rows.get(1)).order().version()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyLineEnd_separatesLinesAndCountsOnce(String end) throws IOException {
    String json = JSON + "{}\n\n{\"number\":\"SO-1\",\"cancelled\":true}";
    assertThat(rows("\ufeff" + json.replace("\n", end)))
        .extracting(OrderRow::line)
        .containsExactly(2L, 4L);
    String csv = CSV + "\nSO-1,,true,,,,,,,,";
    assertThat(rows("\ufeff" + csv.replace("\n", end)))
        .extracting(OrderRow::line)
        .containsExactly(3L);
  }

  @Test
  void lineEndAcrossTwoReads_isOne() throws IOException {
    StringBuilder file = new StringBuilder(JSON.strip()).append("\r\n");
    // The carriage return is the last byte of the first read.
    String order = "{\"number\":\"SO-1\",\"cancelled\":true}";
    file.append(" ".repeat(64 * 1024 - file.length() - order.length() - 1)).append(order);
    file.append("\r\n").append(order);
    assertThat(rows(file.toString())).extracting(OrderRow::line).containsExactly(2L, 3L);
  }

  @Test
  void cancellation_hasNumberAndVersionAlone() throws IOException {
    assertThat(rows(JSON + "{\"number\":\"SO-1\",\"version\":2,\"cancelled\":true}"))
        .singleElement()
        .isInstanceOfSatisfying(
            OrderRow.Cancel.class, cancel -> assertThat(cancel.version()).isEqualTo(2));
    assertThat(rows(CSV + "SO-1,2,TRUE,,,,,,,,"))
        .singleElement()
        .isInstanceOf(OrderRow.Cancel.class);
    assertThat(problems(JSON + "{\"number\":\"SO-1\",\"cancelled\":true,\"displays\":[]}"))
        .containsExactly("INVALID_VALUE line 2, displays: this member is not known");
    assertThat(problems(CSV + "SO-1,2,true,,A001,,,,,,"))
        .containsExactly(
            "INVALID_VALUE line 2, cancelled: a cancellation has number and version alone");
  }

  @Test
  void everyProblemOfAnOrder_isNamedWithItsMember() throws IOException {
    assertThat(
            problems(
                JSON
                    + """
                    {"number":"SO 1","version":0,"buyerEmail":"nobody","cancelled":"no",\
                    "displays":[{"serial":"?","model":"m","colour":"red"},{"serial":"A001"},\
                    {"serial":"AB01","model":"\\u0000"},{"serial":"AB01","model":"\\ud800"}],\
                    "bundles":[{"product":"P","seats":0,"term":{"months":121}},\
                    {"product":"p","seats":true,\
                    "term":{"firstDay":"2027-01-02","lastDay":"2027-01-01"}}]}"""))
        .containsExactlyInAnyOrder(
            "INVALID_VALUE line 2, number: an order number has 1 to 64 printable ASCII characters"
                + " without spaces",
            "INVALID_VALUE line 2, version: a whole number from 1 to 1000000000 was expected",
            "INVALID_VALUE line 2, buyerEmail: this is not an email address",
            "INVALID_VALUE line 2, cancelled: true or false was expected",
            "INVALID_VALUE line 2, displays[0].serial: a serial number has 4 to 40 letters and"
                + " digits",
            "INVALID_VALUE line 2, displays[0].colour: this member is not known",
            "INVALID_VALUE line 2, displays[1].model: this member is missing; it is a string",
            "INVALID_VALUE line 2, displays[2]: model contains a control character",
            "INVALID_VALUE line 2, displays[3]: model contains a control character",
            "INVALID_VALUE line 2, bundles[0].product: " + productProblem(),
            "INVALID_VALUE line 2, bundles[0].seats: a whole number from 1 to 1000000 was expected",
            "INVALID_VALUE line 2, bundles[0].term.months: a whole number from 1 to 120 was"
                + " expected",
            "INVALID_VALUE line 2, bundles[1].seats: a whole number from 1 to 1000000 was expected,"
                + " not a boolean",
            "INVALID_VALUE line 2, bundles[1].term: the last day is before the first");
  }

  @Test
  void everyProblemOfCsvLines_isNamedWithItsColumn() throws IOException {
    assertThat(
            problems(
                CSV
                    + "SO-1,0,no,nobody,?,,P,0,121,,\n"
                    + "SO-1,2,,,A001,m,,1,12,2027-01-01,\n"
                    + "SO-1,,,,A001,,p,1,,2027-01-02,2027-01-01\n"
                    + "SO-1,,,,,model,p,1,,2027-1-2,\n"))
        .containsExactly(
            "INVALID_VALUE line 2, version: a whole number from 1 to 1000000000 was expected",
            "INVALID_VALUE line 2, cancelled: true, false or nothing was expected",
            "INVALID_VALUE line 2, buyerEmail: this is not an email address",
            "INVALID_VALUE line 2, serial: a serial number has 4 to 40 letters and digits",
            "INVALID_VALUE line 2, product: " + productProblem(),
            "INVALID_VALUE line 2, seats: a whole number from 1 to 1000000 was expected",
            "INVALID_VALUE line 2, months: a whole number from 1 to 120 was expected",
            "INVALID_VALUE line 3, version: on a further line of an order this is blank, or as on"
                + " its first",
            "INVALID_VALUE line 3, product: a value is required",
            "INVALID_VALUE line 3, months: a term has months or days, not both",
            "DUPLICATE_SERIAL line 4, serial: serial number A001 stands twice",
            "INVALID_VALUE line 4, lastDay: the last day is before the first",
            "INVALID_VALUE line 5, serial: a value is required",
            "INVALID_VALUE line 5, firstDay: a day is written like 2027-06-30");
  }

  @Test
  void serialTwiceInAnOrder_isFoundWhateverItsSpelling() throws IOException {
    assertThat(
            problems(
                JSON
                    + "{\"number\":\"SO-1\",\"buyerEmail\":\"b@x.example\",\"displays\":["
                    + "{\"serial\":\"A-001\",\"model\":\"\"},{\"serial\":\"a001\",\"model\":\"\"}],"
                    + "\"bundles\":[{\"product\":\"p\",\"seats\":1,\"term\":{\"months\":1}}]}"))
        .containsExactly(
            "DUPLICATE_SERIAL line 2, displays[1].serial: serial number A001 stands twice");
  }

  @Test
  void brokenJsonLine_isRefusedAlone() throws IOException {
    String good = "{\"number\":\"SO-1\",\"cancelled\":true}";
    List<OrderRow> rows =
        rows(
            JSON
                + String.join(
                    "\n",
                    good,
                    "{\"number\":",
                    "[]",
                    "null",
                    "{} {}",
                    "{\"number\":\"a\",\"number\":\"a\"}",
                    "[".repeat(100_000),
                    "{\"a\":[" + "1,".repeat(100_000) + "1]}",
                    good));
    assertThat(rows).hasSize(9);
    assertThat(rows.subList(1, 8))
        .allSatisfy(
            row ->
                assertThat(((OrderRow.Refused) row).problems())
                    .singleElement()
                    .extracting(OrderProblem::code)
                    .isEqualTo(Code.UNREADABLE));
    assertThat(rows.get(8)).isInstanceOf(OrderRow.Cancel.class);
  }

  @Test
  void brokenCsvLine_spoilsTheOrdersThatItMayBelongTo() throws IOException {
    List<OrderRow> rows =
        rows(
            CSV
                + "SO-1,,true,,,,,,,,\n"
                + "SO-2,,true,,,,,,,,\n"
                + "SO-2,,\"true,,,,,,,,\n"
                + "SO-2,,true,,,,,,,,\n"
                + "SO-3,,true,,,,,,,,\n"
                + "SO-3,,true\n"
                + "\u0000\n"
                + "SO-4,,true,,,,,,,,\n"
                + "SO-5,,true,,,,,,,,\n");
    assertThat(rows)
        .extracting(row -> row.line() + " " + row.getClass().getSimpleName())
        .containsExactly(
            "2 Cancel",
            "3 Refused",
            "4 Refused",
            "5 Refused",
            "6 Refused",
            "7 Refused",
            "8 Refused",
            "9 Refused",
            "10 Cancel");
  }

  @Test
  void anyLine_isReadWithSemicolonsOrTabs() throws IOException {
    for (String separator : List.of(";", "\t")) {
      assertThat(rows((CSV + "SO-1,,true,,,,,,,,").replace(",", separator)))
          .singleElement()
          .isInstanceOf(OrderRow.Cancel.class);
    }
  }

  @Test
  void whatIsNoUtf8_isRefusedAndTheRestRead() throws IOException {
    byte[] file =
        (JSON + "{\"number\":\"\u00e9\"}\n{\"number\":\"SO-1\",\"cancelled\":true}")
            .getBytes(StandardCharsets.ISO_8859_1);
    List<OrderRow> rows = rows(OrderFile.open("f", new ByteArrayInputStream(file)));
    assertThat(rows).hasSize(2);
    assertThat(((OrderRow.Refused) rows.get(0)).problems())
        .extracting(OrderProblem::problem)
        .containsExactly("the line is not UTF-8");
    assertThat(rows(JSON + "{\"number\":\"\ufffd\"}").get(0)).isInstanceOf(OrderRow.Refused.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n \n",
        "[]",
        "{",
        "{}",
        "{\"format\":\"purchase-orders/2\"}",
        "{\"format\":\"purchase-orders/1\",\"orders\":[]}",
        "\u0000",
        "number",
        "serial,model",
        "number,buyerEmail,product",
        "number,buyerEmail,product,seats,seats",
        "number,buyerEmail,product,seats,colour",
        "Number,BuyerEmail,Product,Seats",
        "SO-1,b@school.example,suite,1"
      })
  void whatDoesNotBeginAsEitherFormat_isRefusedAsAWhole(String file) {
    assertThatThrownBy(() -> rows(file)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void headerWithPeoplesData_isNotRepeated() {
    assertThatThrownBy(() -> rows("number,secret@school.example\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void fileThatIsTooLarge_isReadUpToThereAndItsLastOrderRefused() throws IOException {
    String order = "{\"number\":\"SO-1\",\"cancelled\":true}\n";
    OrderFile json = open(JSON + order + order, JSON.length() + order.length() + 1);
    assertThat(rows(json)).singleElement().isInstanceOf(OrderRow.Cancel.class);
    assertThat(json.isTooLarge()).isTrue();
    String orders = "SO-1,,true,,,,,,,,\nSO-2,,true,,,,,,,,\n";
    OrderFile exact = open(CSV + orders, CSV.length() + orders.length());
    assertThat(rows(exact)).hasSize(2).allMatch(OrderRow.Cancel.class::isInstance);
    assertThat(exact.isTooLarge()).isFalse();
    OrderFile csv = open(CSV + orders + orders, CSV.length() + orders.length());
    List<OrderRow> rows = rows(csv);
    assertThat(csv.isTooLarge()).isTrue();
    assertThat(rows).hasSize(2);
    assertThat(rows.get(0)).isInstanceOf(OrderRow.Cancel.class);
    assertThat(rows.get(1)).isInstanceOf(OrderRow.Refused.class);
  }

  private static String productProblem() {
    try {
      return new io.entitlements.catalog.ProductId("P").value();
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static List<String> problems(String file) throws IOException {
    List<OrderRow> rows = rows(file);
    assertThat(rows).hasSize(1);
    return ((OrderRow.Refused) rows.get(0))
        .problems().stream().map(problem -> problem.code() + " " + problem).toList();
  }

  private static OrderRow.Put put(String file) throws IOException {
    List<OrderRow> rows = rows(file);
    assertThat(rows).hasSize(1).first().isInstanceOf(OrderRow.Put.class);
    return (OrderRow.Put) rows.get(0);
  }

  private static List<OrderRow> rows(String file) throws IOException {
    return rows(open(file, Long.MAX_VALUE));
  }

  private static OrderFile open(String file, long mostBytes) throws IOException {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return OrderFile.open("orders", new ByteArrayInputStream(bytes), mostBytes);
  }

  private static List<OrderRow> rows(OrderFile file) throws IOException {
    List<OrderRow> rows = new ArrayList<>();
    for (Optional<OrderRow> row = file.next(); row.isPresent(); row = file.next()) {
      rows.add(row.get());
    }
    return rows;
  }
}
