package io.entitlements.core.internal.snapshot;

import io.entitlements.check.Reason;
import io.entitlements.core.internal.decision.Coverage;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.HeldRight;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When a seat counts, by the dated facts of its subscription and keys. */
final class Coverages {

  private Coverages() {}

  static List<Coverage> of(HeldRight held, int graceDays) {
    List<Coverage> coverages = new ArrayList<>();
    for (ProductKey key : held.keys()) {
      for (Allotment allotment : key.effective()) {
        coverages.add(coverage(held, key, allotment.term(), graceDays));
      }
    }
    return coverages;
  }

  /** A decided end of a key leaves no grace, neither of the term that it cuts nor of one before. */
  private static Coverage coverage(HeldRight held, ProductKey key, Term term, int graceDays) {
    Instant graceEndsAt = term.graceEndsAt(graceDays, held.zone());
    Optional<KeyEnd> cut = key.cutShort().filter(end -> !end.at().isAfter(graceEndsAt));
    if (cut.isEmpty()) {
      return uncut(held.subscription(), term, graceEndsAt);
    }
    Reason after =
        switch (cut.get().why()) {
          case REVOKED, TRANSFERRED -> Reason.REVOKED;
          case CANCELLED -> Reason.CANCELLED;
          case HARDWARE_RETURNED -> Reason.EXPIRED;
        };
    return new Coverage(term.startsAt(), term.endsAt(), cut.get().at(), after);
  }

  /** A cancellation leaves no grace. */
  private static Coverage uncut(Subscription subscription, Term term, Instant graceEndsAt) {
    Optional<Instant> cancelsAt = subscription.cancelsAt().filter(at -> !at.isAfter(graceEndsAt));
    if (cancelsAt.isEmpty()) {
      return new Coverage(term.startsAt(), term.endsAt(), graceEndsAt, Reason.EXPIRED);
    }
    Instant over = cancelsAt.get().isAfter(term.endsAt()) ? cancelsAt.get() : term.endsAt();
    return new Coverage(term.startsAt(), term.endsAt(), over, Reason.CANCELLED);
  }
}
