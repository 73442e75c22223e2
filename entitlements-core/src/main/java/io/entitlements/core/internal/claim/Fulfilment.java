package io.entitlements.core.internal.claim;

import io.entitlements.account.Organization;
import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.SubscriptionEvent;
import io.entitlements.key.Allotment;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.Job;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Turns a claim into subscriptions and product keys: one transaction that also completes the job,
 * so that whatever dies in between, it happens once.
 */
public final class Fulfilment {

  private final Changes changes;
  private final Ids ids;
  private final Supplier<Catalog> catalog;
  private final KeyIssuer issuer;
  private final SeatAllocator allocator;

  /** Composes the service. */
  public Fulfilment(
      Changes changes,
      Ids ids,
      Supplier<Catalog> catalog,
      KeyIssuer issuer,
      SeatAllocator allocator) {
    this.changes = changes;
    this.ids = ids;
    this.catalog = catalog;
    this.issuer = issuer;
    this.allocator = allocator;
  }

  /** Does a job of kind {@code fulfil-claim}. */
  public void fulfil(Job job) {
    OrganizationId organization = new OrganizationId(job.scope().value());
    ClaimId claim = ClaimId.parse(job.argument());
    changes.write(
        new Actor.Task("fulfilment"),
        "claim.fulfil",
        change -> {
          fulfil(change, organization, claim);
          Completion.of(change.store(), job, change.now());
          return claim;
        });
  }

  private void fulfil(Change change, OrganizationId organizationId, ClaimId claimId) {
    Claim claim = change.store().claims().find(organizationId, claimId).orElseThrow();
    Organization organization = change.store().organizations().find(organizationId).orElseThrow();
    OfferedOrder order = change.store().orders().offered(claim.order()).orElseThrow();
    BundleClaim mark = new BundleClaim(organizationId, claimId);
    if (!change.store().claims().fulfil(organizationId, claimId, change.now())) {
      return;
    }
    // In one order, so that two claims of an organization do not wait for each other in a circle.
    List<Bundle> bundles =
        IntStream.range(0, order.bundles().size())
            .filter(bundle -> mark.equals(order.claims().get(bundle)))
            .mapToObj(order.bundles()::get)
            .sorted(Comparator.comparing(bundle -> bundle.product().value()))
            .toList();
    for (Bundle bundle : bundles) {
      Term term = bundle.term().startingFrom(claim.submittedAt(), organization.details().zone());
      SubscriptionId subscription = subscription(change, organizationId, bundle.product());
      // The row is locked first: who takes a seat meanwhile waits for the new capacity.
      change.store().subscriptions().lock(organizationId, subscription);
      issuer.add(
          change,
          change.store().subscriptions().find(organizationId, subscription).orElseThrow(),
          new Allotment(bundle.seats(), term));
      allocator.bringUpToDate(change, organizationId, subscription);
    }
    change.record(organizationId, new ClaimEvent.ClaimFulfilled(organizationId, claimId));
  }

  private SubscriptionId subscription(
      Change change, OrganizationId organization, ProductId product) {
    Subscription made =
        Subscription.of(
            organization, new SubscriptionId(ids.next(change.now())), product, policy(product));
    if (change.store().subscriptions().insert(made)) {
      change.record(
          organization,
          new SubscriptionEvent.SubscriptionCreated(
              organization, made.id(), product, made.overCapacity()));
      return made.id();
    }
    return change.store().subscriptions().of(organization).stream()
        .filter(subscription -> subscription.product().equals(product))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private OverCapacityPolicy policy(ProductId product) {
    return catalog.get().product(product).orElseThrow().overCapacity();
  }
}
