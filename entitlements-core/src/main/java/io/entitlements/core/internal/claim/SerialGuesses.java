package io.entitlements.core.internal.claim;

import io.entitlements.account.Source;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimLimits;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.TooManyAttempts;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.spi.AttemptStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Judges a draft by hand, and counts it if nothing is found. That it is counted first and given
 * back is not seen outside of the transaction; meanwhile others of the same account, organization
 * or source wait, so that of guesses made all at once no more are looked at than of those made one
 * by one.
 */
record SerialGuesses(ClaimLimits limits) {

  private record Bucket(String name, Limit limit) {}

  Attempt<Judgement, ClaimRefusal> judge(
      UnitOfWork store, ClaimDraft draft, AccountId by, Optional<Source> source, Instant now) {
    Optional<ClaimRefusal> unpermitted = Judgement.unpermitted(store, draft, by);
    if (unpermitted.isPresent()) {
      return Attempt.denied(unpermitted.get());
    }
    List<Bucket> taken = new ArrayList<>();
    Optional<Instant> retryAt = take(store.attempts(), now, draft, by, source, taken);
    if (retryAt.isPresent()) {
      giveBack(store.attempts(), taken);
      return Attempt.denied(new TooManyAttempts(retryAt.get()));
    }
    Attempt<Judgement, ClaimRefusal> judged = Judgement.of(store, draft, by, now, Look.GLANCE);
    if (!judged.equals(Attempt.denied(Why.NOT_FOUND))) {
      giveBack(store.attempts(), taken);
    }
    return judged;
  }

  /**
   * From the account's and the organization's; and from the account's own, or else the source's.
   */
  private Optional<Instant> take(
      AttemptStore attempts,
      Instant now,
      ClaimDraft draft,
      AccountId by,
      Optional<Source> source,
      List<Bucket> taken) {
    List<Bucket> buckets = new ArrayList<>();
    buckets.add(new Bucket("serial-account:" + by, limits.perAccount()));
    if (draft.recipient() instanceof ClaimDraft.Existing existing) {
      buckets.add(
          new Bucket("serial-organization:" + existing.organization(), limits.perOrganization()));
    }
    for (Bucket bucket : buckets) {
      Optional<Instant> retryAt = take(attempts, now, bucket, taken);
      if (retryAt.isPresent()) {
        return retryAt;
      }
    }
    if (source.isEmpty()) {
      return Optional.empty();
    }
    Bucket own = new Bucket("serial-own:" + by, limits.ownPerAccount());
    Optional<Instant> ownAt = take(attempts, now, own, taken);
    if (ownAt.isEmpty()) {
      return Optional.empty();
    }
    String shared = "serial-source:" + Secrets.hash(source.get().text());
    Optional<Instant> sharedAt = take(attempts, now, new Bucket(shared, limits.perSource()), taken);
    return sharedAt.map(at -> at.isBefore(ownAt.get()) ? at : ownAt.get());
  }

  private static Optional<Instant> take(
      AttemptStore attempts, Instant now, Bucket bucket, List<Bucket> taken) {
    Optional<Instant> retryAt = attempts.take(bucket.name(), now, bucket.limit());
    if (retryAt.isEmpty()) {
      taken.add(bucket);
    }
    return retryAt;
  }

  private static void giveBack(AttemptStore attempts, List<Bucket> taken) {
    taken.forEach(bucket -> attempts.giveBack(bucket.name(), bucket.limit()));
  }
}
