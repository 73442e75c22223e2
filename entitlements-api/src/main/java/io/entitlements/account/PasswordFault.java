package io.entitlements.account;

/** Why a password is not good enough to be set. */
public enum PasswordFault {
  /** It has fewer characters than the policy wants. */
  TOO_SHORT,
  /** It has more than {@value Password#MAX_LENGTH} characters. */
  TOO_LONG,
  /** It has a control character or half of a surrogate pair. */
  NOT_TEXT,
  /** It is one of those that the policy denies, being common or leaked. */
  TOO_COMMON
}
