package io.entitlements.subscription;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;

/** Where a subscription stands at an instant; always derived from dated facts, never stored. */
public enum SubscriptionStatus {
  /** A key's term covers the instant. */
  ACTIVE,
  /** No term covers it, but the last one that ended did so within the product's grace. */
  IN_GRACE,
  /** No term covers it yet. */
  SCHEDULED,
  /** Every term has ended, and its grace too. */
  EXPIRED;

  /**
   * Derives the status.
   *
   * @param terms the terms of the subscription's keys
   * @param graceDays the product's grace
   * @param zone where the organization is: grace ends at the end of a local day
   * @param now the instant
   * @return the status at that instant
   */
  public static SubscriptionStatus at(
      Collection<Term> terms, int graceDays, ZoneId zone, Instant now) {
    if (terms.stream().anyMatch(term -> term.covers(now))) {
      return ACTIVE;
    }
    boolean inGrace =
        terms.stream()
            .map(Term::endsAt)
            .anyMatch(end -> !now.isBefore(end) && now.isBefore(graceEnd(end, graceDays, zone)));
    if (inGrace) {
      return IN_GRACE;
    }
    return terms.stream().anyMatch(term -> now.isBefore(term.startsAt())) ? SCHEDULED : EXPIRED;
  }

  /**
   * When the grace after a term ends.
   *
   * @param termEnd the first instant after the term
   * @param graceDays the product's grace, in local days
   * @param zone where the organization is
   * @return the first instant after the grace
   */
  public static Instant graceEnd(Instant termEnd, int graceDays, ZoneId zone) {
    return termEnd.atZone(zone).plus(Period.ofDays(graceDays)).toInstant();
  }
}
