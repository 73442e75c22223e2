package io.entitlements.core.internal.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.claim.PurchaseOrder;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Days;
import io.entitlements.claim.PurchaseOrder.BundleTerm.Months;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTest extends OrderFiles {

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
  void anyLine_isReadWithSemicolonsOrTabs() throws IOException {
    for (String separator : List.of(";", "\t")) {
      assertThat(rows((CSV + "SO-1,,true,,,,,,,,").replace(",", separator)))
          .singleElement()
          .isInstanceOf(OrderRow.Cancel.class);
    }
  }

  @Test
  void examplesOfThePage_areReadAsTheySay() throws IOException {
    assertThat(rows(example("json")))
        .extracting(row -> row.getClass().getSimpleName())
        .containsExactly("Put", "Cancel");
    assertThat(rows(example("csv")))
        .extracting(row -> row.getClass().getSimpleName())
        .containsExactly("Put", "Cancel");
  }

  private static String example(String language) throws IOException {
    String page = Files.readString(Path.of("../docs/purchase-orders.md"));
    String begin = "```" + language + "\n";
    assertThat(page).containsOnlyOnce(begin);
    String example = page.substring(page.indexOf(begin) + begin.length());
    return example.substring(0, example.indexOf("```"));
  }

  private static OrderRow.Put put(String file) throws IOException {
    List<OrderRow> rows = rows(file);
    assertThat(rows).hasSize(1).first().isInstanceOf(OrderRow.Put.class);
    return (OrderRow.Put) rows.get(0);
  }
}
