package io.entitlements.benchmarks.check;

import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.ProductId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Eight products with three features each. Products and features are known by their number. */
final class Products {

  static final int COUNT = 8;

  private static final List<String> NAMES = List.of("draw", "share", "online");

  static final int FEATURES_EACH = NAMES.size();

  private static final List<FeatureId> FEATURES =
      IntStream.range(0, COUNT * FEATURES_EACH).mapToObj(Products::named).toList();

  private Products() {}

  static ProductId id(int product) {
    return new ProductId("product-" + (product + 1));
  }

  static List<FeatureId> features() {
    return FEATURES;
  }

  /** The product that a feature is of. */
  static int of(int feature) {
    return feature / FEATURES_EACH;
  }

  private static FeatureId named(int feature) {
    return new FeatureId(id(of(feature)), NAMES.get(feature % FEATURES_EACH));
  }

  /** The same for the library. */
  static String catalogJson() {
    return IntStream.range(0, COUNT)
        .mapToObj(Products::json)
        .collect(
            Collectors.joining(
                ",\n", "{\"format\": \"catalog/1\", \"version\": 1, \"products\": [\n", "]}"));
  }

  private static String json(int product) {
    return """
        {"id": "%s", "name": "Product %d", "keyPrefix": "P%c", "edition": "education",
         "trialDays": 45, "graceDays": 14, "degradedLevel": "read-only",
         "overCapacity": {"keep": "recently-used", "graceDays": 14}, "features": [%s]}"""
        .formatted(
            id(product),
            product + 1,
            (char) ('A' + product),
            NAMES.stream().map(Products::json).collect(Collectors.joining(", ")));
  }

  private static String json(String feature) {
    return "{\"id\": \"%1$s\", \"name\": \"%1$s\", \"unlockedBy\": [\"email\"]}".formatted(feature);
  }
}
