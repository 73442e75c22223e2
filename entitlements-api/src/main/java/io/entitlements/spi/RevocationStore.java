package io.entitlements.spi;

import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was revoked; a global table, with one row for each thing revoked and a number that grows
 * with each change.
 */
public interface RevocationStore {

  /**
   * Remembers a revocation, and takes the next number. Of two for the same leases the one that
   * reaches further stays. Concurrent changes wait for each other until they end.
   *
   * @param revocation what was revoked
   */
  void put(Revocation revocation);

  /**
   * The number of changes so far.
   *
   * @return 0 if there was none; never less than before
   */
  long number();

  /**
   * The revocations that reach further than an instant.
   *
   * @param after the instant
   * @return those whose {@code issuedBefore} is later, in no particular order
   */
  List<Revocation> after(Instant after);

  /**
   * How far the revocations of any of these reach.
   *
   * @param any what a lease would be revoked by
   * @return the latest {@code issuedBefore}, or empty if none of them was revoked
   */
  Optional<Instant> latest(Collection<LeasesOf> any);
}
