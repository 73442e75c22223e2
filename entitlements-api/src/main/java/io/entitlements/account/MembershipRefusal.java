package io.entitlements.account;

/** Why a membership is not changed. */
public enum MembershipRefusal {
  /** Who asks lacks the role for it, or belongs to another organization. */
  NOT_PERMITTED,
  /** The account of who asks for something of their own is disabled. */
  ACCOUNT_DISABLED,
  /** The person does not belong to the organization. */
  NOT_A_MEMBER,
  /** A student cannot become anything else there, nor anybody else a student, while a member. */
  STUDENT_EXCLUDED,
  /** Nobody would be left to administer the organization. */
  LAST_ADMINISTRATOR,
  /** The owner stays an administrator until the organization is handed over. */
  OWNER
}
