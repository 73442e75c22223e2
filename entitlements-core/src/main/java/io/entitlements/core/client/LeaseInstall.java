package io.entitlements.core.client;

import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.LeaseRefusal;

/** What came of installing a lease. */
public sealed interface LeaseInstall {

  /**
   * It counts from now on.
   *
   * @param lease what it states
   */
  record Installed(VerifiedLease lease) implements LeaseInstall {}

  /** It was issued before the one that counts already, which stays. */
  record Older() implements LeaseInstall {}

  /**
   * It is not accepted; what was there stays.
   *
   * @param reason why
   */
  record Refused(LeaseRefusal reason) implements LeaseInstall {}
}
