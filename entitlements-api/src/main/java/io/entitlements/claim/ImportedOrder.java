package io.entitlements.claim;

import io.entitlements.type.OrderNumber;

/**
 * What became of one order of an imported file.
 *
 * @param number the order
 * @param result what was done
 */
public record ImportedOrder(OrderNumber number, Result result) {

  /** What an import can do with an order. */
  public enum Result {
    /** It is new; its confirmation email is on its way. */
    IMPORTED,
    /** It was imported before with the same content; nothing was changed. */
    ALREADY_KNOWN
  }
}
