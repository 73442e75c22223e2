package io.entitlements.core.internal.lease;

import io.entitlements.catalog.ProductId;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.LeaseId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a lease states, before it is signed and after it is verified.
 *
 * @param issuer who states it
 * @param id the lease
 * @param account whose rights; empty if they are the computer's own
 * @param audience for which client program
 * @param products the products that it was asked for, at least one
 * @param device on which device it may be used
 * @param issuedAt when it was issued, in whole seconds
 * @param notBefore the first instant at which it holds, in whole seconds
 * @param expiresAt the first instant at which it does not hold any more, in whole seconds
 * @param rights the rights, to these products only
 */
public record LeaseStatement(
    String issuer,
    LeaseId id,
    Optional<AccountId> account,
    String audience,
    Set<ProductId> products,
    DeviceId device,
    Instant issuedAt,
    Instant notBefore,
    Instant expiresAt,
    List<LeasedRight> rights) {

  /** The {@code typ} of a lease: no other signed text of ours passes for one. */
  public static final String TYP = "entitlements-lease+jwt";

  /** Checks that nothing is missing, and keeps immutable copies. */
  public LeaseStatement {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(audience, "audience");
    Objects.requireNonNull(device, "device");
    products = Set.copyOf(products);
    rights = List.copyOf(rights);
    if (products.isEmpty()) {
      throw new IllegalArgumentException("a lease is for some product");
    }
    if (issuedAt.isAfter(expiresAt) || !notBefore.isBefore(expiresAt)) {
      throw new IllegalArgumentException("a lease ends after it begins");
    }
    for (LeasedRight right : rights) {
      if (!products.contains(right.product())) {
        throw new IllegalArgumentException("a lease states rights to its own products");
      }
    }
  }
}
