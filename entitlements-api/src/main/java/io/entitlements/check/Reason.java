package io.entitlements.check;

/** Why a decision is what it is; a closed vocabulary. */
public enum Reason {
  /** A seat in a subscription whose term covers the moment. */
  ENTITLED,
  /** The term has ended; the product's grace has not. */
  IN_GRACE,
  /** Term and grace have ended: the product's degraded level remains. */
  EXPIRED,
  /** The subscription is suspended: the product's degraded level remains. */
  SUSPENDED,
  /** The subscription was cancelled: the product's degraded level remains. */
  CANCELLED,
  /**
   * The last product key was revoked or transferred to another organization: the product's degraded
   * level remains.
   */
  REVOKED,
  /** The term has not begun. */
  NOT_STARTED,
  /** There is a right, but it came by product key, and the feature wants a signed-in person. */
  NEEDS_EMAIL_ACTIVATION,
  /** The product is activated by product key, and there is none on this computer. */
  NEEDS_PRODUCT_KEY,
  /** Nobody gave this person or computer a seat for the product. */
  NO_SEAT,
  /**
   * There is a lease, but it does not count now: it has ended, was revoked, is damaged. Refresh.
   */
  LEASE_NOT_CURRENT,
  /** Nothing gives a right, but the trial of this installation is running. */
  TRIAL,
  /** Nothing gives a right, and the trial of this installation is over: the free tier remains. */
  TRIAL_ENDED,
  /**
   * The store cannot be reached, and what is known is too old to count in full: what there is can
   * be opened and shown.
   */
  UNCONFIRMED,
  /** The account is disabled: its owner can use nothing. */
  ACCOUNT_DISABLED,
  /** The account is not known, or was deleted. */
  UNKNOWN_ACCOUNT,
  /** No product has this feature. */
  UNKNOWN_FEATURE
}
