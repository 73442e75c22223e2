package io.entitlements.roster;

/**
 * Where a next reading of a list may go on. Only the source that made it understands it.
 *
 * @param value opaque; 1 to {@value #MAX_LENGTH} characters; may hold what others should not see
 */
public record RosterCheckpoint(String value) {

  /** The longest checkpoint, in characters. */
  public static final int MAX_LENGTH = 4096;

  /** Checks the length. */
  public RosterCheckpoint {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a checkpoint has 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return "RosterCheckpoint[…]";
  }
}
