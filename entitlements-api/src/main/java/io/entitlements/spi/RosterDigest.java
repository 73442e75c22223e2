package io.entitlements.spi;

import java.util.Objects;

/**
 * What a list said of somebody when it was applied last.
 *
 * @param directoryId who it is, in the list's own words
 * @param digest of the entry; 0 if nothing of it was applied
 */
public record RosterDigest(String directoryId, long digest) {

  /** Checks that nothing is missing. */
  public RosterDigest {
    Objects.requireNonNull(directoryId, "directoryId");
  }
}
