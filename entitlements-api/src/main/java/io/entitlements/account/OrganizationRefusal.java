package io.entitlements.account;

/** Why an organization is not added or changed. */
public enum OrganizationRefusal {
  /** The account is unknown, or its address is not verified. */
  ACCOUNT_NOT_ACTIVE,
  /** Who asks lacks the role for it, or the organization is closed or somebody else's. */
  NOT_PERMITTED,
  /** What is stored stays in its region. */
  REGION_FIXED,
  /** A key of one of its subscriptions has not ended, or a claim is not fulfilled yet. */
  HAS_SUBSCRIPTIONS,
  /** Only an administrator with a verified address can be the owner. */
  NOT_AN_ADMINISTRATOR
}
