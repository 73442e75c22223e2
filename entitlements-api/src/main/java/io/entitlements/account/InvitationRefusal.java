package io.entitlements.account;

/** Why an invitation is not sent or taken back. */
public enum InvitationRefusal {
  /** Who asks lacks the role for it, or the organization is closed or somebody else's. */
  NOT_PERMITTED,
  /** The person has all these roles there already. */
  ALREADY_MEMBER,
  /** The person is a student there. */
  STUDENT_EXCLUDED,
  /** An invitation of this person is open: send it again, or revoke it first. */
  ALREADY_INVITED,
  /** The organization has no such invitation. */
  UNKNOWN_INVITATION,
  /** It was accepted or revoked already. */
  INVITATION_ENDED,
  /** The organization mailed this person, or who asks very many people, a short while ago. */
  TOO_MANY_EMAILS
}
