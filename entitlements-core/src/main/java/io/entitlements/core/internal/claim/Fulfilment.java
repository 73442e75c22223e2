package io.entitlements.core.internal.claim;

import io.entitlements.catalog.Catalog;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.job.Completion;
import io.entitlements.core.internal.job.JobHandler;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.seat.SeatAllocator;
import io.entitlements.event.ClaimEvent;
import io.entitlements.key.Allotment;
import io.entitlements.spi.Job;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Turns a claim into subscriptions and product keys: one transaction that also completes the job,
 * so that whatever dies in between, it happens once.
 */
public final class Fulfilment implements JobHandler {

  private final Changes changes;
  private final SubscriptionMaker subscriptions;
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
    this.subscriptions = new SubscriptionMaker(ids, catalog);
    this.issuer = issuer;
    this.allocator = allocator;
  }

  /** Does a job of kind {@code fulfil-claim}. */
  @Override
  public void handle(Job job) {
    OrganizationId organization = ClaimJobs.organization(job);
    ClaimId claim = ClaimJobs.claim(job);
    changes.write(
        new Actor.Task("fulfilment"),
        "claim.fulfil",
        change -> {
          fulfil(change, organization, claim);
          Completion.of(change.store(), job, change.now());
          return claim;
        });
  }

  /** The claim needs support then, unless something else has become of it. */
  @Override
  public void givenUp(Change change, Job job) {
    OrganizationId organization = ClaimJobs.organization(job);
    ClaimId claim = ClaimJobs.claim(job);
    boolean isOpen =
        change
            .store()
            .claims()
            .lock(organization, claim)
            .filter(found -> found.end().isEmpty())
            .isPresent();
    if (isOpen) {
      change.record(organization, new ClaimEvent.ClaimNeedsSupport(organization, claim));
    } else {
      change.store().jobs().dismiss(job);
    }
  }

  private void fulfil(Change change, OrganizationId organization, ClaimId id) {
    Claim claim = change.store().claims().find(organization, id).orElseThrow();
    if (!change.store().claims().fulfil(organization, id, change.now())) {
      rejectIfClosed(change, claim);
      return;
    }
    for (ClaimedBundle bundle : inOrder(claim.bundles())) {
      Subscription subscription = subscriptions.locked(change, organization, bundle.product());
      issuer.add(change, subscription, bundle.key(), new Allotment(bundle.seats(), bundle.term()));
      allocator.bringUpToDate(change, organization, subscription.id());
    }
    change.record(organization, new ClaimEvent.ClaimFulfilled(organization, id));
  }

  /** In which two claims of an organization do not wait for each other in a circle. */
  static List<ClaimedBundle> inOrder(List<ClaimedBundle> bundles) {
    return bundles.stream()
        .sorted(Comparator.comparing(bundle -> bundle.product().value()))
        .toList();
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
}
