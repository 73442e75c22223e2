package io.entitlements.lease;

/** Why a signed bundle is not accepted: the first rule that it breaks, in this order. */
public enum BundleRefusal {
  /** It is longer than any bundle of ours, or its header is. */
  TOO_LARGE,
  /** It is not a bundle in form, or not one that this version reads. */
  MALFORMED,
  /** Its header demands an extension ({@code crit} of RFC 7515); none is supported. */
  UNSUPPORTED_CRITICAL,
  /** It is signed by another algorithm than Ed25519. */
  WRONG_ALGORITHM,
  /** It is a signed text of another kind. */
  WRONG_KIND,
  /**
   * It is signed with a key that is not among the trusted ones. Where it is the portal's, the
   * program is too old for the portal's keys, and needs a new release; no introduction leads to
   * that key.
   */
  UNKNOWN_KEY,
  /** It is signed with a key that others may have, as was known before or as it says itself. */
  KEY_COMPROMISED,
  /** Its signature does not fit its text. */
  BAD_SIGNATURE,
  /** It says to be issued before the key that signed it was in use. */
  KEY_NOT_YET_IN_USE,
  /** It was issued after the key that signed it had been retired. */
  KEY_RETIRED,
  /** It comes from another issuer. */
  WRONG_ISSUER,
  /** It is older than the bundle that is known already. */
  OLDER_THAN_KNOWN
}
