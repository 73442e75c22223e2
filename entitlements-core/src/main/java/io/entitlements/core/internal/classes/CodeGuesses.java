package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.JoinRefusal.TooManyAttempts;
import io.entitlements.account.JoinRefusal.Why;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.change.TakenAttempts;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Looks a code up, and counts it if it is wrong. */
record CodeGuesses(JoinLimits limits) {

  Attempt<ClassGroup, JoinRefusal> look(
      UnitOfWork store, Instant now, AccountId account, String code, Optional<Source> source) {
    if (!Members.isActive(store, account)) {
      return Attempt.denied(Why.ACCOUNT_NOT_ACTIVE);
    }
    TakenAttempts taken = new TakenAttempts(store.attempts(), now);
    Optional<Instant> retryAt = take(taken, account, source);
    if (retryAt.isPresent()) {
      taken.giveBack();
      return Attempt.denied(new TooManyAttempts(retryAt.get()));
    }
    Optional<ClassGroup> opened = store.classGroups().openedBy(code, now);
    if (opened.isEmpty()) {
      return Attempt.denied(Why.CODE_NOT_VALID);
    }
    taken.giveBack();
    return Attempt.made(opened.get());
  }

  /** From the account's bucket; and from that of its own, or else from the source's. */
  private Optional<Instant> take(TakenAttempts taken, AccountId account, Optional<Source> source) {
    Optional<Instant> retryAt = taken.take("class-code-account:" + account, limits.perAccount());
    if (retryAt.isPresent() || source.isEmpty()) {
      return retryAt;
    }
    return taken.take(
        "class-code-own:" + account,
        limits.ownPerAccount(),
        "class-code-source:" + Secrets.hash(source.get().text()),
        limits.perSource());
  }
}
