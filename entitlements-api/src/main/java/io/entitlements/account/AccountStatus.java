package io.entitlements.account;

/** Whether the owner of an address has shown that it is theirs, and may use the account. */
public enum AccountStatus {
  /** Made by provisioning or sign-up; nobody has verified the address yet. */
  PENDING,
  /** The owner verified the address. */
  ACTIVE,
  /** The application's own people have disabled it: its owner can do nothing. */
  DISABLED,
  /** Deleted: the identifier remains for the audit trail, and nothing that says whose it was. */
  DELETED
}
