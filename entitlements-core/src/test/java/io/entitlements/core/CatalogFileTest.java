package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.error.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogFileTest {

  private static final String VALID =
      """
      {"format": "catalog/1", "products": [
        {"id": "suite", "name": "Suite", "keyPrefix": "NB", "edition": "education",
         "graceDays": 14, "degradedLevel": "read-only", "features": [
           {"id": "ink", "name": "Ink", "unlockedBy": ["email", "product-key"]},
           {"id": "online", "name": "Online", "unlockedBy": ["email"]}]}]}
      """;

  @Test
  void a_catalog_is_read_with_everything_it_says() {
    Product suite = read(VALID).product(new ProductId("suite")).orElseThrow();
    assertThat(suite.edition()).isEqualTo(Edition.EDUCATION);
    assertThat(suite.graceDays()).isEqualTo(14);
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
          14            | 367             | line 3, products[0].graceDays: a whole number from 0
          14            | 1.5             | line 3, products[0].graceDays: a whole number from 0
          "read-only"   | "full"          | line 2, products[0]: degradedLevel of suite must be
          "online"      | "ink"           | line 2, products[0]: product suite names a feature
          ["email"]}    | ["fax"]}        | line 5, products[0].features[1].unlockedBy[0]
          "name": "Ink" | "title": "Ink"  | line 4, products[0].features[0].title: this member
          catalog/1     | catalog/9       | line 1, format: this version reads the format
          """)
  void what_is_wrong_is_named_with_line_and_field(String right, String wrong, String message) {
    assertThatThrownBy(() -> read(VALID.replace(right, wrong)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("catalog.json, " + message);
  }

  @Test
  void invalid_utf8_is_named_with_its_line() {
    byte[] bytes = VALID.getBytes(StandardCharsets.ISO_8859_1);
    bytes[VALID.indexOf("Online")] = (byte) 0xe9;
    assertThatThrownBy(() -> CatalogFile.read("catalog.json", new ByteArrayInputStream(bytes)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("catalog.json, line 5: this is not valid UTF-8");
  }

  private static Catalog read(String json) {
    return CatalogFile.read(
        "catalog.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }
}
