package io.entitlements.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The products that are sold. Immutable and thread-safe. */
public final class Catalog {

  private final Map<ProductId, Product> products;

  private Catalog(Map<ProductId, Product> products) {
    this.products = products;
  }

  /**
   * Makes a catalog.
   *
   * @param products the products, in the order in which people see them
   * @return the catalog
   * @throws IllegalArgumentException if two products share an id or a key prefix
   */
  public static Catalog of(List<Product> products) {
    Map<ProductId, Product> byId = new LinkedHashMap<>();
    Set<String> prefixes = new HashSet<>();
    for (Product product : products) {
      if (byId.put(product.id(), product) != null) {
        throw new IllegalArgumentException("product " + product.id() + " appears twice");
      }
      if (!prefixes.add(product.keyPrefix())) {
        throw new IllegalArgumentException(
            "key prefix " + product.keyPrefix() + " belongs to two products");
      }
    }
    return new Catalog(Collections.unmodifiableMap(byId));
  }

  /**
   * Finds a product.
   *
   * @param product the product
   * @return the product, if it is sold
   */
  public Optional<Product> product(ProductId product) {
    return Optional.ofNullable(products.get(product));
  }

  /**
   * Finds a feature.
   *
   * @param feature the feature
   * @return the feature, if a product has it
   */
  public Optional<Feature> feature(FeatureId feature) {
    return product(feature.product()).flatMap(p -> p.feature(feature));
  }

  /**
   * Whether a product can be activated in a way at all.
   *
   * @param product the product
   * @param method how somebody would come to use it
   * @return false also if the product is not sold
   */
  public boolean canActivate(ProductId product, ActivationMethod method) {
    return product(product).filter(p -> p.edition().methods().contains(method)).isPresent();
  }

  /**
   * All products.
   *
   * @return the products, in the order in which people see them
   */
  public Collection<Product> products() {
    return products.values();
  }
}
