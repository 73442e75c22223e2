package io.entitlements.core.client;

import io.entitlements.activation.Activation;
import io.entitlements.catalog.ProductId;
import io.entitlements.lease.LeaseRequest;
import java.util.Set;

/**
 * For which program leases are asked.
 *
 * @param audience its name: 1 to 100 printable ASCII characters
 * @param products the products that it is, 1 to 32
 */
public record ClientProgram(String audience, Set<ProductId> products) {

  /** Checks the ranges and keeps an immutable copy. */
  public ClientProgram {
    LeaseRequest.checkAudience(audience);
    products = Set.copyOf(products);
    if (products.isEmpty() || products.size() > LeaseRequest.MAX_PRODUCTS) {
      throw new IllegalArgumentException(
          "products has 1 to " + LeaseRequest.MAX_PRODUCTS + ", not " + products.size());
    }
  }

  /**
   * Asks for a lease of the program.
   *
   * @param activation what the device was activated by
   * @return the request
   */
  public LeaseRequest request(Activation activation) {
    return new LeaseRequest(activation, audience, products);
  }
}
