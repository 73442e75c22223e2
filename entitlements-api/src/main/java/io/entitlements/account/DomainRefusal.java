package io.entitlements.account;

import java.time.Instant;
import java.util.Objects;

/** Why a domain is not added, verified, removed or shown. */
public sealed interface DomainRefusal {

  /** Reasons that need no value. */
  enum Why implements DomainRefusal {
    /** Who asks lacks the role for it, or the organization is closed or somebody else's. */
    NOT_PERMITTED,
    /** The organization has not added this domain, or has removed it meanwhile. */
    UNKNOWN_DOMAIN,
    /** The organization has as many domains as it can; see {@link DomainPolicy#most}. */
    TOO_MANY_DOMAINS,
    /**
     * The DNS has no such record, or not yet: an answer that there is none is remembered on the way
     * for as long as the domain's zone says, often an hour. A verified domain stays verified.
     */
    RECORD_NOT_FOUND,
    /**
     * Another organization has verified the domain, and its record is published beside this one.
     * Who looks after the domain's DNS decides: once that record is gone, this one counts.
     */
    VERIFIED_BY_ANOTHER,
    /** The DNS could not be asked, or gave no answer that can be read; later it may. */
    NO_ANSWER,
    /** The engine was made without anything that asks the DNS. */
    NO_LOOK_UPS
  }

  /**
   * The organization's records were looked for too often.
   *
   * @param retryAt the first instant at which one is looked for again
   */
  record TooManyLookUps(Instant retryAt) implements DomainRefusal {
    /** Checks that there is an instant. */
    public TooManyLookUps {
      Objects.requireNonNull(retryAt, "retryAt");
    }
  }
}
