package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken files: a clear error that names file, line and field; nothing changed; an exit status. */
class BadInputIT {

  @TempDir Path folder;
  private Path order;
  private Path roster;

  @BeforeEach
  void copyInput() throws IOException {
    order = Files.copy(Run.INPUT.resolve("purchase-orders.jsonl"), folder.resolve("orders.jsonl"));
    roster = Files.createDirectory(folder.resolve("roster"));
    try (Stream<Path> files = Files.list(Run.INPUT.resolve("roster"))) {
      for (Path file : files.toList()) {
        Files.copy(file, roster.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void a_missing_order() throws IOException {
    Files.delete(order);
    assertRefused("orders.jsonl: there is no such file");
  }

  @Test
  void an_order_that_is_no_json() throws IOException {
    edit(order, "\"displays\": [", "\"displays\": [ oops,");
    assertRefused("orders.jsonl, line 2: ");
  }

  @Test
  void an_order_for_a_product_that_is_not_sold() throws IOException {
    edit(order, "math-tools", "maths-tools");
    assertRefused(
        "orders.jsonl, line 2, bundles[1].product: no product maths-tools is in the catalog");
  }

  @Test
  void an_order_with_a_member_that_is_not_known() throws IOException {
    edit(order, "\"model\"", "\"modell\"");
    assertRefused("orders.jsonl, line 2, displays[0].modell: this member is not known");
  }

  @Test
  void an_order_that_is_no_utf8() throws IOException {
    byte[] bytes = Files.readAllBytes(order);
    bytes[bytes.length - 20] = (byte) 0xff;
    Files.write(order, bytes);
    assertRefused("orders.jsonl, line 2: the line is not UTF-8");
  }

  @Test
  void an_order_of_50_megabytes() throws IOException {
    Files.write(order, new byte[50 << 20]);
    assertRefused("orders.jsonl, line 1: the line is longer than ");
  }

  @Test
  void a_missing_required_column() throws IOException {
    edit(roster.resolve("orgs.csv"), "dateLastModified,name,", "dateLastModified,metadata.name,");
    assertRefused("orgs.csv, line 1, name: ");
  }

  @Test
  void a_missing_roster_file() throws IOException {
    Files.delete(roster.resolve("users.csv"));
    assertRefused("users.csv");
  }

  @Test
  void an_unknown_column() throws IOException {
    edit(roster.resolve("roles.csv"), "roleType", "roleKind");
    assertRefused("roles.csv, line 1, roleKind: ");
  }

  @Test
  void an_unknown_role() throws IOException {
    edit(roster.resolve("roles.csv"), ",guardian,", ",wizard,", ",parent,");
    assertLinePassedOver();
  }

  @Test
  void a_duplicate_identifier() throws IOException {
    Path users = roster.resolve("users.csv");
    List<String> lines = Files.readAllLines(users);
    Files.write(users, List.of(lines.get(1)), java.nio.file.StandardOpenOption.APPEND);
    assertLinePassedOver();
  }

  @Test
  void two_people_with_one_address_in_different_case() throws IOException {
    edit(roster.resolve("users.csv"), "o'brien@riverside.example", "ADA.byron@riverside.EXAMPLE");
    assertLinePassedOver();
  }

  @Test
  void invalid_utf8() throws IOException {
    Path orgs = roster.resolve("orgs.csv");
    byte[] bytes = Files.readAllBytes(orgs);
    bytes[bytes.length - 10] = (byte) 0xff;
    Files.write(orgs, bytes);
    assertLinePassedOver();
  }

  @Test
  void a_line_of_50_megabytes() throws IOException {
    Path users = roster.resolve("users.csv");
    try (BufferedWriter writer =
        Files.newBufferedWriter(
            users, StandardCharsets.UTF_8, java.nio.file.StandardOpenOption.APPEND)) {
      String block = "x".repeat(1 << 20);
      for (int i = 0; i < 50; i++) {
        writer.write(block);
      }
    }
    assertLinePassedOver();
  }

  @Test
  void a_roster_that_is_still_zipped() throws IOException {
    Path zip = Files.writeString(folder.resolve("roster.zip"), "PK");
    Run run = run("--roster=" + zip);
    assertThat(run.exit()).isNotZero();
    assertThat(run.errors()).contains("roster.zip").contains("unpack");
  }

  @Test
  void arguments_that_are_none() {
    assertThat(run("--now=tomorrow").errors()).contains("--now= is an instant like");
    assertThat(run("--colour=red").errors()).contains("unknown argument --colour=red");
  }

  @Test
  void a_changed_order_of_a_known_number_changes_nothing() throws IOException {
    Path data = folder.resolve("data");
    assertThat(Run.quickstart(data).exit()).isZero();
    Map<String, List<String>> before = Dump.of(data);
    edit(order, "\"seats\": 30", "\"seats\": 300");
    Run run = run();
    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.errors())
        .contains("orders.jsonl, line 2, version: version 1 of this order was imported with other");
    assertThat(Dump.of(data)).isEqualTo(before);
  }

  /** A broken line of a list costs nobody a seat and holds up nobody else. */
  private void assertLinePassedOver() {
    Run run = run();
    assertThat(run.errors()).doesNotContain("\tat ");
    assertThat(run.exit()).isZero();
    assertThat(run.output()).contains("Preview, nothing is changed").hasSizeLessThan(20_000);
  }

  private void assertRefused(String... fragments) {
    Run run = run();
    assertThat(run.errors()).contains(fragments);
    assertThat(run.errors())
        .containsAnyOf("Nothing was changed.", "An order that is refused changes nothing.");
    assertThat(run.errors()).doesNotContain("\tat ").hasSizeLessThan(20_000);
    assertThat(run.exit()).isEqualTo(1);
    Path database = folder.resolve("data").resolve("entitlements.mv.db");
    if (Files.exists(database)) {
      Map<String, List<String>> tables = Dump.of(folder.resolve("data"));
      tables.remove("SCHEMA_VERSION");
      tables.remove("CATALOG_VERSION");
      tables.remove("ORDER_TURN");
      assertThat(tables).allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
    }
  }

  private Run run(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--order=" + order;
    all[1] = "--roster=" + roster;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Run.quickstart(folder.resolve("data"), all);
  }

  /** Replaces a text by another; of several texts to replace, the first that is there. */
  private static void edit(Path file, String from, String to, String... orFrom) throws IOException {
    String text = Files.readString(file);
    for (String candidate : Stream.concat(Stream.of(from), Stream.of(orFrom)).toList()) {
      if (text.contains(candidate)) {
        Files.writeString(file, text.replace(candidate, to));
        return;
      }
    }
    throw new AssertionError(from + " is not in " + file);
  }
}
