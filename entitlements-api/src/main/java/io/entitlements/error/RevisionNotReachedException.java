package io.entitlements.error;

import io.entitlements.type.Revision;
import java.util.Objects;

/**
 * The store that was asked has not come to a revision: it is a replica that is behind, or the
 * revision is another store's. Asking again a little later can help.
 */
public final class RevisionNotReachedException extends EntitlementException {

  private static final long serialVersionUID = 1L;

  /** What was asked for. */
  private final transient Revision revision;

  /**
   * Makes the exception.
   *
   * @param revision what was asked for
   */
  public RevisionNotReachedException(Revision revision) {
    super("the store has not come to revision " + revision.number());
    this.revision = Objects.requireNonNull(revision, "revision");
  }

  /**
   * What was asked for.
   *
   * @return the revision
   */
  public Revision revision() {
    return revision;
  }
}
