package io.entitlements.type;

import java.util.Objects;

/**
 * The position of a write in the history of its scope; also the consistency token that a reader can
 * demand. Revisions of different scopes do not compare.
 *
 * @param scope whose history
 * @param number the position, from 1; 0 stands for "before the first write"
 */
public record Revision(Scope scope, long number) {

  /** Checks that the position is not negative. */
  public Revision {
    Objects.requireNonNull(scope, "scope");
    if (number < 0) {
      throw new IllegalArgumentException("number must not be negative: " + number);
    }
  }

  /**
   * Whether a reader who has seen this revision has also seen the other.
   *
   * @param other a revision of the same scope
   * @return true if this position is the other's or after it
   * @throws IllegalArgumentException if the scopes differ
   */
  public boolean isAtLeast(Revision other) {
    if (!scope.equals(other.scope)) {
      throw new IllegalArgumentException("revisions of different scopes do not compare");
    }
    return number >= other.number;
  }
}
