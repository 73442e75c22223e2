package io.entitlements.account;

/** Why an account is not renamed, disabled, enabled or deleted. */
public enum AccountRefusal {
  /** There is no such account; or it was deleted, and only deleting it again is no mistake. */
  UNKNOWN_ACCOUNT,
  /** Only an active account can be renamed or disabled, and who asks must not be disabled. */
  NOT_ACTIVE,
  /** Only a disabled account can be enabled. */
  NOT_DISABLED,
  /** The person is the last administrator of an organization: another one is needed first. */
  LAST_ADMINISTRATOR,
  /** The person owns an organization: it has to be handed over first. */
  OWNER
}
