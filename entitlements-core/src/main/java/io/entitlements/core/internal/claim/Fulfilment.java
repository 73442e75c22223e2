package io.entitlements.core.internal.claim;

import io.entitlements.account.Organization;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.LeaseLostException;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.core.internal.signing.ProductKeyMint;
import io.entitlements.event.Actor;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.key.ProductKey;
import io.entitlements.spi.Job;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SubscriptionId;
import java.util.Optional;

/**
 * Turns a claim into subscriptions and product keys: one transaction that also completes the job,
 * so that whatever dies in between, it happens once.
 */
public final class Fulfilment {

  private final Changes changes;
  private final Ids ids;
  private final ProductKeyMint mint;

  /** Composes the service. */
  public Fulfilment(Changes changes, Ids ids, ProductKeyMint mint) {
    this.changes = changes;
    this.ids = ids;
    this.mint = mint;
  }

  /** Does a job of kind {@code fulfil-claim}. */
  public void fulfil(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    ClaimId claim = ClaimId.parse(job.argument());
    changes.write(
        new Actor.Task("fulfilment"),
        change -> {
          fulfil(change, organization, claim);
          if (!change.store().jobs().complete(job, change.now())) {
            throw new LeaseLostException();
          }
          return claim;
        });
  }

  private void fulfil(Change change, OrganizationId organizationId, ClaimId claimId) {
    Claim claim = change.store().claims().find(organizationId, claimId).orElseThrow();
    Organization organization = change.store().organizations().find(organizationId).orElseThrow();
    StoredOrder order = change.store().orders().find(claim.order()).orElseThrow();
    if (!change.store().claims().fulfil(organizationId, claimId, change.now())) {
      return;
    }
    for (Bundle bundle : order.order().bundles()) {
      Term term = bundle.term().startingFrom(claim.submittedAt(), organization.details().zone());
      SubscriptionId subscription = subscription(change, organizationId, bundle.product());
      addKey(change, organizationId, subscription, bundle, term);
    }
    change.record(organizationId, new EntitlementEvent.ClaimFulfilled(organizationId, claimId));
  }

  private SubscriptionId subscription(
      Change change, OrganizationId organization, ProductId product) {
    SubscriptionId id = new SubscriptionId(ids.next(change.now()));
    if (change.store().subscriptions().insert(new Subscription(organization, id, product))) {
      change.record(
          organization, new EntitlementEvent.SubscriptionCreated(organization, id, product));
      return id;
    }
    return change.store().subscriptions().of(organization).stream()
        .filter(subscription -> subscription.product().equals(product))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void addKey(
      Change change,
      OrganizationId organization,
      SubscriptionId subscription,
      Bundle bundle,
      Term term) {
    // The row is locked first: who takes a seat meanwhile waits for the new capacity.
    change.store().subscriptions().lock(organization, subscription);
    ProductKey key =
        new ProductKey(
            organization,
            subscription,
            new ProductKeyId(ids.next(change.now())),
            bundle.seats(),
            term,
            mint.generation(),
            mint.nextNumber());
    change.store().productKeys().insert(key);
    Token token =
        new Token(
            Token.Kind.PRODUCT_KEY,
            mint.lookup(bundle.product(), key.generation(), key.number()),
            organization,
            key.id().value(),
            Optional.empty(),
            Optional.empty());
    if (!change.store().tokens().insert(token)) {
      throw new IllegalStateException("a product key's random number came twice; try again");
    }
    SeatAllocator.refreshCapacity(change, organization, subscription);
    change.record(
        organization,
        new EntitlementEvent.ProductKeyAdded(
            organization, subscription, key.id(), key.seats(), term));
  }
}
