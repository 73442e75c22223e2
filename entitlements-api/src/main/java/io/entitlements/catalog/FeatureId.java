package io.entitlements.catalog;

import java.util.Objects;

/**
 * Names a feature of a product; written {@code product/feature}.
 *
 * @param product the product that has it
 * @param name 1 to 60 lower-case letters, digits and dashes, beginning with a letter
 */
public record FeatureId(ProductId product, String name) implements Comparable<FeatureId> {

  /** Checks the form. */
  public FeatureId {
    Objects.requireNonNull(product, "product");
    if (!Slug.is(name, 60)) {
      throw new IllegalArgumentException(
          "a feature has 1 to 60 lower-case letters, digits and dashes, first a letter");
    }
  }

  /**
   * Reads the written form.
   *
   * @param text for example {@code notebook/ink}
   * @return the feature
   * @throws IllegalArgumentException if the text has another form
   */
  public static FeatureId of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a feature is written product/feature");
    }
    return new FeatureId(new ProductId(text.substring(0, slash)), text.substring(slash + 1));
  }

  @Override
  public int compareTo(FeatureId other) {
    int byProduct = product.compareTo(other.product);
    return byProduct != 0 ? byProduct : name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return product + "/" + name;
  }

  /** Written out: a record's own costs a client program's launch more than reading a lease. */
  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureId that
        && name.equals(that.name)
        && product.equals(that.product);
  }

  @Override
  public int hashCode() {
    return 31 * product.hashCode() + name.hashCode();
  }
}
