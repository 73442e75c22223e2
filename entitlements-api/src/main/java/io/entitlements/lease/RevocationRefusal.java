package io.entitlements.lease;

/** Why leases are not taken back. */
public enum RevocationRefusal {
  /** Who asks may not do that here. */
  NOT_PERMITTED,
  /** The organization or account has nothing of that kind with this identifier. */
  UNKNOWN
}
