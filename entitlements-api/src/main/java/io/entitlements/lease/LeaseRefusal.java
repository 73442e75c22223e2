package io.entitlements.lease;

/** Why a lease is not accepted. */
public enum LeaseRefusal {
  /** It is not a lease in form, or not one that this version reads. */
  MALFORMED,
  /** It is longer than any lease of ours. */
  TOO_LARGE,
  /** It is signed by another algorithm than Ed25519. */
  WRONG_ALGORITHM,
  /** It is a signed text of another kind. */
  WRONG_KIND,
  /** It is signed with a key that is not among the trusted ones. */
  UNKNOWN_KEY,
  /** Its signature does not fit its text. */
  BAD_SIGNATURE,
  /** It comes from another issuer. */
  WRONG_ISSUER,
  /** It is for another device. */
  WRONG_DEVICE,
  /** Its time has not come. */
  NOT_YET_VALID,
  /** Its time is over. */
  EXPIRED
}
