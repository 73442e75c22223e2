package io.entitlements.key;

/** Why a signed product key is not accepted: the first rule that it breaks, in this order. */
public enum SignedKeyRefusal {
  /** It is longer than any signed key of ours. */
  TOO_LARGE,
  /** It is not a signed key in form, for example cut off, or not one that this version reads. */
  MALFORMED,
  /** Its header demands an extension ({@code crit} of RFC 7515); none is supported. */
  UNSUPPORTED_CRITICAL,
  /** It is signed by another algorithm than Ed25519. */
  WRONG_ALGORITHM,
  /** It is a signed text of another kind, for example a lease. */
  WRONG_KIND,
  /** It is signed with a key that is not among the trusted ones. */
  UNKNOWN_KEY,
  /** It is signed with a key that others may have; nothing that this key signed counts. */
  KEY_COMPROMISED,
  /** Its signature does not fit its text. */
  BAD_SIGNATURE,
  /** It says to be issued before the key that signed it was in use. */
  KEY_NOT_YET_IN_USE,
  /** It was issued after the key that signed it had been retired. */
  KEY_RETIRED,
  /** It comes from another issuer. */
  WRONG_ISSUER,
  /** It is for another product. */
  WRONG_PRODUCT,
  /** Its term has not begun. */
  NOT_YET_IN_TERM,
  /** Its term is over. */
  TERM_OVER
}
