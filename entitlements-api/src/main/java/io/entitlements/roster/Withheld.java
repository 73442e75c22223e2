package io.entitlements.roster;

/** Why a run takes nothing back, though it gives. */
public enum Withheld {
  /** It does take back. */
  NOTHING,
  /** It would take back more than the guard lets pass; that waits for approval. */
  TOO_MANY,
  /** The connection pauses on this day. */
  PAUSED,
  /** The list was not read whole, or has nobody in it. */
  LIST_INCOMPLETE
}
