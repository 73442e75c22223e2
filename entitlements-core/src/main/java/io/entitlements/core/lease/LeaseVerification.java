package io.entitlements.core.lease;

import io.entitlements.lease.LeaseRefusal;

/** What came of verifying a lease. */
public sealed interface LeaseVerification {

  /**
   * It is genuine, for this device, and holds now.
   *
   * @param lease what it states
   */
  record Accepted(VerifiedLease lease) implements LeaseVerification {}

  /**
   * It is not accepted; nothing it says may be used.
   *
   * @param reason why
   */
  record Refused(LeaseRefusal reason) implements LeaseVerification {}
}
