package io.entitlements.core.internal.link;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.LinkProof;
import io.entitlements.account.LinkRefusal;
import io.entitlements.account.LinkState;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Actor;
import io.entitlements.type.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** The one way to act by an emailed link: it is proved, spent, and what it is for is done. */
public final class LinkActs {

  private static final Actor NOBODY_SIGNED_IN = new Actor.Task("emailed-link");

  private final Changes changes;
  private final Ids ids;

  /** Composes it. */
  public LinkActs(Changes changes, Ids ids) {
    this.changes = changes;
    this.ids = ids;
  }

  /** What became of a link; changes nothing. */
  public LinkState look(Token.Kind kind, String secret) {
    Optional<Token> token =
        changes.read(store -> store.tokens().find(kind, Secrets.hashOfLink(secret)));
    if (token.isEmpty() || token.get().missed() == Token.MOST_MISSED) {
      return LinkState.NOT_VALID;
    }
    if (token.get().spent().isPresent()) {
      return LinkState.USED;
    }
    return token.get().isExpired(changes.now()) ? LinkState.EXPIRED : LinkState.OPEN;
  }

  /**
   * Does what a link is for, once.
   *
   * @param why the request, as the audit trail names it
   */
  public <V, R> Outcome<V, R> act(Token.Kind kind, LinkProof proof, String why, LinkAct<V, R> act) {
    String lookup = Secrets.hashOfLink(proof.secret());
    if (proof instanceof LinkProof.WithCode typed) {
      Optional<LinkRefusal> refusal = checkCode(kind, lookup, typed);
      if (refusal.isPresent()) {
        return Outcome.refused(act.refusal(refusal.get()));
      }
    }
    act.prepare();
    UUID by = ids.next(changes.now());
    return changes.make(
        actor(proof, act), why, act::home, change -> act(change, kind, lookup, proof, by, act));
  }

  private static Actor actor(LinkProof proof, LinkAct<?, ?> act) {
    return proof instanceof LinkProof.SignedIn person
        ? new Actor.Person(person.account())
        : act.person().<Actor>map(Actor.Person::new).orElse(NOBODY_SIGNED_IN);
  }

  /** In a transaction of its own, for a wrong code counts, although nothing is done then. */
  private Optional<LinkRefusal> checkCode(
      Token.Kind kind, String lookup, LinkProof.WithCode typed) {
    Optional<String> code = LinkCode.normal(typed.code());
    if (code.isEmpty()) {
      boolean open = look(kind, typed.secret()) == LinkState.OPEN;
      return Optional.of(open ? LinkRefusal.WRONG_CODE : LinkRefusal.LINK_NOT_VALID);
    }
    String hash = LinkCode.hash(typed.secret(), code.get());
    return changes.note(
        store -> {
          if (!store.tokens().tryCode(kind, lookup, hash, changes.now())) {
            return Optional.of(LinkRefusal.LINK_NOT_VALID);
          }
          String right = store.tokens().find(kind, lookup).flatMap(Token::codeHash).orElseThrow();
          return isEqual(right, hash) ? Optional.empty() : Optional.of(LinkRefusal.WRONG_CODE);
        });
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static <V, R> Attempt<V, R> act(
      Change change, Token.Kind kind, String lookup, LinkProof proof, UUID by, LinkAct<V, R> act) {
    UnitOfWork store = change.store();
    Optional<Token> link = store.tokens().find(kind, lookup);
    if (link.isEmpty()) {
      return Attempt.denied(act.refusal(LinkRefusal.LINK_NOT_VALID));
    }
    if (link.get().spent().filter(spent -> spent.by().equals(by)).isPresent()) {
      return Attempt.made(act.made(store, link.get()));
    }
    if (proof instanceof LinkProof.SignedIn person && !isMailedTo(store, link.get(), person, act)) {
      return Attempt.denied(act.refusal(LinkRefusal.OTHER_ADDRESS));
    }
    // In the order of all others: who disables an account locks it, and then ends its links.
    store.accounts().lock(act.about(store, link.get()));
    return store.tokens().spend(kind, lookup, new Token.Spent(change.now(), by))
        ? act.make(change, link.get(), by)
        : Attempt.denied(act.refusal(LinkRefusal.LINK_NOT_VALID));
  }

  private static boolean isMailedTo(
      UnitOfWork store, Token link, LinkProof.SignedIn person, LinkAct<?, ?> act) {
    return act.mailedTo(store, link).equals(person.account())
        && store
            .accounts()
            .find(person.account())
            .map(Account::status)
            .equals(Optional.of(AccountStatus.ACTIVE));
  }
}
