package io.entitlements.key;

import java.time.Instant;
import java.util.Objects;

/**
 * That a product key ends, or has ended, by a decision and not by its term.
 *
 * @param at the first instant at which its seats no longer count, in whole milliseconds
 * @param why by which decision
 */
public record KeyEnd(Instant at, Why why) {

  /** Checks that nothing is missing. */
  public KeyEnd {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(why, "why");
  }

  /** The decisions that end a key. */
  public enum Why {
    /** The key was revoked; it cannot be renewed. */
    REVOKED,
    /** Its subscription was cancelled. */
    CANCELLED,
    /** Its software was transferred to another organization; it cannot be renewed. */
    TRANSFERRED,
    /** The hardware that it came with was returned. */
    HARDWARE_RETURNED
  }

  /**
   * Whether nothing can be bought of the key any more.
   *
   * @return true if it was revoked or transferred
   */
  public boolean isFinal() {
    return why == Why.REVOKED || why == Why.TRANSFERRED;
  }
}
