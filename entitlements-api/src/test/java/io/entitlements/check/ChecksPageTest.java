package io.entitlements.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on checks names each level and each reason; its table names no other. */
class ChecksPageTest {

  private static final Path PAGE = Path.of("../docs/checks.md");
  private static final Pattern CONSTANT = Pattern.compile("`([A-Z][A-Z_]+)`");

  @Test
  void each_level_and_each_reason_is_on_the_page() throws IOException {
    assertThat(constants(Files.readString(PAGE))).containsAll(vocabulary());
  }

  @Test
  void the_table_of_levels_has_no_others() throws IOException {
    String text = Files.readString(PAGE);
    String table = text.substring(text.indexOf("| level |"), text.indexOf("\n\nSeveral rights"));
    assertThat(vocabulary()).containsAll(constants(table));
  }

  private static List<String> vocabulary() {
    return Stream.<Enum<?>[]>of(AccessLevel.values(), Reason.values())
        .flatMap(Arrays::stream)
        .map(Enum::name)
        .toList();
  }

  private static Set<String> constants(String text) {
    return CONSTANT
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
