package io.entitlements.claim;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a claim is.
 *
 * @param claim the claim
 * @param state where it stands
 * @param tries how often its fulfilment was begun since it was submitted, or since the vendor had
 *     it tried again; of one that is being transferred, its arrival
 * @param nextTryAt when it is tried next, not before; empty unless it waits for that
 */
public record ClaimProgress(Claim claim, State state, int tries, Optional<Instant> nextTryAt) {

  /** Checks that nothing is missing. */
  public ClaimProgress {
    Objects.requireNonNull(claim, "claim");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(nextTryAt, "nextTryAt");
  }

  /** Where a claim stands. */
  public enum State {
    /** It waits to be fulfilled, for the first time or once more. */
    SUBMITTED,
    /** A worker is at it. */
    FULFILLING,
    /** The subscriptions and product keys are there. */
    FULFILLED,
    /** It ended without them; {@link Claim#end()} says why. */
    REJECTED,
    /** All tries have failed: the vendor has it tried again, or rejects it. */
    NEEDS_SUPPORT,
    /**
     * The vendor transfers it to another organization: it has ended here, and is not there yet. The
     * arrival is tried until it happens.
     */
    TRANSFERRING,
    /** The vendor has transferred it to another organization, before or after it was fulfilled. */
    TRANSFERRED,
    /** The vendor has cancelled it, before or after it was fulfilled. */
    CANCELLED
  }
}
