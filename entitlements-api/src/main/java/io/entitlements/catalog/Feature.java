package io.entitlements.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * A named capability inside a product.
 *
 * @param id the feature
 * @param name what people call it
 * @param unlockedBy the activation methods that unlock it, at least one
 */
public record Feature(FeatureId id, String name, Set<ActivationMethod> unlockedBy) {

  /** Checks that a method unlocks it, and keeps an immutable copy. */
  public Feature {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    if (unlockedBy.isEmpty()) {
      throw new IllegalArgumentException("nothing unlocks feature " + id);
    }
    unlockedBy = Collections.unmodifiableSet(EnumSet.copyOf(unlockedBy));
  }
}
