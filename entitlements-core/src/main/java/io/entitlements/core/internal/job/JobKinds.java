package io.entitlements.core.internal.job;

/** The kinds of job; a stored form, so a name never changes its meaning. */
public final class JobKinds {

  /** Makes the subscriptions of a claim; argument: the claim. */
  public static final String FULFIL_CLAIM = "fulfil-claim";

  /** Looks whether a claim is overdue; argument: the claim. */
  public static final String CLAIM_OVERDUE = "claim-overdue";

  /** Mails that a claim is overdue to an administrator; argument: the account and the claim. */
  public static final String CLAIM_OVERDUE_MAIL = "claim-overdue-mail";

  /**
   * Takes what was transferred to where it goes; argument: the claim, to whom, and the claim there.
   */
  public static final String TRANSFER_CLAIM = "transfer-claim";

  /** Mails the claim's URL to the buyer; argument: the order and which of its confirmations. */
  public static final String ORDER_MAIL = "order-mail";

  /** Makes the account of an address, if there is none; argument: the address. */
  public static final String SIGN_UP = "sign-up";

  /** Mails the link that ends a sign-up; argument: the account. */
  public static final String WELCOME_MAIL = "welcome-mail";

  /** Mails an invitation; argument: the invitation. */
  public static final String INVITATION_MAIL = "invitation-mail";

  /** Mails the link that resets a password; argument: the account, if there is one. */
  public static final String RESET_MAIL = "reset-mail";

  /** Mails the link that confirms a change of address from the old one; argument: the change. */
  public static final String OLD_ADDRESS_MAIL = "old-address-mail";

  /** Mails the link that confirms a change of address from the new one; argument: the change. */
  public static final String NEW_ADDRESS_MAIL = "new-address-mail";

  /** Ends what a deleted account had in an organization; argument: the account. */
  public static final String FORGET_PERSON = "forget-person";

  /** Looks once more for what a deleted account has in organizations; argument: the account. */
  public static final String FORGET_AGAIN = "forget-again";

  /** Ends the activations of a deleted account; argument: the account. */
  public static final String FORGET_DEVICES = "forget-devices";

  /** Brings the seats of a subscription up to the instant; argument: the subscription. */
  public static final String SETTLE_SEATS = "settle-seats";

  /** Looks which notices became due; argument: the subscription and since when. */
  public static final String NOTICES_DUE = "notices-due";

  /** Asks for the mails of a notice; argument: the notice. */
  public static final String NOTICE = "notice";

  /** Mails a notice to an administrator; argument: the account and the notice. */
  public static final String NOTICE_MAIL = "notice-mail";

  /** Releases seats of people whom a list names no more; argument: the connection. */
  public static final String ROSTER_RELEASE = "roster-release";

  /** Reads a list and applies it; argument: the connection and which chain of jobs it is of. */
  public static final String SYNC_ROSTER = "sync-roster";

  /** Ends what a list gave that was disconnected; argument: the connection. */
  public static final String END_ROSTER = "end-roster";

  private JobKinds() {}

  /**
   * Whether a job that keeps failing is given up. A message may be, and so may a fulfilment, which
   * needs support then; what else changes who has what, or asks for messages and for its own next
   * time, is tried for ever, since nothing else will do it.
   */
  static boolean isGivenUp(String kind) {
    return switch (kind) {
      case SIGN_UP,
          CLAIM_OVERDUE,
          TRANSFER_CLAIM,
          FORGET_PERSON,
          FORGET_AGAIN,
          FORGET_DEVICES,
          SETTLE_SEATS,
          ROSTER_RELEASE,
          SYNC_ROSTER,
          END_ROSTER,
          NOTICES_DUE,
          NOTICE ->
          false;
      default -> true;
    };
  }
}
