package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The features of a catalog, numbered. Those of one product that the same methods unlock share a
 * number, because every right answers them alike. Immutable and thread-safe.
 */
final class FeatureSlots {

  /** No product has the feature. */
  static final int NONE = -1;

  private final Map<FeatureId, Integer> slots;

  /** Of each number, one of its features. */
  private final List<FeatureId> examples;

  private FeatureSlots(Map<FeatureId, Integer> slots, List<FeatureId> examples) {
    this.slots = slots;
    this.examples = examples;
  }

  static FeatureSlots of(Catalog catalog) {
    Map<Alike, Integer> numbers = new LinkedHashMap<>();
    Map<FeatureId, Integer> slots = new LinkedHashMap<>();
    List<FeatureId> examples = new ArrayList<>();
    for (Product product : catalog.products()) {
      for (Feature feature : product.features()) {
        Alike alike = new Alike(product.id(), feature.unlockedBy());
        Integer known = numbers.putIfAbsent(alike, examples.size());
        slots.put(feature.id(), known == null ? examples.size() : known);
        if (known == null) {
          examples.add(feature.id());
        }
      }
    }
    return new FeatureSlots(slots, examples);
  }

  private record Alike(ProductId product, Set<ActivationMethod> unlockedBy) {}

  /** The number of a feature, from 0, or {@link #NONE}. */
  int of(FeatureId feature) {
    Integer slot = slots.get(feature);
    return slot == null ? NONE : slot;
  }

  /** All features, in the order of the catalog. */
  Set<FeatureId> features() {
    return slots.keySet();
  }

  List<FeatureId> examples() {
    return examples;
  }
}
