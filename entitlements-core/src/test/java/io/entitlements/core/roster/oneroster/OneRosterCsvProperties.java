package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.RosterRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in the files, the answer is people or an InvalidInputException. */
class OneRosterCsvProperties {

  private static final List<String> FILES =
      List.of("manifest.csv", "orgs.csv", "users.csv", "roles.csv");

  private static Path folder = Path.of(".");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("oneroster");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    for (String file : FILES) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Files.delete(folder);
  }

  @Property
  void arbitraryBytes_areReadOrRefused(@ForAll("file") String file, @ForAll byte[] bytes) {
    new Bundle(folder).file(file, bytes);
    readOrRefuse();
  }

  @Property
  void mutatedBundle_isReadOrRefused(@ForAll("file") String file, @ForAll("edits") List<Edit> edits)
      throws IOException {
    Bundle bundle = new Bundle(folder);
    String bytes = Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
    for (Edit edit : edits) {
      bytes = edit.apply(bytes);
    }
    bundle.file(file, bytes.getBytes(StandardCharsets.ISO_8859_1));
    readOrRefuse();
  }

  private static void readOrRefuse() {
    List<RosterRecord> people = new ArrayList<>();
    try {
      OneRosterCsv.in(folder, Bundle.TODAY).read(Optional.empty(), people::addAll);
    } catch (InvalidInputException e) {
      assertThat(e.problems()).hasSizeBetween(1, 100);
      assertThat(people).isEmpty();
    }
  }

  @Provide
  Arbitrary<String> file() {
    return Arbitraries.of(FILES);
  }

  @Provide
  Arbitrary<List<Edit>> edits() {
    Arbitrary<String> texts =
        Arbitraries.of(
                "",
                "\"",
                "\"\"",
                ",",
                "\n",
                "\r",
                "\r\n",
                "\0",
                "\uFEFF",
                "u1",
                "u2",
                "o1",
                "true",
                "primary",
                "teacher",
                "student",
                "2026-01-01",
                "metadata.x",
                "\u0085",
                " ")
            .map(OneRosterCsvProperties::utf8);
    Arbitrary<String> bytes = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(4);
    return Combinators.combine(
            Arbitraries.doubles().between(0, 1),
            Arbitraries.integers().between(0, 12),
            Arbitraries.oneOf(texts, bytes))
        .as(Edit::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** Replaces some bytes at a place, given as a part of the length, by others, one a character. */
  record Edit(double place, int remove, String insert) {

    String apply(String bytes) {
      int from = (int) (place * bytes.length());
      int to = Math.min(bytes.length(), from + remove);
      return bytes.substring(0, from) + insert + bytes.substring(to);
    }
  }
}
