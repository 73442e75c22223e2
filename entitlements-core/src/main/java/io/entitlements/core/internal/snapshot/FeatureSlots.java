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
import org.jspecify.annotations.Nullable;

/**
 * The features of a catalog, numbered. Those of one product that the same methods unlock share a
 * number, because every right answers them alike. What it answers never changes; thread-safe.
 */
final class FeatureSlots {

  /** No product has the feature. */
  static final int NONE = -1;

  /** So many places for each feature at least that few are in the way of others. */
  private static final int ROOM = 8;

  private final Map<FeatureId, Integer> slots;

  /** Of each number, one of its features. */
  private final List<FeatureId> examples;

  /**
   * The same as the map: each feature is at its hash or in the next free place after it, and its
   * number in the same place. Each check pays for it.
   */
  private final @Nullable FeatureId[] table;

  private final int[] numbers;

  /**
   * How many more equal features may take the place of those in the table. Programs mostly ask by
   * constants, which are found without a comparison once they are in there. Threads may race for
   * it: it only has to end, for the sake of programs that make each feature anew.
   */
  private int adoptions;

  private FeatureSlots(Map<FeatureId, Integer> slots, List<FeatureId> examples) {
    this.slots = slots;
    this.examples = examples;
    int size = Integer.highestOneBit(slots.size() + 1) * ROOM;
    this.table = new FeatureId[size];
    this.numbers = new int[size];
    this.adoptions = slots.size() * ROOM;
    slots.forEach(
        (feature, number) -> {
          int place = place(feature);
          table[place] = feature;
          numbers[place] = number;
        });
  }

  private int home(FeatureId feature) {
    int hash = feature.hashCode();
    return (hash ^ (hash >>> 16)) & (table.length - 1);
  }

  /** Where a feature is, or else a free place. */
  private int place(FeatureId feature) {
    int place = home(feature);
    for (FeatureId found = table[place];
        found != null && !found.equals(feature);
        found = table[place]) {
      place = (place + 1) & (table.length - 1);
    }
    return place;
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
  @SuppressWarnings("ReferenceEquality") // quicker where it holds
  int of(FeatureId feature) {
    int home = home(feature);
    return table[home] == feature ? numbers[home] : search(feature);
  }

  /** Kept apart so that the way before it stays short. */
  private int search(FeatureId feature) {
    int place = place(feature);
    if (table[place] == null) {
      return NONE;
    }
    if (adoptions > 0) {
      adoptions--;
      table[place] = feature;
    }
    return numbers[place];
  }

  /** All features, in the order of the catalog. */
  Set<FeatureId> features() {
    return slots.keySet();
  }

  List<FeatureId> examples() {
    return examples;
  }
}
