package io.entitlements.claim;

/** Why the vendor cannot help a claim on. */
public enum ClaimSupportRefusal {
  /** The organization has no such claim. */
  NO_SUCH_CLAIM,
  /** It is still being tried by itself. */
  NOT_STUCK,
  /** Its terms are over: nothing that was made of it now would count. It can be rejected. */
  TERM_OVER,
  /** It has ended otherwise. */
  ENDED
}
