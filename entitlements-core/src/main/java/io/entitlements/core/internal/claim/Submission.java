package io.entitlements.core.internal.claim;

import io.entitlements.account.Organization;
import io.entitlements.account.Source;
import io.entitlements.claim.Claim;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimReview.Item;
import io.entitlements.claim.ClaimedBundle;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Ids;
import io.entitlements.core.internal.member.Founder;
import io.entitlements.event.ClaimEvent;
import io.entitlements.event.OrderEvent;
import io.entitlements.spi.BundleClaim;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClaimId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Claiming, in one transaction: marks the bundles, keeps what they are, and asks for the rest. */
record Submission(Founder founder, Ids ids, SerialGuesses guesses) {

  /** A wrong serial stays counted. */
  Attempt<Claim, ClaimRefusal> submit(
      Change change, ClaimDraft draft, AccountId by, Optional<Source> source) {
    Optional<ClaimRefusal> unpermitted = Judgement.unpermitted(change.store(), draft, by);
    if (unpermitted.isPresent()) {
      return Attempt.denied(unpermitted.get());
    }
    Attempt<Judgement, ClaimRefusal> judged =
        draft.proof() instanceof ClaimDraft.Link
            ? Judgement.of(change.store(), draft, by, change.now(), Look.LOCK)
            : guesses.submit(change.store(), draft, by, source, change.now());
    return judged.then(judgement -> claimed(change, draft, by, judgement));
  }

  private Attempt<Claim, ClaimRefusal> claimed(
      Change change, ClaimDraft draft, AccountId by, Judgement judgement) {
    return organization(change, draft, by)
        .<Attempt<Claim, ClaimRefusal>>map(
            organization -> Attempt.made(claimed(change, draft, by, organization, judgement)))
        .orElseGet(() -> Attempt.denied(Why.ACCOUNT_NOT_ACTIVE));
  }

  private Optional<OrganizationId> organization(Change change, ClaimDraft draft, AccountId by) {
    return draft.recipient() instanceof ClaimDraft.Existing existing
        ? Optional.of(existing.organization())
        : founder
            .found(change, by, ((ClaimDraft.Added) draft.recipient()).details())
            .map(Organization::id);
  }

  private Claim claimed(
      Change change,
      ClaimDraft draft,
      AccountId by,
      OrganizationId organization,
      Judgement judgement) {
    Claim claim =
        new Claim(
            organization,
            new ClaimId(ids.next(change.now())),
            judgement.order().id(),
            Optional.of(by),
            draft.proof() instanceof ClaimDraft.Link ? Claim.How.LINK : Claim.How.BY_HAND,
            draft.vendor(),
            judgement.items().stream().map(item -> bundle(change, item)).toList(),
            change.now(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);
    List<Integer> places = claim.bundles().stream().map(ClaimedBundle::place).toList();
    boolean marked =
        change
            .store()
            .orders()
            .claim(
                claim.order(),
                places.stream().collect(Collectors.toSet()),
                new BundleClaim(organization, claim.id()));
    if (!marked) {
      throw new IllegalStateException(
          "the bundles of a locked order have changed: " + claim.order());
    }
    change.store().claims().insert(claim);
    change.record(
        claim.order(),
        new OrderEvent.OrderClaimed(claim.order(), organization, claim.id(), places));
    change.record(
        organization,
        new ClaimEvent.ClaimSubmitted(organization, claim.id(), claim.order(), places));
    ClaimJobs.ask(change, claim);
    return claim;
  }

  private ClaimedBundle bundle(Change change, Item item) {
    return new ClaimedBundle(
        item.place(),
        item.product(),
        item.seats(),
        item.term(),
        new ProductKeyId(ids.next(change.now())));
  }
}
