package io.entitlements.claim;

/** Why the vendor does not correct a claim. */
public enum CorrectionRefusal {
  /** The organization has no such claim. */
  NO_SUCH_CLAIM,
  /** It was rejected, cancelled or transferred before. */
  ENDED
}
