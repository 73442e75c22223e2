package io.entitlements.claim;

/** Why the vendor does not correct a claim. */
public enum CorrectionRefusal {
  /** The organization has no such claim. */
  NO_SUCH_CLAIM,
  /** It was rejected, cancelled or transferred before. */
  ENDED,
  /** It is that organization's already. */
  SAME_ORGANIZATION,
  /** There is no such organization to transfer to, or it is closed. */
  NO_SUCH_ORGANIZATION
}
