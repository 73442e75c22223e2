package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.Password;
import io.entitlements.account.PasswordRefusal;
import io.entitlements.account.PasswordSet;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.link.LinkAct;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Scope;
import java.util.Optional;
import java.util.UUID;

/** Setting a password by a link. Used once: it keeps what it has computed for a second attempt. */
abstract class PasswordAct implements LinkAct<PasswordSet, PasswordRefusal> {

  private final PasswordHasher hasher;
  private final Browsers browsers;
  private final Password password;
  private final KnownBrowser browser;
  private String hash = "";

  PasswordAct(PasswordHasher hasher, Browsers browsers, Password password) {
    this.hasher = hasher;
    this.browsers = browsers;
    this.password = password;
    this.browser = browsers.next();
  }

  @Override
  public final void prepare() {
    hash = hasher.hash(password);
  }

  @Override
  public final Scope home(PasswordSet set) {
    return set.account();
  }

  @Override
  public final PasswordRefusal refusal(LinkRefusal why) {
    return new PasswordRefusal.LinkRefused(why);
  }

  @Override
  public final AccountId about(UnitOfWork store, Token link) {
    return new AccountId(link.target());
  }

  @Override
  public final AccountId mailedTo(UnitOfWork store, Token link) {
    return new AccountId(link.target());
  }

  @Override
  public final PasswordSet made(UnitOfWork store, Token link) {
    return new PasswordSet(new AccountId(link.target()), browser);
  }

  @Override
  public final Attempt<PasswordSet, PasswordRefusal> make(Change change, Token link, UUID act) {
    AccountId account = new AccountId(link.target());
    Optional<AccountStatus> status = change.store().accounts().lock(account).map(Account::status);
    if (status.equals(Optional.of(AccountStatus.DISABLED))) {
      return Attempt.denied(new PasswordRefusal.AccountDisabled());
    }
    if (status.isEmpty() || !isSet(change, account, status.get(), hash)) {
      return Attempt.denied(refusal(LinkRefusal.LINK_NOT_VALID));
    }
    endOthers(change, account, act);
    browsers.remember(change.store(), browser, account, change.now());
    change.record(account, new AccountEvent.PasswordChanged(account));
    return Attempt.made(made(change.store(), link));
  }

  /** Sets it; false if this account is not one for which this link can. */
  abstract boolean isSet(Change change, AccountId account, AccountStatus status, String hash);

  /** Whoever had a way in by a link or a known browser has it no more. */
  static void endOthers(Change change, AccountId account, UUID act) {
    Token.Spent spent = new Token.Spent(change.now(), act);
    change.store().tokens().spendAll(Token.Kind.PASSWORD_RESET, account.value(), spent);
    Browsers.forgetAll(change.store(), account, change.now(), act);
  }
}
