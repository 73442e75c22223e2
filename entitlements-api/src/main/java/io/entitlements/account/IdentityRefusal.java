package io.entitlements.account;

/** Why an identity is not linked or unlinked. */
public enum IdentityRefusal {
  /** It is linked to another account, which would have to be signed in to unlink it. */
  LINKED_TO_ANOTHER,
  /** The account is not active. */
  ACCOUNT_NOT_ACTIVE
}
