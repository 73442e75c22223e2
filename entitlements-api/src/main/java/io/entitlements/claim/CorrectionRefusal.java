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
  NO_SUCH_ORGANIZATION,
  /** There is no such order, or it has no bundle at this place. */
  NO_SUCH_BUNDLE,
  /** Its claim is not fulfilled yet, or is being transferred: try again afterwards. */
  UNSETTLED,
  /** Its key was renewed or enlarged since, which has nothing to do with the hardware. */
  RENEWED,
  /** It ends before that day anyway. */
  AFTER_ITS_END
}
