package io.entitlements.core.internal.account;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.ExternalPerson;
import io.entitlements.account.IdentityRefusal;
import io.entitlements.account.SignIn;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.AccountEvent;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.Optional;

/** Signing in by another system's word. */
public final class ExternalSignIns {

  private final Members members;

  /** Composes it. */
  public ExternalSignIns(Members members) {
    this.members = members;
  }

  /** Signs in who is known by this identity, or makes it known to an account that nobody uses. */
  SignIn signIn(Change change, ExternalPerson person) {
    Optional<AccountId> linked = change.store().identities().find(person.identity());
    if (linked.isPresent()) {
      return signIn(change.store(), linked.get());
    }
    return person
        .verifiedEmail()
        .map(email -> begin(change, person, email))
        .orElseGet(() -> new SignIn.Refused(SignIn.Why.UNKNOWN_IDENTITY));
  }

  private static SignIn signIn(UnitOfWork store, AccountId account) {
    return Members.isActive(store, account)
        ? new SignIn.SignedIn(account, Optional.empty())
        : new SignIn.Refused(SignIn.Why.DISABLED);
  }

  /** An account that somebody uses is never joined by what another system says of its address. */
  private SignIn begin(Change change, ExternalPerson person, EmailAddress email) {
    AccountId account = members.account(change, email, person.name()).id();
    if (!change.store().accounts().activate(account)) {
      // The same identity may have been quicker in another browser.
      return change
          .store()
          .identities()
          .find(person.identity())
          .map(linked -> signIn(change.store(), linked))
          .orElseGet(() -> new SignIn.Refused(SignIn.Why.LINK_NEEDED));
    }
    change.record(account, new AccountEvent.AccountConfirmed(account));
    Naming.ifUnnamed(change, account, person.name());
    insert(change, account, person.identity());
    return new SignIn.SignedIn(account, Optional.empty());
  }

  Attempt<AccountId, IdentityRefusal> link(
      Change change, AccountId account, ExternalIdentity identity) {
    if (!isActive(change.store().accounts().lock(account))) {
      return Attempt.denied(IdentityRefusal.ACCOUNT_NOT_ACTIVE);
    }
    Optional<AccountId> linked = change.store().identities().find(identity);
    if (linked.isPresent()) {
      return linked.get().equals(account)
          ? Attempt.made(account)
          : Attempt.denied(IdentityRefusal.LINKED_TO_ANOTHER);
    }
    insert(change, account, identity);
    return Attempt.made(account);
  }

  private static void insert(Change change, AccountId account, ExternalIdentity identity) {
    if (!change.store().identities().insert(identity, account)) {
      throw new IllegalStateException("an identity that was looked for in vain is there");
    }
    change.record(account, new AccountEvent.IdentityLinked(account, identity.issuer()));
  }

  /** The owner can always get in again by resetting the password. */
  static Attempt<AccountId, IdentityRefusal> unlink(
      Change change, AccountId account, ExternalIdentity identity) {
    if (!isActive(change.store().accounts().lock(account))) {
      return Attempt.denied(IdentityRefusal.ACCOUNT_NOT_ACTIVE);
    }
    if (change.store().identities().remove(identity, account)) {
      change.record(account, new AccountEvent.IdentityUnlinked(account, identity.issuer()));
    }
    return change.store().identities().find(identity).isEmpty()
        ? Attempt.made(account)
        : Attempt.denied(IdentityRefusal.LINKED_TO_ANOTHER);
  }

  private static boolean isActive(Optional<Account> account) {
    return account.filter(found -> found.status() == AccountStatus.ACTIVE).isPresent();
  }
}
