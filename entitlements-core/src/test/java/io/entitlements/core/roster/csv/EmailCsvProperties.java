package io.entitlements.core.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file, the answer is people or an InvalidInputException. */
class EmailCsvProperties {

  private static void readOrRefuse(byte[] bytes) {
    List<RosterRecord> people = new ArrayList<>();
    try {
      RosterReading reading =
          EmailCsv.of("x.csv", bytes, Role.EDUCATOR).read(Optional.empty(), people::addAll);
      assertThat(people).isNotEmpty();
      assertThat(reading.verdict())
          .isEqualTo(reading.remarks().isEmpty() ? Verdict.FULL : Verdict.PARTIAL);
    } catch (InvalidInputException e) {
      assertThat(e.problems()).hasSizeBetween(1, 100);
    }
  }

  @Property(tries = 1_000)
  void arbitraryBytes_areReadOrRefused(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Property(tries = 1_000)
  void piecesOfLists_areReadOrRefused(@ForAll("pieces") List<String> pieces) {
    readOrRefuse(String.join("", pieces).getBytes(StandardCharsets.UTF_8));
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(
            "ada@x.example",
            "tim@x.example",
            "email",
            "E-Mail",
            "first name",
            "sep=;",
            ",",
            ";",
            "\t",
            "\"",
            "\n",
            "\r\n",
            "\uFEFF",
            "<",
            ">",
            "@",
            " ",
            "\0",
            "Zoë",
            "mailto:",
            "x")
        .list()
        .ofMaxSize(30);
  }
}
