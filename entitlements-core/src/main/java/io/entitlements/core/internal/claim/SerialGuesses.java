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

/** Judges a draft by hand, and counts it if nothing is found. */
record SerialGuesses(ClaimLimits limits) {

  Attempt<Judgement, ClaimRefusal> judge(
      UnitOfWork store, ClaimDraft draft, AccountId by, Optional<Source> source, Instant now) {
    Optional<ClaimRefusal> unpermitted = Judgement.unpermitted(store, draft, by);
    if (unpermitted.isPresent()) {
      return Attempt.denied(unpermitted.get());
    }
    TakenAttempts taken = new TakenAttempts(store.attempts(), now);
    Optional<Instant> retryAt = take(taken, draft, by, source);
    if (retryAt.isPresent()) {
      taken.giveBack();
      return Attempt.denied(new TooManyAttempts(retryAt.get()));
    }
    Attempt<Judgement, ClaimRefusal> judged = Judgement.of(store, draft, by, now, Look.GLANCE);
    if (!judged.equals(Attempt.denied(Why.NOT_FOUND))) {
      taken.giveBack();
    }
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
