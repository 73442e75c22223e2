package io.entitlements.core.internal.feed;

import io.entitlements.type.Scope;

/**
 * Events of one scope that one transaction wrote, one after the other.
 *
 * @param scope in whose history
 * @param first the number of the first
 * @param last the number of the last
 */
public record Stretch(Scope scope, long first, long last) {

  /** With what the same transaction, which holds the scope's row, wrote after it. */
  public Stretch to(Stretch later) {
    return new Stretch(scope, first, later.last);
  }
}
