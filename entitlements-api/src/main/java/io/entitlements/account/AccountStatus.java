package io.entitlements.account;

/** Whether the owner of an address has shown that it is theirs. */
public enum AccountStatus {
  /** Made by provisioning or sign-up; nobody has verified the address yet. */
  PENDING,
  /** The owner verified the address. */
  ACTIVE
}
