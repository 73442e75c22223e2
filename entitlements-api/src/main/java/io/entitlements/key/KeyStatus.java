package io.entitlements.key;

import io.entitlements.subscription.Term;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Where a product key stands at an instant; always derived from dated facts, never stored. */
public enum KeyStatus {
  /** A term of it covers the instant. */
  ACTIVE,
  /** Its last term ended within the product's grace. */
  IN_GRACE,
  /** No term has begun yet, or the next one has not. */
  SCHEDULED,
  /** Every term has ended, and its grace too. */
  EXPIRED,
  /** It was revoked. */
  REVOKED,
  /** Its subscription was cancelled. */
  CANCELLED,
  /** Its software was transferred to another organization. */
  TRANSFERRED,
  /** The hardware that it came with was returned. */
  HARDWARE_RETURNED;

  /**
   * Derives the status.
   *
   * @param key the key
   * @param graceDays the product's grace, in local days
   * @param zone where the organization is: grace ends at the end of a local day
   * @param now the instant
   * @return the status at that instant
   */
  public static KeyStatus of(ProductKey key, int graceDays, ZoneId zone, Instant now) {
    Optional<KeyEnd> ended =
        key.cutShort()
            .filter(end -> !now.isBefore(end.at()))
            .filter(end -> end.isFinal() || !isOverBefore(end.at(), key, graceDays, zone));
    if (ended.isPresent()) {
      return switch (ended.get().why()) {
        case REVOKED -> REVOKED;
        case CANCELLED -> CANCELLED;
        case TRANSFERRED -> TRANSFERRED;
        case HARDWARE_RETURNED -> HARDWARE_RETURNED;
      };
    }
    if (key.seatsAt(now) > 0) {
      return ACTIVE;
    }
    boolean inGrace =
        key.allotments().stream()
            .map(Allotment::term)
            .anyMatch(term -> isInGrace(term, graceDays, zone, now));
    if (inGrace) {
      return IN_GRACE;
    }
    return now.isBefore(key.endsAt()) ? SCHEDULED : EXPIRED;
  }

  private static boolean isOverBefore(Instant instant, ProductKey key, int graceDays, ZoneId zone) {
    return key.newest().term().graceEndsAt(graceDays, zone).isBefore(instant);
  }

  private static boolean isInGrace(Term term, int graceDays, ZoneId zone, Instant now) {
    return !now.isBefore(term.endsAt()) && now.isBefore(term.graceEndsAt(graceDays, zone));
  }
}
