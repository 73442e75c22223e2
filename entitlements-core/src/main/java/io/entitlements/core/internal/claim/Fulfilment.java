package io.entitlements.core.internal.claim;

import io.entitlements.catalog.Catalog;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.ProductId;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.SubscriptionEvent;
import io.entitlements.key.Allotment;
import io.entitlements.spi.Job;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

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

  private void fulfil(Change change, OrganizationId organization, ClaimId id) {
    Claim claim = change.store().claims().find(organization, id).orElseThrow();
    if (!change.store().claims().fulfil(organization, id, change.now())) {
      rejectIfClosed(change, claim);
      return;
    }
    // In one order, so that two claims of an organization do not wait for each other in a circle.
    List<ClaimedBundle> bundles =
        claim.bundles().stream()
            .sorted(Comparator.comparing(bundle -> bundle.product().value()))
            .toList();
    for (ClaimedBundle bundle : bundles) {
      SubscriptionId subscription = subscription(change, organization, bundle.product());
      // The row is locked first: who takes a seat meanwhile waits for the new capacity.
      change.store().subscriptions().lock(organization, subscription);
      issuer.add(
          change,
          change.store().subscriptions().find(organization, subscription).orElseThrow(),
          bundle.key(),
          new Allotment(bundle.seats(), bundle.term()));
      allocator.bringUpToDate(change, organization, subscription);
    }
    change.record(organization, new ClaimEvent.ClaimFulfilled(organization, id));
  }

  /** Why else an open claim is not fulfilled; one that has ended needs nothing more. */
  private static void rejectIfClosed(Change change, Claim claim) {
    boolean isClosed =
        change
            .store()
            .organizations()
            .find(claim.organization())
            .filter(organization -> organization.closedAt().isPresent())
            .isPresent();
    if (isClosed) {
      ClaimSupport.reject(change, claim, Claim.Outcome.ORGANIZATION_CLOSED);
    }
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
