package io.entitlements.account;

/** Why a class is not made, changed or shown. */
public enum ClassGroupRefusal {
  /**
   * Who asks may not look after this class, or belongs to another organization; answered also for a
   * class that there is not, to who could not look after it.
   */
  NOT_PERMITTED,
  /** The account of the student who asks is disabled. */
  ACCOUNT_DISABLED,
  /** The organization has no such class. */
  UNKNOWN_CLASS,
  /** The organization has no such subscription. */
  UNKNOWN_SUBSCRIPTION,
  /** The product is activated by product key only, so students cannot hold a seat of it. */
  PRODUCT_KEY_ONLY,
  /** The class is archived, and has no code. */
  ARCHIVED,
  /**
   * Who asks had very many codes made a short while ago: 1,000 for classes, renewals and restored
   * classes together, and one more in 30 seconds.
   */
  TOO_MANY_CODES,
  /** The person is not a student of the class. */
  NOT_ENROLLED
}
