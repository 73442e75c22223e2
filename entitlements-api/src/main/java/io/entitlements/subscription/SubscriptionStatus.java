package io.entitlements.subscription;

/** Where a subscription stands at an instant; always derived from dated facts, never stored. */
public enum SubscriptionStatus {
  /** A key's term covers the instant. */
  ACTIVE,
  /** No term covers it, but one ended within the product's grace. */
  IN_GRACE,
  /** No term covers it yet. */
  SCHEDULED,
  /** Every term has ended, and its grace too. */
  EXPIRED,
  /** It is suspended, whatever its keys say. */
  SUSPENDED,
  /** It was cancelled, and that instant has come. */
  CANCELLED
}
