package io.entitlements.core.internal.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogFileTest {

  static final String VALID =
      """
      {"format": "catalog/1", "version": 7, "products": [
        {"id": "suite", "name": "Suite", "keyPrefix": "NB", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 10},
         "features": [
           {"id": "ink", "name": "Ink", "unlockedBy": ["email", "product-key"]},
           {"id": "online", "name": "Online", "unlockedBy": ["email"]}]}]}
      """;

  @Test
  void a_catalog_is_read_with_everything_it_says() {
    assertThat(file(VALID).version()).isEqualTo(7);
    Product suite = read(VALID).product(new ProductId("suite")).orElseThrow();
    assertThat(suite.edition()).isEqualTo(Edition.EDUCATION);
    assertThat(suite.trialDays()).isEqualTo(45);
    assertThat(suite.graceDays()).isEqualTo(14);
    assertThat(suite.overCapacity())
        .isEqualTo(new OverCapacityPolicy(OverCapacityPolicy.Keep.RECENTLY_USED, 10));
    assertThat(suite.degradedLevel()).isEqualTo(AccessLevel.READ_ONLY);
    assertThat(suite.feature(FeatureId.of("suite/online")).orElseThrow().unlockedBy())
        .containsExactly(ActivationMethod.EMAIL);
  }

  @Test
  void a_byte_order_mark_is_accepted() {
    assertThat(read("\ufeff" + VALID).products()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "NB"          | "nb"            | line 2, products[0]: keyPrefix of suite has 2 to 4
          "education"   | "home"          | line 2, products[0].edition: home is not known here
          "graceDays": 14 | "graceDays": 367 | line 3, products[0].graceDays: a whole number from 0
          "graceDays": 14 | "graceDays": -1  | line 3, products[0].graceDays: a whole number from 0
          "graceDays": 14 | "graceDays": 1.5 | line 3, products[0].graceDays: a whole number from 0
          45            | 367             | line 3, products[0].trialDays: a whole number from 0 to 366
          45            | -1              | line 3, products[0].trialDays: a whole number from 0 to 366
          "trialDays": 45, | ''           | line 2, products[0].trialDays: this member is missing
          10            | 367             | line 4, products[0].overCapacity.graceDays: a whole number
          10            | -1              | line 4, products[0].overCapacity.graceDays: a whole number
          recently-used | newest          | line 4, products[0].overCapacity.keep: newest is not known
          "keep"        | "kept"          | line 4, products[0].overCapacity.kept: this member is not
          "overCapacity" | "overcapacity" | line 2, products[0].overCapacity: this member is missing
          7             | 0               | line 1, version: a whole number from 1 to 2147483647
          7             | 2147483648      | line 1, version: a whole number from 1 to 2147483647
          "version": 7, | ''              | line 1, version: this member is missing
          "version"     | "versions"      | line 1, versions: this member is not known
          "read-only"   | "full"          | line 2, products[0]: degradedLevel of suite must be
          "online"      | "ink"           | line 2, products[0]: product suite names a feature
          ["email"]}    | ["fax"]}        | line 7, products[0].features[1].unlockedBy[0]
          "name": "Ink" | "title": "Ink"  | line 6, products[0].features[0].title: this member
          catalog/1     | catalog/9       | line 1, format: this version reads the format
          """)
  void what_is_wrong_is_named_with_line_and_field(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(VALID.replace(right, wrong)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("catalog.json, " + message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 366})
  void the_least_and_the_most_days_are_read(int days) {
    String json = VALID.replaceAll("Days\": \\d+", "Days\": " + days);
    Product suite = read(json).product(new ProductId("suite")).orElseThrow();
    assertThat(suite.trialDays()).isEqualTo(days);
    assertThat(suite.graceDays()).isEqualTo(days);
    assertThat(suite.overCapacity().graceDays()).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Integer.MAX_VALUE})
  void the_least_and_the_greatest_version_are_read(int version) {
    assertThat(file(VALID.replace("7", String.valueOf(version))).version()).isEqualTo(version);
  }

  @Test
  void a_catalog_without_products_is_read() {
    String json =
        """
        {"format": "catalog/1", "version": 1, "products": []}
        """;
    assertThat(read(json).products()).isEmpty();
  }

  @Test
  void both_words_for_who_keeps_a_seat_are_read() {
    Product suite =
        read(VALID.replace("recently-used", "oldest"))
            .product(new ProductId("suite"))
            .orElseThrow();
    assertThat(suite.overCapacity().keep()).isEqualTo(OverCapacityPolicy.Keep.OLDEST);
  }

  @Test
  void invalid_utf8_is_named_with_its_line() {
    byte[] bytes = VALID.getBytes(StandardCharsets.ISO_8859_1);
    bytes[VALID.indexOf("Online")] = (byte) 0xe9;
    assertThatThrownBy(() -> CatalogFile.read("catalog.json", new ByteArrayInputStream(bytes)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("catalog.json, line 7: this is not valid UTF-8");
  }

  private static Catalog read(String json) {
    return file(json).catalog();
  }

  private static CatalogFile file(String json) {
    return CatalogFile.read(
        "catalog.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
