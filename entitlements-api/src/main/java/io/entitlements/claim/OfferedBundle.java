package io.entitlements.claim;

import java.util.Objects;

/**
 * Software of an order, as the holder of its URL sees it.
 *
 * @param place which bundle of the order, from 0
 * @param bundle what it is
 * @param state whether it can be claimed
 */
public record OfferedBundle(int place, PurchaseOrder.Bundle bundle, State state) {

  /** Checks that nothing is missing. */
  public OfferedBundle {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(state, "state");
  }

  /** Whether a bundle can be claimed. */
  public enum State {
    /** It can be claimed. */
    FREE,
    /** Somebody has claimed it. */
    CLAIMED,
    /** The order was cancelled. */
    CANCELLED,
    /** Its last day is past, everywhere on earth. */
    TERM_OVER
  }
}
