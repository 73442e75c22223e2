package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AttemptLimits;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkState;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordFault;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.account.Passwords;
import io.entitlements.account.Source;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.link.LinkActs;
import io.entitlements.spi.Token;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import java.time.Instant;
import java.util.Optional;

/** Setting, resetting and changing passwords. */
public final class PasswordService implements Passwords {

  private final Changes changes;
  private final LinkActs links;
  private final MailRequests mails;
  private final PasswordHasher hasher;
  private final AttemptLimits limits;
  private final Browsers browsers;
  private final Ids ids;

  /** Composes the service. */
  public PasswordService(
      Changes changes,
      LinkActs links,
      MailRequests mails,
      PasswordHasher hasher,
      AttemptLimits limits,
      Browsers browsers,
      Ids ids) {
    this.changes = changes;
    this.links = links;
    this.mails = mails;
    this.hasher = hasher;
    this.limits = limits;
    this.browsers = browsers;
    this.ids = ids;
  }

  @Override
  public Outcome<PasswordSet, PasswordRefusal> setFirst(
      LinkProof proof, String name, Password password) {
    DisplayText.check("name", name, 0, Account.MAX_NAME_LENGTH);
    return byLink(
        Token.Kind.ACCOUNT_CONFIRMATION,
        proof,
        password,
        "account.confirm",
        new FirstPassword(hasher, browsers, name, password));
  }

  @Override
  public Optional<Instant> requestReset(
      EmailAddress email, Source source, Optional<KnownBrowser> browser) {
    return mails.reset(email, source, browser);
  }

  @Override
  public LinkState look(String secret) {
    return links.look(Token.Kind.PASSWORD_RESET, secret);
  }

  @Override
  public Outcome<PasswordSet, PasswordRefusal> reset(LinkProof proof, Password password) {
    return byLink(
        Token.Kind.PASSWORD_RESET,
        proof,
        password,
        "password.reset",
        new AnotherPassword(hasher, browsers, password));
  }

  private Outcome<PasswordSet, PasswordRefusal> byLink(
      Token.Kind kind, LinkProof proof, Password password, String why, PasswordAct act) {
    Optional<PasswordFault> fault = hasher.policy().fault(password);
    return fault.isPresent()
        ? Outcome.refused(new PasswordRefusal.NotAccepted(fault.get()))
        : links.act(kind, proof, why, act);
  }

  @Override
  public Outcome<PasswordSet, PasswordRefusal> change(
      AccountId account, Password old, Password password) {
    Optional<PasswordFault> fault = hasher.policy().fault(password);
    if (fault.isPresent()) {
      return Outcome.refused(new PasswordRefusal.NotAccepted(fault.get()));
    }
    String bucket = Buckets.oldPassword(account);
    Optional<Instant> retryAt =
        changes.note(store -> store.attempts().take(bucket, changes.now(), limits.perBrowser()));
    if (retryAt.isPresent()) {
      return Outcome.refused(new PasswordRefusal.TooManyAttempts(retryAt.get()));
    }
    Optional<String> stored = changes.read(store -> store.passwords().find(account));
    if (!hasher.matches(old, stored)) {
      return Outcome.refused(new PasswordRefusal.OldPasswordWrong());
    }
    changes.touch(store -> store.attempts().giveBack(bucket, limits.perBrowser()));
    PasswordChange act =
        new PasswordChange(
            browsers,
            stored.orElseThrow(),
            hasher.hash(password),
            new PasswordSet(account, browsers.next()),
            ids.next(changes.now()));
    return changes.make(
        new Actor.Person(account), "password.change", PasswordSet::account, act::make);
  }
}
