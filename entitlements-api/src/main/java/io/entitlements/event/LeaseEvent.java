package io.entitlements.event;

import io.entitlements.lease.LeasesOf;
import java.time.Instant;

/** What happened to leases; scope: the organization or account whose matter it is. */
public sealed interface LeaseEvent extends EntitlementEvent {

  /**
   * Leases were taken back.
   *
   * @param leases which
   * @param issuedBefore those issued before this instant
   * @param reason why, without personal data
   */
  record LeasesRevoked(LeasesOf leases, Instant issuedBefore, String reason)
      implements LeaseEvent {}
}
