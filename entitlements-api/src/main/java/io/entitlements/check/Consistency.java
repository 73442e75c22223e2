package io.entitlements.check;

import io.entitlements.type.Revision;
import java.util.Objects;

/**
 * How recent the facts of an answer must be. Every change answers its revision; whoever hands it on
 * to the next check, on whatever node, reads what was written.
 *
 * @param revision up to where the history of its scope must be in the answer
 */
public record Consistency(Revision revision) {

  /** Checks that there is a revision. */
  public Consistency {
    Objects.requireNonNull(revision, "revision");
  }

  /**
   * Asks for an answer that is not from before a change.
   *
   * @param revision the change's
   * @return what to ask with
   */
  public static Consistency atLeast(Revision revision) {
    return new Consistency(revision);
  }
}
