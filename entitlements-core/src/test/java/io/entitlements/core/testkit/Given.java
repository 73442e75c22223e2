package io.entitlements.core.testkit;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What the tests of this kit start from. */
final class Given {

  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  /** A Monday morning at school. */
  static final Instant NOW = Instant.parse("2026-09-14T15:00:00Z");

  static final FeatureId NOTEBOOK = FeatureId.of("suite/notebook");
  static final FeatureId ONLINE = FeatureId.of("suite/online");
  static final int GRACE_DAYS = 14;

  private Given() {}

  static Catalog catalog() {
    return Catalog.of(
        List.of(
            product(
                "suite",
                "NB",
                Edition.EDUCATION,
                new Feature(NOTEBOOK, "Notebook", Set.of(ActivationMethod.values())),
                new Feature(ONLINE, "Online", Set.of(ActivationMethod.EMAIL))),
            product(
                "meeting",
                "MP",
                Edition.ENTERPRISE,
                new Feature(
                    FeatureId.of("meeting/ink"), "Ink", Set.of(ActivationMethod.PRODUCT_KEY)))));
  }

  private static Product product(String id, String prefix, Edition edition, Feature... features) {
    return new Product(
        new ProductId(id),
        id,
        prefix,
        edition,
        GRACE_DAYS,
        AccessLevel.READ_ONLY,
        Arrays.asList(features));
  }

  /** A file with one order of one bundle. */
  static String order(String number, String product, int seats) {
    return """
        {"format": "purchase-orders/1", "orders": [{
          "number": "%s", "buyerEmail": "Buyer@Vendor.example",
          "displays": [{"serial": "%s", "model": "display"}],
          "bundles": [{"product": "%s", "seats": %d, "term": {"months": 12}}]}]}
        """
        .formatted(number, "SER" + number.replaceAll("[^A-Za-z0-9]", ""), product, seats);
  }
}
