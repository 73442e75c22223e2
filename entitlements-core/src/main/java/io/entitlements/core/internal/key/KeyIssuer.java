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
    if (subscription.cancelsAt().isPresent()) {
      change.store().subscriptions().update(subscription.withCancelsAt(Optional.empty()));
      change.record(
          key.organization(),
          new SubscriptionEvent.CancellationEnded(key.organization(), key.subscription()));
    }
    return key;
  }

  /** Gives a key a new text; the old one stops working. */
  public void reissue(Change change, ProductId before, ProductId after, ProductKey key) {
    String old = mint.lookup(before, key.generation(), key.number());
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
