package io.entitlements.roster;

/** How far a run has come. */
public enum RunState {
  /** The list is being read. */
  READING,
  /** Read and planned; nothing was changed. */
  PLANNED,
  /** It is being applied; whoever asks next goes on after a crash. */
  APPLYING,
  /** Applied, but for what it would take back: that waits for approval. */
  HELD,
  /** What was held is being taken back. */
  RELEASING,
  /** All of it was done that was to be done. */
  APPLIED,
  /** It is being undone. */
  UNDOING,
  /** It was undone. */
  UNDONE,
  /** The list could not be read; nothing was changed. */
  FAILED,
  /** A later run, or the undo of an earlier one, has taken its place; nothing was changed. */
  REPLACED,
  /** Somebody has stopped it: what it had done stays, and nothing else of it was done. */
  STOPPED;

  /**
   * Whether the run has begun to change something and has not ended, so that no other may begin.
   *
   * @return whether it has to be brought to its end first
   */
  public boolean isUnderWay() {
    return this == APPLYING || this == RELEASING || this == UNDOING;
  }
}
