package io.entitlements.core.internal.claim;

import io.entitlements.account.Source;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimLimits;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.TooManyAttempts;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.change.TakenAttempts;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Judges a draft by hand of somebody who may claim, and counts it if nothing is found. */
record SerialGuesses(ClaimLimits limits) {

  /** More than people correct an order while one of them claims it. */
  private static final int TRIES = 100;

  /** To tell somebody. */
  Attempt<Judgement, ClaimRefusal> review(
      UnitOfWork store, ClaimDraft draft, AccountId by, Optional<Source> source, Instant now) {
    return counted(
        store, draft, by, source, now, () -> Judgement.of(store, draft, by, now, Look.GLANCE));
  }

  /** To claim in the same transaction. */
  Attempt<Judgement, ClaimRefusal> submit(
      UnitOfWork store, ClaimDraft draft, AccountId by, Optional<Source> source, Instant now) {
    return counted(store, draft, by, source, now, () -> locked(store, draft, by, now));
  }

  /**
   * Locks only what can be claimed; why anything else cannot is seen by a glance, so that all that
   * is refused costs the same and keeps nobody from their order.
   */
  private static Attempt<Judgement, ClaimRefusal> locked(
      UnitOfWork store, ClaimDraft draft, AccountId by, Instant now) {
    for (int i = 0; i < TRIES; i++) {
      Attempt<Judgement, ClaimRefusal> kept = Judgement.of(store, draft, by, now, Look.LOCK);
      if (kept instanceof Attempt.Made) {
        return kept;
      }
      Attempt<Judgement, ClaimRefusal> seen = Judgement.of(store, draft, by, now, Look.GLANCE);
      if (!(seen instanceof Attempt.Made)) {
        return seen;
      }
      // It was corrected or set free between the two.
    }
    throw new IllegalStateException("an order changes faster than it can be claimed");
  }

  private Attempt<Judgement, ClaimRefusal> counted(
      UnitOfWork store,
      ClaimDraft draft,
      AccountId by,
      Optional<Source> source,
      Instant now,
      Supplier<Attempt<Judgement, ClaimRefusal>> look) {
    TakenAttempts taken = new TakenAttempts(store.attempts(), now);
    Optional<Instant> retryAt = take(taken, draft, by, source);
    if (retryAt.isPresent()) {
      taken.giveBack();
      return Attempt.denied(new TooManyAttempts(retryAt.get()));
    }
    Attempt<Judgement, ClaimRefusal> judged = look.get();
    if (judged.equals(Attempt.denied(Why.NOT_FOUND))) {
      return Attempt.noted(Why.NOT_FOUND);
    }
    taken.giveBack();
    return judged;
  }

  /**
   * From the account's and the organization's; and from the account's own, or else the source's.
   */
  private Optional<Instant> take(
      TakenAttempts taken, ClaimDraft draft, AccountId by, Optional<Source> source) {
    Optional<Instant> retryAt = taken.take("serial-account:" + by, limits.perAccount());
    if (retryAt.isEmpty() && draft.recipient() instanceof ClaimDraft.Existing existing) {
      retryAt =
          taken.take("serial-organization:" + existing.organization(), limits.perOrganization());
    }
    if (retryAt.isPresent() || source.isEmpty()) {
      return retryAt;
    }
    return taken.take(
        "serial-own:" + by,
        limits.ownPerAccount(),
        "serial-source:" + Secrets.hash(source.get().text()),
        limits.perSource());
  }
}
