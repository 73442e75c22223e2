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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks a code up, and counts it if it is wrong. That it is counted first and given back is not
 * seen outside of the transaction; meanwhile others of the same account or source wait, so that of
 * guesses made all at once no more are looked at than of those made one by one.
 */
record CodeGuesses(JoinLimits limits) {

  private record Bucket(String name, Limit limit) {}

  Attempt<ClassGroup, JoinRefusal> look(
      UnitOfWork store, Instant now, AccountId account, String code, Optional<Source> source) {
    if (!Members.isActive(store, account)) {
      return Attempt.denied(Why.ACCOUNT_NOT_ACTIVE);
    }
    List<Bucket> taken = new ArrayList<>();
    Optional<Instant> retryAt = take(store.attempts(), now, account, source, taken);
    if (retryAt.isPresent()) {
      giveBack(store.attempts(), taken);
      return Attempt.denied(new TooManyAttempts(retryAt.get()));
    }
    Optional<ClassGroup> opened = store.classGroups().openedBy(code, now);
    if (opened.isEmpty()) {
      return Attempt.denied(Why.CODE_NOT_VALID);
    }
    giveBack(store.attempts(), taken);
    return Attempt.made(opened.get());
  }

  /** From the account's bucket; and from that of its own, or else from the source's. */
  private Optional<Instant> take(
      AttemptStore attempts,
      Instant now,
      AccountId account,
      Optional<Source> source,
      List<Bucket> taken) {
    Bucket ofAccount = new Bucket("class-code-account:" + account, limits.perAccount());
    Optional<Instant> retryAt = take(attempts, now, ofAccount, taken);
    if (retryAt.isPresent() || source.isEmpty()) {
      return retryAt;
    }
    Bucket own = new Bucket("class-code-own:" + account, limits.ownPerAccount());
    Optional<Instant> ownAt = take(attempts, now, own, taken);
    if (ownAt.isEmpty()) {
      return Optional.empty();
    }
    String shared = "class-code-source:" + Secrets.hash(source.get().text());
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
