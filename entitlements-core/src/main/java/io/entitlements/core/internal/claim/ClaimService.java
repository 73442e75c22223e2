package io.entitlements.core.internal.claim;

import io.entitlements.account.Action;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimOffer;
import io.entitlements.claim.Claims;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.change.Request;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.job.JobKinds;
import io.entitlements.core.internal.member.Members;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.Job;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.ClaimId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.JobId;
import io.entitlements.type.OrderId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Opening a claim's URL and claiming by it. */
public final class ClaimService implements Claims {

  private final Changes changes;
  private final Ids ids;

  /** Composes the service. */
  public ClaimService(Changes changes, Ids ids) {
    this.changes = changes;
    this.ids = ids;
  }

  @Override
  public Optional<ClaimOffer> open(String secret) {
    return changes.read(
        store -> order(store, secret).flatMap(store.orders()::offered).map(ClaimService::offer));
  }

  private static ClaimOffer offer(OfferedOrder stored) {
    return new ClaimOffer(
        stored.number(),
        stored.displays(),
        stored.bundles(),
        stored.claims().size() == stored.bundles().size());
  }

  private Optional<OrderId> order(UnitOfWork store, String secret) {
    return store
        .tokens()
        .find(Token.Kind.CLAIM, Secrets.hashOfLink(secret))
        .filter(token -> token.isUsable(changes.now()))
        .map(token -> new OrderId(token.target()));
  }

  @Override
  public Outcome<Claim, Refusal> submit(
      String secret, AccountId by, OrganizationId organization, IdempotencyKey key) {
    Request request = Request.of(organization, key, "claim.submit", by, Secrets.hashOfLink(secret));
    return changes.once(
        request,
        new Actor.Person(by),
        Claim::organization,
        new ById(organization),
        change -> submit(change, secret, by, organization));
  }

  private Attempt<Claim, Refusal> submit(
      Change change, String secret, AccountId by, OrganizationId organization) {
    if (!Members.may(change.store(), organization, by, Action.CLAIM)) {
      return Attempt.denied(Refusal.NOT_PERMITTED);
    }
    Optional<OrderId> order = order(change.store(), secret);
    if (order.isEmpty()) {
      return Attempt.denied(Refusal.LINK_NOT_VALID);
    }
    OrderId orderId = order.get();
    ClaimId claimId = new ClaimId(ids.next(change.now()));
    if (!change.store().organizations().keepOpen(organization)) {
      return Attempt.denied(Refusal.NOT_PERMITTED);
    }
    Set<Integer> free = free(change.store().orders().lock(orderId).orElseThrow());
    BundleClaim mark = new BundleClaim(organization, claimId);
    if (free.isEmpty() || !change.store().orders().claim(orderId, free, mark)) {
      return Attempt.denied(Refusal.ALREADY_CLAIMED);
    }
    Claim claim = new Claim(organization, claimId, orderId, by, change.now(), Optional.empty());
    change.store().claims().insert(claim);
    change.record(orderId, new OrderEvent.OrderClaimed(orderId, organization, claimId));
    change.record(organization, new ClaimEvent.ClaimSubmitted(organization, claimId, orderId));
    change.store().jobs().insert(fulfilment(change, claim));
    return Attempt.made(claim);
  }

  private static Set<Integer> free(OfferedOrder order) {
    return IntStream.range(0, order.bundles().size())
        .filter(bundle -> !order.claims().containsKey(bundle))
        .boxed()
        .collect(Collectors.toSet());
  }

  private Job fulfilment(Change change, Claim claim) {
    return new Job(
        claim.organization(),
        new JobId(ids.next(change.now())),
        JobKinds.FULFIL_CLAIM,
        claim.id().toString(),
        change.now(),
        0);
  }

  @Override
  public Optional<Claim> find(OrganizationId organization, ClaimId claim) {
    return changes.read(store -> store.claims().find(organization, claim));
  }

  private record ById(OrganizationId organization) implements Changes.Codec<Claim> {
    @Override
    public String write(Claim value) {
      return value.id().toString();
    }

    @Override
    public Claim read(UnitOfWork store, String text) {
      return store.claims().find(organization, ClaimId.parse(text)).orElseThrow();
    }
  }
}
