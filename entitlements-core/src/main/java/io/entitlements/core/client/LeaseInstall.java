package io.entitlements.core.client;

import io.entitlements.core.lease.VerifiedLease;
import io.entitlements.lease.LeaseRefusal;

/** What came of installing a lease. */
public sealed interface LeaseInstall {

  /**
   * It is stored and counts from now on; where the bundle that was known is missing, as {@link
   * ClientStatus#needsRefresh()} says, when there is a new bundle.
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
