package io.entitlements.account;

/** Why an invitation is not accepted. */
public enum AcceptRefusal {
  /** The link does not work: see {@link LinkRefusal#LINK_NOT_VALID}. */
  LINK_NOT_VALID,
  /** The link is right and the code beside it is not. */
  WRONG_CODE,
  /**
   * Who is signed in has another address than the one invited. Ask the person; who wants the
   * membership on the account that is signed in types the code: {@link Invitations#acceptAs}.
   */
  OTHER_ADDRESS,
  /** It was accepted, revoked or is too old, or the organization is closed. */
  INVITATION_ENDED,
  /** The person is a student there, and cannot be anything else at the same time. */
  STUDENT_EXCLUDED,
  /** Nobody has signed up at this address yet: {@link Invitations#acceptWithNewAccount}. */
  NO_ACCOUNT_YET,
  /** There is an account in use at this address: its owner signs in. */
  SIGN_IN_FIRST,
  /** The account is disabled or deleted. */
  ACCOUNT_NOT_ACTIVE
}
