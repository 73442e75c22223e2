package io.entitlements.catalog;

import io.entitlements.type.DisplayText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is sold.
 *
 * @param id the product
 * @param name what people call it, 1 to {@value #MAX_NAME_LENGTH} characters, no control characters
 * @param keyPrefix what its product keys begin with: 2 to 4 letters {@code A-Z}, unique in a
 *     catalog
 * @param edition whom it is made for
 * @param trialDays for how many days an installation without any right has all features; 0 to 366
 * @param graceDays for how many days after the end of a term everything still works; 0 to 366
 * @param degradedLevel what remains after that: {@link AccessLevel#READ_ONLY}, {@link
 *     AccessLevel#BASIC} or {@link AccessLevel#NONE}
 * @param overCapacity what its subscriptions do when more seats are assigned than are left, unless
 *     one says otherwise
 * @param features the capabilities inside it, at least one
 */
public record Product(
    ProductId id,
    String name,
    String keyPrefix,
    Edition edition,
    int trialDays,
    int graceDays,
    AccessLevel degradedLevel,
    OverCapacityPolicy overCapacity,
    List<Feature> features) {

  /** The longest name, in characters. */
  public static final int MAX_NAME_LENGTH = 200;

  private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,4}");

  /** Checks each rule above and keeps an immutable copy. */
  public Product {
    Objects.requireNonNull(id, "id");
    DisplayText.check("name", name, 1, MAX_NAME_LENGTH);
    Objects.requireNonNull(edition, "edition");
    if (!PREFIX.matcher(keyPrefix).matches()) {
      throw new IllegalArgumentException("keyPrefix of " + id + " has 2 to 4 letters A-Z");
    }
    Objects.requireNonNull(overCapacity, "overCapacity");
    if (trialDays < 0 || trialDays > 366) {
      throw new IllegalArgumentException("trialDays of " + id + " is 0 to 366, not " + trialDays);
    }
    if (graceDays < 0 || graceDays > 366) {
      throw new IllegalArgumentException("graceDays of " + id + " is 0 to 366, not " + graceDays);
    }
    if (degradedLevel.isAllowed()) {
      throw new IllegalArgumentException("degradedLevel of " + id + " must be less than GRACE");
    }
    features = List.copyOf(features);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("product " + id + " has no features");
    }
    for (Feature feature : features) {
      if (!feature.id().product().equals(id)) {
        throw new IllegalArgumentException(feature.id() + " is not a feature of " + id);
      }
    }
    if (features.stream().map(Feature::id).distinct().count() != features.size()) {
      throw new IllegalArgumentException("product " + id + " names a feature twice");
    }
  }

  /**
   * Finds a feature.
   *
   * @param feature the feature
   * @return the feature, if this product has it
   */
  public Optional<Feature> feature(FeatureId feature) {
    return features.stream().filter(f -> f.id().equals(feature)).findFirst();
  }
}
