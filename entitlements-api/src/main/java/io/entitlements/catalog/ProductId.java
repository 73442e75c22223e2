package io.entitlements.catalog;

import java.util.Objects;

/**
 * Names a product, in files and in code.
 *
 * @param value 1 to 40 lower-case letters, digits and dashes, beginning with a letter
 */
public record ProductId(String value) implements Comparable<ProductId> {

  /** Checks the form. */
  public ProductId {
    Objects.requireNonNull(value, "value");
    if (!Slug.is(value, 40)) {
      throw new IllegalArgumentException(
          "a product id has 1 to 40 lower-case letters, digits and dashes, first a letter");
    }
  }

  @Override
  public int compareTo(ProductId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  /** Written out: a record's own costs a client program's launch more than reading a lease. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ProductId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
