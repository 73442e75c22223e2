package io.entitlements.core.internal.catalog;

import io.entitlements.catalog.CatalogRefusal;
import io.entitlements.catalog.CatalogRefusal.Code;
import io.entitlements.catalog.Product;
import io.entitlements.catalog.ProductId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Which catalog may follow which. What was sold stays understood: no product disappears, and none
 * changes what its keys look like or how it can be activated at all.
 */
final class CatalogSuccession {

  private CatalogSuccession() {}

  /** Why a file may not follow the newest one, or, with the same number, is not the same. */
  static Optional<CatalogRefusal> refusal(CatalogFile newest, CatalogFile file) {
    if (file.version() == newest.version()) {
      return isSame(newest, file)
          ? Optional.empty()
          : Optional.of(new CatalogRefusal(Code.OTHER_CONTENT, List.of(), newest.version()));
    }
    if (file.version() < newest.version()) {
      return Optional.of(new CatalogRefusal(Code.OLDER_VERSION, List.of(), newest.version()));
    }
    return about(
            Code.PRODUCT_MISSING, newest, before -> file.catalog().product(before.id()).isEmpty())
        .or(() -> changed(Code.KEY_PREFIX_CHANGED, newest, file, Product::keyPrefix))
        .or(() -> changed(Code.EDITION_CHANGED, newest, file, Product::edition));
  }

  /** Also the order of products counts: people see them in it. */
  private static boolean isSame(CatalogFile newest, CatalogFile file) {
    return List.copyOf(newest.catalog().products()).equals(List.copyOf(file.catalog().products()));
  }

  private static Optional<CatalogRefusal> changed(
      Code code, CatalogFile newest, CatalogFile file, Function<Product, Object> member) {
    return about(
        code,
        newest,
        before ->
            file.catalog()
                .product(before.id())
                .filter(after -> !member.apply(after).equals(member.apply(before)))
                .isPresent());
  }

  private static Optional<CatalogRefusal> about(
      Code code, CatalogFile newest, Predicate<Product> isBroken) {
    List<ProductId> products =
        newest.catalog().products().stream().filter(isBroken).map(Product::id).toList();
    return products.isEmpty()
        ? Optional.empty()
        : Optional.of(new CatalogRefusal(code, products, newest.version()));
  }
}
