package io.entitlements.account;

/** Why an identity is not linked or unlinked. */
public enum IdentityRefusal {
  /** It is linked to another account, which would have to be signed in to unlink it. */
  LINKED_TO_ANOTHER,
  /** It is not linked to this account. */
  NOT_LINKED,
  /** The account is not active. */
  ACCOUNT_NOT_ACTIVE
}
