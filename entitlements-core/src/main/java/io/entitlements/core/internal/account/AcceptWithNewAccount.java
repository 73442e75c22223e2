package io.entitlements.core.internal.account;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Invitation;
import io.entitlements.account.Joined;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.Membership;
import io.entitlements.account.NewAccountRefusal;
import io.entitlements.account.Password;
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

/**
 * Accepting an invitation with an account that this makes active. Used once: it keeps what it has
 * computed for a second attempt.
 */
final class AcceptWithNewAccount implements LinkAct<Joined, NewAccountRefusal> {

  private final PasswordHasher hasher;
  private final Browsers browsers;
  private final KnownBrowser browser;
  private final String name;
  private final Password password;
  private final AcceptByLink acceptance = AcceptByLink.forWhoWasInvited();
  private String hash = "";

  AcceptWithNewAccount(PasswordHasher hasher, Browsers browsers, String name, Password password) {
    this.hasher = hasher;
    this.browsers = browsers;
    this.browser = browsers.next();
    this.name = name;
    this.password = password;
  }

  @Override
  public Scope home(Joined joined) {
    return joined.membership().organization();
  }

  @Override
  public NewAccountRefusal refusal(LinkRefusal why) {
    return new NewAccountRefusal.NotAcceptable(acceptance.refusal(why));
  }

  @Override
  public AccountId about(UnitOfWork store, Token link) {
    return acceptance.about(store, link);
  }

  @Override
  public AccountId mailedTo(UnitOfWork store, Token link) {
    return acceptance.mailedTo(store, link);
  }

  @Override
  public void prepare() {
    hash = hasher.hash(password);
  }

  @Override
  public Attempt<Joined, NewAccountRefusal> make(Change change, Token link, UUID act) {
    Invitation invitation = AcceptByLink.invitation(change.store(), link).orElseThrow();
    AccountId account = invitation.account();
    Optional<AccountStatus> status = change.store().accounts().lock(account).map(Account::status);
    if (!status.equals(Optional.of(AccountStatus.PENDING))) {
      return denied(
          status.equals(Optional.of(AccountStatus.ACTIVE))
              ? AcceptRefusal.SIGN_IN_FIRST
              : AcceptRefusal.ACCOUNT_NOT_ACTIVE);
    }
    begin(change, account);
    Attempt<Membership, AcceptRefusal> accepted = Acceptance.of(change, invitation, account);
    return accepted instanceof Attempt.Made<Membership, AcceptRefusal> made
        ? Attempt.made(new Joined(made.value(), browser))
        : denied(((Attempt.Denied<Membership, AcceptRefusal>) accepted).reason());
  }

  private static Attempt<Joined, NewAccountRefusal> denied(AcceptRefusal why) {
    return Attempt.denied(new NewAccountRefusal.NotAcceptable(why));
  }

  private void begin(Change change, AccountId account) {
    change.store().passwords().insert(account, hash);
    change.record(account, new AccountEvent.PasswordChanged(account));
    change.store().accounts().activate(account);
    change.record(account, new AccountEvent.AccountConfirmed(account));
    Naming.ifUnnamed(change, account, name);
    browsers.remember(change.store(), browser, account, change.now());
  }

  @Override
  public Joined made(UnitOfWork store, Token link) {
    return new Joined(acceptance.made(store, link), browser);
  }
}
