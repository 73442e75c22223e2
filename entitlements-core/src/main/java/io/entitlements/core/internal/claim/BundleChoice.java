package io.entitlements.core.internal.claim;

import io.entitlements.claim.ClaimOffer;
import io.entitlements.claim.ClaimRefusal;
import io.entitlements.claim.ClaimRefusal.ClaimedBefore;
import io.entitlements.claim.ClaimRefusal.Why;
import io.entitlements.claim.ClaimReview.Item;
import io.entitlements.claim.OfferedBundle;
import io.entitlements.claim.OfferedBundle.State;
import io.entitlements.claim.PurchaseOrder.Bundle;
import io.entitlements.core.internal.change.Attempt;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.OfferedOrder;
import io.entitlements.subscription.Term;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What can be claimed of an order. Pure.
 *
 * @param order the order as it is
 * @param zone where terms are counted
 * @param now the instant
 */
record BundleChoice(OfferedOrder order, ZoneId zone, Instant now) {

  /** Where a day ends last. */
  private static final ZoneId LAST_ZONE = ZoneOffset.ofHours(-12);

  /** What an order offers, whoever will claim it. */
  static ClaimOffer offer(OfferedOrder order, Instant now) {
    BundleChoice choice = new BundleChoice(order, LAST_ZONE, now);
    return new ClaimOffer(
        order.number(), order.displays(), choice.places().mapToObj(choice::offered).toList());
  }

  private OfferedBundle offered(int place) {
    return new OfferedBundle(place, order.bundles().get(place), state(place));
  }

  private State state(int place) {
    if (order.claims().containsKey(place)) {
      return State.CLAIMED;
    }
    if (order.cancelled()) {
      return State.CANCELLED;
    }
    return isOver(item(place)) ? State.TERM_OVER : State.FREE;
  }

  /**
   * Chooses bundles.
   *
   * @param wanted their places; empty for all that are free and not over
   * @param own the organizations of whom it is for, asked for when somebody has claimed them
   */
  Attempt<List<Item>, ClaimRefusal> choose(Set<Integer> wanted, Supplier<Set<OrganizationId>> own) {
    if (wanted.stream().anyMatch(place -> place < 0 || place >= order.bundles().size())) {
      return Attempt.denied(Why.NO_SUCH_BUNDLE);
    }
    List<Integer> chosen =
        places().filter(place -> wanted.isEmpty() || wanted.contains(place)).boxed().toList();
    List<BundleClaim> claims =
        chosen.stream().map(order.claims()::get).filter(claim -> claim != null).toList();
    if (wanted.isEmpty() ? claims.size() == chosen.size() : !claims.isEmpty()) {
      return Attempt.denied(claimed(claims, own.get()));
    }
    if (order.cancelled()) {
      return Attempt.denied(Why.ORDER_CANCELLED);
    }
    List<Item> free =
        chosen.stream()
            .filter(place -> !order.claims().containsKey(place))
            .map(this::item)
            .toList();
    List<Item> items = free.stream().filter(item -> !isOver(item)).toList();
    return items.isEmpty() || (!wanted.isEmpty() && items.size() < free.size())
        ? Attempt.denied(Why.TERM_OVER)
        : Attempt.made(items);
  }

  private static ClaimRefusal claimed(List<BundleClaim> claims, Set<OrganizationId> own) {
    Optional<BundleClaim> before =
        claims.stream().filter(claim -> own.contains(claim.organization())).findFirst();
    return before
        .<ClaimRefusal>map(claim -> new ClaimedBefore(claim.organization(), claim.claim()))
        .orElse(Why.ALREADY_CLAIMED);
  }

  private IntStream places() {
    return IntStream.range(0, order.bundles().size());
  }

  private Item item(int place) {
    Bundle bundle = order.bundles().get(place);
    Term whole = bundle.term().startingFrom(now, zone);
    Term term =
        cut(place)
            .filter(at -> at.isAfter(whole.startsAt()) && at.isBefore(whole.endsAt()))
            .map(at -> new Term(whole.startsAt(), at))
            .orElse(whole);
    return new Item(place, bundle.product(), bundle.seats(), term);
  }

  /** When it ends because its hardware was returned. */
  private Optional<Instant> cut(int place) {
    return Optional.ofNullable(order.lastDays().get(place))
        .map(lastDay -> ReturnedHardware.endOf(lastDay, zone));
  }

  private boolean isOver(Item item) {
    Instant start = item.term().startsAt().isAfter(now) ? item.term().startsAt() : now;
    return !item.term().endsAt().isAfter(now)
        || cut(item.place()).filter(at -> !at.isAfter(start)).isPresent();
  }
}
