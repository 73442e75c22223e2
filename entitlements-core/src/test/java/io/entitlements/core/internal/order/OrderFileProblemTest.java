package io.entitlements.core.internal.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.claim.OrderProblem;
import io.entitlements.claim.OrderProblem.Code;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileProblemTest extends OrderFiles {

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
        "purchase-orders/1",
        "serial,model",
        "number,buyerEmail,product,seats",
        "purchase-orders/1,buyerEmail,product",
        "purchase-orders/1,buyerEmail,product,seats,seats",
        "purchase-orders/1,buyerEmail,product,seats,colour",
        "purchase-orders/1,purchase-orders/1,buyerEmail,product,seats",
        "purchase-orders/1,purchase-orders/2,buyerEmail,product,seats",
        "Purchase-Orders/1,BuyerEmail,Product,Seats",
        "SO-1,b@school.example,suite,1"
      })
  void whatDoesNotBeginAsEitherFormat_isRefusedAsAWhole(String file) {
    assertThatThrownBy(() -> rows(file)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "10", "1.1", "", "x"})
  void csvOfAnotherVersion_isRefusedForThatAloneWhateverItsColumns(String version) {
    for (String columns : List.of("buyerEmail,product,seats", "colour,size")) {
      String header = "purchase-orders/" + version + "," + columns;
      assertThatThrownBy(() -> rows("\ufeff" + header + "\nSO-1,a,b\n"))
          .isInstanceOfSatisfying(
              InvalidInputException.class,
              refused ->
                  assertThat(refused.problems())
                      .extracting(InputProblem::toString)
                      .containsExactly(
                          "orders, line 1, number: this version reads the format purchase-orders/1,"
                              + " after which the column of the numbers is called"));
    }
  }

  @Test
  void csvWithoutVersion_isToldWhereItStands() {
    assertThatThrownBy(() -> rows("number,buyerEmail,product,seats\nSO-1,b@x.example,suite,1\n"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("of which that of the numbers is called purchase-orders/1");
  }

  @Test
  void headerWithPeoplesData_isNotRepeated() {
    assertThatThrownBy(() -> rows("purchase-orders/1,secret@school.example\n"))
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
}
