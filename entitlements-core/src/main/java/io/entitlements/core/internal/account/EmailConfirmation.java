package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.EmailChanges.Progress;
import io.entitlements.account.EmailChanges.Refusal;
import io.entitlements.account.EmailChanges.Side;
import io.entitlements.account.LinkRefusal;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.link.LinkAct;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.EmailChange;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Scope;
import java.util.Optional;
import java.util.UUID;

/** Confirming one side of a change of address. */
record EmailConfirmation(Side side, Ids ids, AccountDeletion deletion)
    implements LinkAct<EmailConfirmation.Made, Refusal> {

  private static final AccountId NOBODY = new AccountId(new UUID(0, 0));

  /** Whose change, and how far it has come. */
  record Made(AccountId account, Progress progress) {}

  @Override
  public Scope home(Made made) {
    return made.account();
  }

  @Override
  public Refusal refusal(LinkRefusal why) {
    return switch (why) {
      case LINK_NOT_VALID -> Refusal.LINK_NOT_VALID;
      case WRONG_CODE -> Refusal.WRONG_CODE;
      case OTHER_ADDRESS -> Refusal.OTHER_ADDRESS;
    };
  }

  @Override
  public AccountId about(UnitOfWork store, Token link) {
    return account(link);
  }

  /** A session is one of the old address; the new one has none yet. */
  @Override
  public AccountId mailedTo(UnitOfWork store, Token link) {
    return side == Side.OLD ? account(link) : NOBODY;
  }

  @Override
  public Made made(UnitOfWork store, Token link) {
    boolean open =
        store
            .emailChanges()
            .find(account(link))
            .filter(change -> change.id().equals(link.target()))
            .isPresent();
    return new Made(account(link), open ? Progress.OTHER_SIDE_OPEN : Progress.CHANGED);
  }

  @Override
  public Attempt<Made, Refusal> make(Change change, Token link, UUID act) {
    AccountId account = account(link);
    change.store().accounts().lock(account);
    Optional<EmailChange> wanted =
        change
            .store()
            .emailChanges()
            .find(account)
            .filter(found -> found.id().equals(link.target()));
    if (wanted.isEmpty()) {
      return Attempt.denied(Refusal.LINK_NOT_VALID);
    }
    if (!Members.isActive(change.store(), account)) {
      return Attempt.denied(Refusal.ACCOUNT_NOT_ACTIVE);
    }
    EmailChange confirmed = confirmed(wanted.get());
    if (!confirmed.oldConfirmed() || !confirmed.newConfirmed()) {
      if (!confirmed.equals(wanted.get())) {
        change.store().emailChanges().put(confirmed);
        change.record(account, new AccountEvent.EmailChangeConfirmed(account, side));
      }
      return Attempt.made(new Made(account, Progress.OTHER_SIDE_OPEN));
    }
    if (!isFreed(change, confirmed.email())
        || !change.store().accounts().changeEmail(account, confirmed.email())) {
      return Attempt.denied(Refusal.ADDRESS_TAKEN);
    }
    change.store().emailChanges().remove(account);
    endLinksToOldAddress(change, account);
    change.record(account, new AccountEvent.EmailChanged(account));
    return Attempt.made(new Made(account, Progress.CHANGED));
  }

  /**
   * An account of the address that nobody has proved to be theirs stands in nobody's way: it is
   * deleted. By now the address is proved, and so it would have been this person's to take over.
   */
  private boolean isFreed(Change change, EmailAddress email) {
    Optional<AccountId> other = change.store().accounts().find(email).map(Account::id);
    return other.isEmpty()
        || (change
                .store()
                .accounts()
                .lock(other.get())
                .filter(found -> found.status() == AccountStatus.PENDING)
                .isPresent()
            && deletion.delete(change, other.get()) instanceof Attempt.Made);
  }

  private EmailChange confirmed(EmailChange change) {
    return new EmailChange(
        change.account(),
        change.id(),
        change.email(),
        change.oldConfirmed() || side == Side.OLD,
        change.newConfirmed() || side == Side.NEW);
  }

  /** Whoever has the old mailbox has no way in by it any more. */
  private void endLinksToOldAddress(Change change, AccountId account) {
    Token.Spent spent = new Token.Spent(change.now(), ids.next(change.now()));
    change.store().tokens().spendAll(Token.Kind.PASSWORD_RESET, account.value(), spent);
    change.store().tokens().spendAll(Token.Kind.ACCOUNT_CONFIRMATION, account.value(), spent);
  }

  private static AccountId account(Token link) {
    return new AccountId(link.scope().value());
  }
}
