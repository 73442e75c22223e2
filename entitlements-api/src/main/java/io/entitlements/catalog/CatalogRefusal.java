package io.entitlements.catalog;

import java.util.List;
import java.util.Objects;

/**
 * Why a catalog is not imported, although the file itself is in order.
 *
 * @param code the reason
 * @param products the products that it is about, in the order of the newest version; empty where
 *     the reason is about the version
 * @param newest the number of the newest version, which still counts
 */
public record CatalogRefusal(Code code, List<ProductId> products, int newest) {

  /** The reasons; of several, the first of these is given. */
  public enum Code {
    /** The newest version has this number and other content: give the file a greater number. */
    OTHER_CONTENT,
    /** The newest version has a greater number. */
    OLDER_VERSION,
    /** A product of the newest version is missing; subscriptions and keys depend on it. */
    PRODUCT_MISSING,
    /** A product has another key prefix, and keys that were sold would belong to nothing. */
    KEY_PREFIX_CHANGED,
    /** A product has another edition. */
    EDITION_CHANGED
  }

  /** Checks that nothing is missing and keeps an immutable copy. */
  public CatalogRefusal {
    Objects.requireNonNull(code, "code");
    products = List.copyOf(products);
  }
}
