package io.entitlements.account;

/** Why an emailed link does not work. */
public enum LinkRefusal {
  /**
   * It never existed, was used already, is too old, or too many wrong codes were tried: a link that
   * fails says no more.
   */
  LINK_NOT_VALID,
  /** The link is right and the code beside it is not; another may be tried, a few times. */
  WRONG_CODE,
  /** Whoever is signed in is not the person to whose address the link was mailed. */
  OTHER_ADDRESS
}
