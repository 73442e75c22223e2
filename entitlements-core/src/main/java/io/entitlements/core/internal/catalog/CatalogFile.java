package io.entitlements.core.internal.catalog;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.Edition;
import io.entitlements.catalog.Feature;
import io.entitlements.catalog.FeatureId;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.json.JsonFile;
import io.entitlements.core.internal.json.JsonObject;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A catalog in JSON; the format is described in {@code docs/catalog.md}.
 *
 * @param version its number, from 1
 * @param catalog its content
 */
record CatalogFile(int version, Catalog catalog) {

  private static final String FORMAT = "catalog/1";

  /** The most days of a trial, and of grace after a term. */
  private static final int MAX_DAYS = 366;

  /**
   * Reads a file.
   *
   * @throws InvalidInputException if anything in the file is wrong
   */
  static CatalogFile read(String fileName, InputStream json) {
    JsonObject root = JsonFile.read(fileName, json);
    root.expectOnly("format", "version", "products");
    root.value("format", CatalogFile::format);
    int version = root.whole("version", 1, Integer.MAX_VALUE);
    List<Product> products = new ArrayList<>();
    root.objects("products").forEach(o -> product(o).ifPresent(products::add));
    root.file().throwIfBroken();
    try {
      return new CatalogFile(version, Catalog.of(products));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          new InputProblem(fileName, 0, "products", String.valueOf(e.getMessage())));
    }
  }

  private static String format(String text) {
    if (!text.equals(FORMAT)) {
      throw new IllegalArgumentException("this version reads the format " + FORMAT);
    }
    return text;
  }

  private static Optional<Product> product(JsonObject object) {
    object.expectOnly(
        "id",
        "name",
        "keyPrefix",
        "edition",
        "trialDays",
        "graceDays",
        "degradedLevel",
        "overCapacity",
        "features");
    Optional<ProductId> id = object.value("id", ProductId::new);
    Optional<String> name = object.value("name", text -> text);
    Optional<String> prefix = object.value("keyPrefix", text -> text);
    Optional<Edition> edition = object.value("edition", text -> word(Edition.class, text));
    int trialDays = object.whole("trialDays", 0, MAX_DAYS);
    int graceDays = object.whole("graceDays", 0, MAX_DAYS);
    Optional<AccessLevel> degraded =
        object.value("degradedLevel", text -> word(AccessLevel.class, text));
    Optional<OverCapacityPolicy> overCapacity =
        object.object("overCapacity").flatMap(CatalogFile::overCapacity);
    List<Feature> features = new ArrayList<>();
    id.ifPresent(
        product ->
            object.objects("features").forEach(o -> feature(o, product).ifPresent(features::add)));
    if (name.isEmpty()
        || prefix.isEmpty()
        || edition.isEmpty()
        || degraded.isEmpty()
        || overCapacity.isEmpty()) {
      return Optional.empty();
    }
    return id.flatMap(
        product ->
            object.build(
                () ->
                    new Product(
                        product,
                        name.get(),
                        prefix.get(),
                        edition.get(),
                        trialDays,
                        graceDays,
                        degraded.get(),
                        overCapacity.get(),
                        features)));
  }

  private static Optional<OverCapacityPolicy> overCapacity(JsonObject object) {
    object.expectOnly("keep", "graceDays");
    Optional<Keep> keep = object.value("keep", text -> word(Keep.class, text));
    int graceDays = object.whole("graceDays", 0, OverCapacityPolicy.MAX_GRACE_DAYS);
    return keep.map(kept -> new OverCapacityPolicy(kept, graceDays));
  }

  private static Optional<Feature> feature(JsonObject object, ProductId product) {
    object.expectOnly("id", "name", "unlockedBy");
    Optional<FeatureId> id = object.value("id", text -> new FeatureId(product, text));
    Optional<String> name = object.value("name", text -> text);
    List<ActivationMethod> methods =
        object.values("unlockedBy", text -> word(ActivationMethod.class, text));
    return id.isPresent() && name.isPresent()
        ? object.build(() -> new Feature(id.get(), name.get(), Set.copyOf(methods)))
        : Optional.empty();
  }

  private static <E extends Enum<E>> E word(Class<E> type, String text) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text + " is not known here");
  }
}
