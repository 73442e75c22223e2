package io.entitlements.spi;

import io.entitlements.type.OrderId;
import java.util.Objects;

/**
 * What an import needs to know of an order to see whether it is told anything new.
 *
 * @param id its identifier here
 * @param version its version
 * @param cancelled whether it is cancelled
 * @param displays how many displays it has
 */
public record KnownOrder(OrderId id, int version, boolean cancelled, int displays) {

  /** Checks that nothing is missing. */
  public KnownOrder {
    Objects.requireNonNull(id, "id");
  }
}
