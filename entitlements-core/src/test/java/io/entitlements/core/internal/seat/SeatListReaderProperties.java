package io.entitlements.core.internal.seat;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatList;
import io.entitlements.seat.SeatPlan;
import io.entitlements.type.EmailAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the bytes are, the answer is rows or a refusal; and no address is lost on the way. */
class SeatListReaderProperties {

  @Property
  void arbitraryBytes_areReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property
  void piecesOfLists_areReadOrRefused_howeverTheyAreMixed(@ForAll("pieces") List<String> pieces) {
    readOrRefuse(String.join("", pieces).getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void everyAddressOfAPlainList_isARow_whereItStands(@ForAll("lines") List<List<String>> lines) {
    StringBuilder text = new StringBuilder();
    List<SeatList.Row> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (String person : lines.get(i)) {
        int number = expected.size();
        String address = "p" + number + "@x.example";
        text.append(person.replace("@", address));
        expected.add(new SeatList.Row(i + 1, new SeatChange.Assign(address)));
      }
      text.append(i % 2 == 0 ? "\r\n" : "\n");
    }

    assertThat(read(text.toString().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(new SeatList.Read(expected));
  }

  private static void readOrRefuse(byte[] bytes) {
    SeatList list = read(bytes);
    if (list instanceof SeatList.Read read) {
      int line = 1;
      for (SeatList.Row row : read.rows()) {
        assertThat(row.line()).isGreaterThanOrEqualTo(line);
        line = row.line();
        assertThat(text(row.change())).hasSizeLessThanOrEqualTo(EmailAddress.MAX_LENGTH + 1);
      }
      assertThat(read.rows()).hasSizeBetween(1, Math.min(bytes.length, SeatPlan.MAX_ROWS));
    }
  }

  private static String text(SeatChange change) {
    return change instanceof SeatChange.Assign assign
        ? assign.email()
        : change instanceof SeatChange.Unreadable unreadable ? unreadable.text() : "";
  }

  private static SeatList read(byte[] bytes) {
    return SeatListReader.read(new ByteArrayInputStream(bytes));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "email",
            "action",
            "name",
            "sep=",
            "assign",
            "pin",
            "ada@x.example",
            "Ada",
            "mailto:",
            "\"",
            "\\",
            "<",
            ">",
            ",",
            ";",
            "\t",
            "\r",
            "\n",
            "\r\n",
            " ",
            "\u00a0",
            "\uFEFF",
            "\u00eb",
            "@",
            ".",
            "#",
            "\u2028",
            "\ud83d\ude00",
            "\u0085",
            "x".repeat(400))
        .list()
        .ofMaxSize(60);
  }

  @Provide
  Arbitrary<List<List<String>>> lines() {
    Arbitrary<String> person =
        Arbitraries.of(
            "@;",
            " @ ;",
            "<@>,",
            "Ada Lovelace <@>\t",
            "\"Lovelace; Ada\" <@>;",
            "Lovelace, Ada <@>;",
            "mailto:@,",
            "\"@\";",
            "\u00a0@\u200b;");
    return person.list().ofMinSize(1).ofMaxSize(8).list().ofMinSize(1).ofMaxSize(20);
  }
}
