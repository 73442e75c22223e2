package io.entitlements.claim;

import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.Objects;

/** Why somebody does not claim. */
public sealed interface ClaimRefusal {

  /** Reasons that need no value. */
  enum Why implements ClaimRefusal {
    /** The link never existed; it says no more. */
    LINK_NOT_VALID,
    /**
     * By this serial number and number of displays there is nothing to claim: there is no such
     * display, the number is another, the order was cancelled, what was chosen is over or not part
     * of it, or somebody else has claimed it; which of them is not said.
     */
    NOT_FOUND,
    /** Only an administrator of an open organization claims for it. */
    NOT_PERMITTED,
    /** The account is unknown, disabled, or its address is not verified. */
    ACCOUNT_NOT_ACTIVE,
    /** Somebody else has claimed what was chosen, or everything; told to who has the link. */
    ALREADY_CLAIMED,
    /** The order was cancelled; told to who has the link. */
    ORDER_CANCELLED,
    /** The order has no bundle at a chosen place; told to who has the link. */
    NO_SUCH_BUNDLE,
    /** The last day of what was chosen is past; told to who has the link. */
    TERM_OVER
  }

  /**
   * It was claimed before, for an organization of which the claimant is an administrator.
   *
   * @param organization for which
   * @param claim by which of its claims
   */
  record ClaimedBefore(OrganizationId organization, ClaimId claim) implements ClaimRefusal {
    /** Checks that nothing is missing. */
    public ClaimedBefore {
      Objects.requireNonNull(organization, "organization");
      Objects.requireNonNull(claim, "claim");
    }
  }

  /**
   * Too many wrong serial numbers were typed by the account, for the organization, or came from the
   * source; right ones are not looked at either.
   *
   * @param retryAt the first instant at which one more is looked at
   */
  record TooManyAttempts(Instant retryAt) implements ClaimRefusal {
    /** Checks that there is an instant. */
    public TooManyAttempts {
      Objects.requireNonNull(retryAt, "retryAt");
    }
  }
}
