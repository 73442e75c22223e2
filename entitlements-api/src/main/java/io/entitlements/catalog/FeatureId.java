package io.entitlements.catalog;

import java.util.Objects;

/**
 * Names a feature of a product; written {@code product/feature}. Immutable and thread-safe. Not a
 * record, since it knows its hash, by which each check finds its answer.
 */
public final class FeatureId implements Comparable<FeatureId> {

  private final ProductId product;
  private final String name;
  private final int hash;

  /**
   * Names a feature.
   *
   * @param product the product that has it
   * @param name 1 to 60 lower-case letters, digits and dashes, beginning with a letter
   * @throws IllegalArgumentException if the name has another form
   */
  public FeatureId(ProductId product, String name) {
    this.product = Objects.requireNonNull(product, "product");
    if (!Slug.is(name, 60)) {
      throw new IllegalArgumentException(
          "a feature has 1 to 60 lower-case letters, digits and dashes, first a letter");
    }
    this.name = name;
    this.hash = 31 * product.hashCode() + name.hashCode();
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

  /**
   * The product that has it.
   *
   * @return its id
   */
  public ProductId product() {
    return product;
  }

  /**
   * Its name among the features of the product.
   *
   * @return 1 to 60 lower-case letters, digits and dashes
   */
  public String name() {
    return name;
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

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureId that
        && hash == that.hash
        && name.equals(that.name)
        && product.equals(that.product);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
