package io.entitlements.account;

/** What became of an emailed link. */
public enum LinkState {
  /** It works. */
  OPEN,
  /** It was used already. */
  USED,
  /** It is too old; another can be asked for. */
  EXPIRED,
  /** It never existed, or too many wrong codes were tried. */
  NOT_VALID
}
