package io.entitlements.core.internal.account;

import io.entitlements.core.internal.link.LinkAct;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Scope;

/**
 * What is done to an account by a link that was mailed to its address.
 *
 * @param <R> why it can be refused
 */
abstract class AccountAct<R> implements LinkAct<AccountId, R> {

  @Override
  public final Scope home(AccountId account) {
    return account;
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
  public final AccountId made(UnitOfWork store, Token link) {
    return new AccountId(link.target());
  }
}
