package io.entitlements.core.internal.claim;

import io.entitlements.account.Action;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.ClaimedBefore;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimReview;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Secrets;
import io.entitlements.core.internal.member.Members;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a draft comes to at an instant.
 *
 * @param organization for whom
 * @param order of which order
 * @param items what would be claimed
 */
record Judgement(
    Organization.Details organization, OfferedOrder order, List<ClaimReview.Item> items) {

  /** Why somebody may not claim for an organization at all. */
  static Optional<ClaimRefusal> unpermitted(UnitOfWork store, ClaimDraft draft, AccountId by) {
    if (draft.recipient() instanceof ClaimDraft.Existing existing) {
      return Members.may(store, existing.organization(), by, Action.CLAIM)
          ? Optional.empty()
          : Optional.of(Why.NOT_PERMITTED);
    }
    return Members.isActive(store, by) ? Optional.empty() : Optional.of(Why.ACCOUNT_NOT_ACTIVE);
  }

  /** Whether what was typed cannot be a serial number: whoever typed it, nothing is asked then. */
  static boolean isUnreadable(ClaimDraft draft) {
    return draft.proof() instanceof ClaimDraft.Display display
        && serial(display.serial()).isEmpty();
  }

  /** Judges a draft of somebody who may claim. */
  static Attempt<Judgement, ClaimRefusal> of(
      UnitOfWork store, ClaimDraft draft, AccountId by, Instant now, Look look) {
    // Before the organization, as everybody locks them.
    Optional<OfferedOrder> order = order(store, draft, now, look);
    Optional<Organization.Details> organization = organization(store, draft, look);
    if (organization.isEmpty()) {
      return Attempt.denied(Why.NOT_PERMITTED);
    }
    Choice choice = new Choice(draft.bundles(), organization.get(), now);
    return draft.proof() instanceof ClaimDraft.Link
        ? order
            .map(found -> choice.of(found, () -> administered(store, by)))
            .orElseGet(() -> Attempt.denied(Why.LINK_NOT_VALID))
        : byHand(order, administered(store, by), choice);
  }

  private static Optional<OfferedOrder> order(
      UnitOfWork store, ClaimDraft draft, Instant now, Look look) {
    if (draft.proof() instanceof ClaimDraft.Link link) {
      return look.order(store, Secrets.hashOfLink(link.secret()), now);
    }
    ClaimDraft.Display display = (ClaimDraft.Display) draft.proof();
    return serial(display.serial())
        .flatMap(serial -> look.order(store, serial, display.displays()));
  }

  private static Optional<Organization.Details> organization(
      UnitOfWork store, ClaimDraft draft, Look look) {
    return draft.recipient() instanceof ClaimDraft.Existing existing
        ? look.organization(store, existing.organization()).map(Organization::details)
        : Optional.of(((ClaimDraft.Added) draft.recipient()).details());
  }

  /**
   * The same statements, whether there is such a display, how many the order has, and whoever has
   * claimed it; and one answer, unless it was the claimant's own organization.
   */
  private static Attempt<Judgement, ClaimRefusal> byHand(
      Optional<OfferedOrder> order, Set<OrganizationId> own, Choice choice) {
    if (order.isEmpty()) {
      return Attempt.denied(Why.NOT_FOUND);
    }
    Attempt<Judgement, ClaimRefusal> judged = choice.of(order.get(), () -> own);
    return judged instanceof Attempt.Denied<Judgement, ClaimRefusal> denied
            && !(denied.reason() instanceof ClaimedBefore)
        ? Attempt.denied(Why.NOT_FOUND)
        : judged;
  }

  private static Optional<SerialNumber> serial(String typed) {
    try {
      return Optional.of(SerialNumber.of(typed));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Set<OrganizationId> administered(UnitOfWork store, AccountId by) {
    return store.memberships().ofAccount(by).stream()
        .filter(membership -> membership.roles().contains(Role.ADMINISTRATOR))
        .map(membership -> membership.organization())
        .collect(Collectors.toSet());
  }

  /** Which bundles are wanted, and for whom. */
  private record Choice(Set<Integer> bundles, Organization.Details organization, Instant now) {

    Attempt<Judgement, ClaimRefusal> of(OfferedOrder order, Supplier<Set<OrganizationId>> own) {
      Attempt<List<ClaimReview.Item>, ClaimRefusal> chosen =
          new BundleChoice(order, organization.zone(), now).choose(bundles, own);
      return chosen instanceof Attempt.Made<List<ClaimReview.Item>, ClaimRefusal> made
          ? Attempt.made(new Judgement(organization, order, made.value()))
          : Attempt.denied(((Attempt.Denied<?, ClaimRefusal>) chosen).reason());
    }
  }
}
