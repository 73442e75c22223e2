package io.entitlements.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prints the permission matrix into the docs: what people read there is what {@link Action} is. */
class PermissionMatrixTest {

  private static final Path PAGE = Path.of("../docs/organizations.md");
  private static final String BEGIN = "<!-- PermissionMatrixTest: begin -->\n";
  private static final String END = "<!-- PermissionMatrixTest: end -->\n";

  @Test
  void the_page_on_organizations_shows_the_permission_matrix_as_it_is() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).as("the markers in " + PAGE).containsOnlyOnce(BEGIN).containsOnlyOnce(END);
    String shown = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    assertThat(shown)
        .as(
            "Action has changed: put these lines between the two markers in %s, and say below them"
                + " what is new%n%n%s",
            PAGE, matrix())
        .isEqualTo(matrix());
  }

  private static String matrix() {
    Stream<String> head =
        Stream.of(
            row("action", Arrays.stream(Role.values()).map(role -> "`" + role + "`")),
            row("---", Arrays.stream(Role.values()).map(role -> ":-:")));
    Stream<String> rows = Arrays.stream(Action.values()).map(PermissionMatrixTest::row);
    return Stream.concat(head, rows).collect(Collectors.joining());
  }

  private static String row(Action action) {
    return row(
        "`" + action + "`",
        Arrays.stream(Role.values()).map(role -> action.roles().contains(role) ? "yes" : ""));
  }

  private static String row(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
