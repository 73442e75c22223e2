package io.entitlements.lease;

import io.entitlements.activation.Activation;
import io.entitlements.catalog.ProductId;
import java.util.Objects;
import java.util.Set;

/**
 * What a lease is asked for.
 *
 * @param activation what the device was activated by
 * @param audience the name of the client program that will read the lease ({@code aud} of RFC
 *     7519): 1 to 100 printable ASCII characters; a verifier accepts leases for its own name only
 * @param products the products that the program is, 1 to 32: the lease states rights to these only
 */
public record LeaseRequest(Activation activation, String audience, Set<ProductId> products) {

  /** The most products of one request. */
  public static final int MAX_PRODUCTS = 32;

  private static final int MAX_AUDIENCE = 100;

  /** Checks the ranges and keeps an immutable copy. */
  public LeaseRequest {
    Objects.requireNonNull(activation, "activation");
    checkAudience(audience);
    products = Set.copyOf(products);
    if (products.isEmpty() || products.size() > MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          "products has 1 to " + MAX_PRODUCTS + " products, not " + products.size());
    }
  }

  /**
   * Asks for the lease of a program that is one product.
   *
   * @param activation what the device was activated by
   * @param audience the name of the client program
   * @param product the product
   * @return the request
   */
  public static LeaseRequest of(Activation activation, String audience, ProductId product) {
    return new LeaseRequest(activation, audience, Set.of(product));
  }

  /**
   * Checks the name of a client program.
   *
   * @param audience the name
   * @return the name
   * @throws IllegalArgumentException if it is not 1 to 100 printable ASCII characters
   */
  public static String checkAudience(String audience) {
    boolean printable = !audience.isEmpty() && audience.length() <= MAX_AUDIENCE;
    for (int i = 0; printable && i < audience.length(); i++) {
      printable = audience.charAt(i) > ' ' && audience.charAt(i) < 0x7f;
    }
    if (!printable) {
      throw new IllegalArgumentException(
          "audience has 1 to " + MAX_AUDIENCE + " printable ASCII characters");
    }
    return audience;
  }
}
