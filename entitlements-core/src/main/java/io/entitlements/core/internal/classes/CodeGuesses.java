package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.JoinRefusal.TooManyAttempts;
import io.entitlements.account.JoinRefusal.Why;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.AttemptStore;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Limit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks a code up, and counts it if it is wrong. That it is counted first and given back is not
 * seen outside of the transaction; meanwhile others of the same account or source wait, so that of
 * guesses made all at once no more are looked at than of those made one by one.
 */
record CodeGuesses(JoinLimits limits) {

  Attempt<ClassGroup, JoinRefusal> look(
      UnitOfWork store, Instant now, AccountId account, String code, Optional<Source> source) {
    if (!Members.isActive(store, account)) {
      return Attempt.denied(Why.ACCOUNT_NOT_ACTIVE);
    }
    Map<String, Limit> buckets = buckets(account, source);
    Optional<Instant> retryAt = take(store.attempts(), buckets, now);
    if (retryAt.isPresent()) {
      return Attempt.denied(new TooManyAttempts(retryAt.get()));
    }
    Optional<ClassGroup> opened = store.classGroups().openedBy(code, now);
    if (opened.isEmpty()) {
      return Attempt.denied(Why.CODE_NOT_VALID);
    }
    buckets.forEach(store.attempts()::giveBack);
    return Attempt.made(opened.get());
  }

  /** The source's first: it is shared, so that while it is held nobody drops it as idle. */
  private Map<String, Limit> buckets(AccountId account, Optional<Source> source) {
    Map<String, Limit> buckets = new LinkedHashMap<>();
    source.ifPresent(
        from -> buckets.put("class-code-source:" + Secrets.hash(from.text()), limits.perSource()));
    buckets.put("class-code-account:" + account, limits.perAccount());
    return buckets;
  }

  /** Takes from all, or from none. */
  private static Optional<Instant> take(
      AttemptStore attempts, Map<String, Limit> buckets, Instant now) {
    Map<String, Limit> taken = new LinkedHashMap<>();
    for (Map.Entry<String, Limit> bucket : buckets.entrySet()) {
      Optional<Instant> retryAt = attempts.take(bucket.getKey(), now, bucket.getValue());
      if (retryAt.isPresent()) {
        taken.forEach(attempts::giveBack);
        return retryAt;
      }
      taken.put(bucket.getKey(), bucket.getValue());
    }
    return Optional.empty();
  }
}
