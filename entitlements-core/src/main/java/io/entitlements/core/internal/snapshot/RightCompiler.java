package io.entitlements.core.internal.snapshot;

import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.Product;
import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.core.internal.decision.Right;
import io.entitlements.core.internal.decision.Snapshot;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.HeldRight;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Turns what the store knows of somebody's seats into rights, by what the catalog says. */
public final class RightCompiler {

  private final Supplier<Catalog> catalog;

  /** Compiles by this catalog. */
  public RightCompiler(Supplier<Catalog> catalog) {
    this.catalog = catalog;
  }

  /**
   * Compiles by a catalog, for example that of another instant; a seat of a product that is not in
   * it gives no right.
   */
  public static Snapshot compile(Catalog catalog, List<HeldRight> held) {
    return Snapshot.of(held.stream().flatMap(right -> right(catalog, right).stream()).toList());
  }

  /** The right that one seat gives; empty if its product is no longer in the catalog. */
  public Optional<Right> right(HeldRight held) {
    return right(catalog.get(), held);
  }

  /** The keys by which a seat counts at an instant or later, graces included. */
  public List<ProductKeyId> keysFrom(HeldRight held, Instant now) {
    return held.keys().stream()
        .filter(key -> right(only(held, key)).filter(right -> lasts(right, now)).isPresent())
        .map(ProductKey::id)
        .toList();
  }

  private static HeldRight only(HeldRight held, ProductKey key) {
    return new HeldRight(held.zone(), held.subscription(), held.method(), held.key(), List.of(key));
  }

  private static boolean lasts(Right right, Instant now) {
    return right.coverages().stream().anyMatch(coverage -> now.isBefore(coverage.graceEndsAt()));
  }

  /** The right that one seat gives by a catalog; empty if its product is not in it. */
  static Optional<Right> right(Catalog catalog, HeldRight held) {
    return catalog.product(held.subscription().product()).flatMap(product -> right(held, product));
  }

  private static Optional<Right> right(HeldRight held, Product product) {
    List<Coverage> coverages = Coverages.of(held, product.graceDays());
    return coverages.isEmpty() ? Optional.empty() : Optional.of(right(held, product, coverages));
  }

  private static Right right(HeldRight held, Product product, List<Coverage> coverages) {
    return new Right(
        held.subscription().id(),
        held.method(),
        features(product, held.method(), true),
        features(product, held.method(), false),
        coverages,
        product.degradedLevel(),
        held.subscription().isSuspended());
  }

  private static Set<FeatureId> features(
      Product product, ActivationMethod method, boolean unlocked) {
    return product.features().stream()
        .filter(feature -> feature.unlockedBy().contains(method) == unlocked)
        .map(Feature::id)
        .collect(Collectors.toUnmodifiableSet());
  }
}
