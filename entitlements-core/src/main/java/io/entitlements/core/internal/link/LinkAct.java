package io.entitlements.core.internal.link;

import io.entitlements.account.LinkRefusal;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Scope;
import java.util.Optional;
import java.util.UUID;

/**
 * What is done by a link.
 *
 * @param <V> what it makes
 * @param <R> why it can be refused
 */
public interface LinkAct<V, R> {

  /** Whose revision is answered. */
  Scope home(V value);

  /** How it is said that the link itself does not work. */
  R refusal(LinkRefusal why);

  /** The person to whose address the link was mailed. */
  AccountId mailedTo(UnitOfWork store, Token link);

  /** Whose account it is about: locked before the link is spent, as by everybody who changes it. */
  AccountId about(UnitOfWork store, Token link);

  /** Who acts, if the application has said so; the proof may say it, too. */
  default Optional<AccountId> person() {
    return Optional.empty();
  }

  /** Does what takes long, outside of the transaction; a code that was typed is right by then. */
  default void prepare() {
    // Most acts are quick.
  }

  /**
   * Does it; the link is spent already, and comes back if this is denied.
   *
   * @param act names this act
   */
  Attempt<V, R> make(Change change, Token link, UUID act);

  /** What this very act has made, if nobody knew whether it was committed. */
  V made(UnitOfWork store, Token link);
}
