package io.entitlements.core.internal.key;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.event.SubscriptionEvent;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Token;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Adds product keys to subscriptions and gives them texts, whoever asks for it: fulfilment or the
 * vendor. The caller has locked the subscription and brings its capacity up to date afterwards.
 */
public final class KeyIssuer {

  private final Ids ids;
  private final ProductKeyMint mint;

  /** Composes the issuer. */
  public KeyIssuer(Ids ids, ProductKeyMint mint) {
    this.ids = ids;
    this.mint = mint;
  }

  /** Adds a key; a subscription that is cancelled is not so any more. */
  public ProductKey add(Change change, Subscription subscription, Allotment allotment) {
    return add(change, subscription, new ProductKeyId(ids.next(change.now())), allotment);
  }

  /** Adds a key whose identifier was given before. */
  public ProductKey add(
      Change change, Subscription subscription, ProductKeyId id, Allotment allotment) {
    ProductKey key =
        new ProductKey(
            subscription.organization(),
            subscription.id(),
            id,
            List.of(allotment),
            Optional.empty(),
            mint.generation(),
            mint.nextNumber());
    change.store().productKeys().insert(key);
    insertToken(change, subscription.product(), key);
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyAdded(
            key.organization(), key.subscription(), key.id(), allotment.seats(), allotment.term()),
        allotment.term().startsAt());
    endCancellation(change, subscription);
    return key;
  }

  private static void endCancellation(Change change, Subscription subscription) {
    if (subscription.cancelsAt().isPresent()) {
      change.store().subscriptions().update(subscription.withCancelsAt(Optional.empty()));
      change.record(
          subscription.organization(),
          new SubscriptionEvent.CancellationEnded(subscription.organization(), subscription.id()));
    }
  }

  /**
   * Adds a key that another organization had, with everything that was bought of it, the dates that
   * it had, and its text, which leads here from now on. A cancellation that is to come comes no
   * sooner than the key's end; one that has come is ended.
   */
  public ProductKey receive(
      Change change, Subscription subscription, ProductKeyId id, ProductKey before) {
    List<Allotment> allotments = before.allotments();
    ProductKey key =
        new ProductKey(
            subscription.organization(),
            subscription.id(),
            id,
            allotments,
            Optional.empty(),
            before.generation(),
            before.number());
    change.store().productKeys().insert(key);
    boolean isLed =
        change
            .store()
            .tokens()
            .redirect(
                Token.Kind.PRODUCT_KEY,
                mint.lookup(subscription.product(), key.generation(), key.number()),
                before.id().value(),
                key.organization(),
                key.id().value());
    if (!isLed) {
      throw new IllegalStateException("the text of a key has changed under way; try again");
    }
    Allotment first = allotments.get(0);
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyAdded(
            key.organization(), key.subscription(), key.id(), first.seats(), first.term()));
    if (allotments.size() > 1) {
      change.record(
          key.organization(),
          new ProductKeyEvent.ProductKeyAllotted(
              key.organization(), key.subscription(), key.id(), allotments));
    }
    postponeCancellation(change, subscription, key.endsAt());
    return key;
  }

  /**
   * Nobody there has bought anything anew, so what is to be cancelled at its end still is, at its
   * new end. Where the cancellation has come, what arrives would be of no use under it.
   */
  private static void postponeCancellation(Change change, Subscription subscription, Instant end) {
    Optional<Instant> cancelsAt = subscription.cancelsAt().filter(change.now()::isBefore);
    if (cancelsAt.isEmpty()) {
      endCancellation(change, subscription);
    } else if (end.isAfter(cancelsAt.get())) {
      change.store().subscriptions().update(subscription.withCancelsAt(Optional.of(end)));
      change.record(
          subscription.organization(),
          new SubscriptionEvent.SubscriptionCancelled(
              subscription.organization(), subscription.id(), end));
    }
  }

  /**
   * Gives a key a new text; the old one stops working. A key whose text leads to another one by now
   * has none.
   */
  public void reissue(Change change, ProductId before, ProductId after, ProductKey key) {
    String old = mint.lookup(before, key.generation(), key.number());
    boolean isElsewhere =
        change
            .store()
            .tokens()
            .find(Token.Kind.PRODUCT_KEY, old)
            .filter(token -> !token.target().equals(key.id().value()))
            .isPresent();
    if (isElsewhere) {
      return;
    }
    change
        .store()
        .tokens()
        .spend(Token.Kind.PRODUCT_KEY, old, new Token.Spent(change.now(), key.id().value()));
    ProductKey issued =
        new ProductKey(
            key.organization(),
            key.subscription(),
            key.id(),
            key.allotments(),
            key.end(),
            mint.generation(),
            mint.nextNumber());
    change.store().productKeys().replace(issued);
    insertToken(change, after, issued);
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyReissued(
            key.organization(), key.subscription(), key.id(), issued.generation()));
  }

  private void insertToken(Change change, ProductId product, ProductKey key) {
    Token token =
        Token.of(
            Token.Kind.PRODUCT_KEY,
            mint.lookup(product, key.generation(), key.number()),
            key.organization(),
            key.id().value(),
            Optional.empty());
    if (!change.store().tokens().insert(token)) {
      throw new IllegalStateException("a product key's random number came twice; try again");
    }
  }
}
