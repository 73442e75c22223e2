package io.entitlements.lease;

import java.time.Instant;
import java.util.Objects;

/**
 * Takes leases back. What is issued afterwards holds again: a device whose right stands refreshes
 * its lease and goes on.
 *
 * @param of which leases
 * @param issuedBefore those issued before this instant, in whole seconds
 */
public record Revocation(LeasesOf of, Instant issuedBefore) {

  /** Checks that nothing is missing and that the instant is in whole seconds. */
  public Revocation {
    Objects.requireNonNull(of, "of");
    if (!issuedBefore.equals(Instant.ofEpochSecond(issuedBefore.getEpochSecond()))) {
      throw new IllegalArgumentException("issuedBefore is in whole seconds: " + issuedBefore);
    }
  }
}
