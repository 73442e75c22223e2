package io.entitlements.core.internal.subscription;

import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.key.KeyEnding;
import io.entitlements.core.internal.key.KeyIssuer;
import io.entitlements.core.internal.lease.Revocations;
import io.entitlements.event.ProductKeyEvent;
import io.entitlements.key.Allotment;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.AddKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.Reissue;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.Revoke;
import io.entitlements.key.SubscriptionRefusal;
import io.entitlements.lease.LeasesOf;
import io.entitlements.subscription.Subscription;
import io.entitlements.subscription.Term;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The changes that concern one product key of a subscription, which is locked. */
final class KeyChanges {

  private static final int MAX_MONTHS = 120;
  private static final long LATEST = Instant.parse("2201-01-01T00:00:00Z").getEpochSecond();

  private final KeyIssuer issuer;

  KeyChanges(KeyIssuer issuer) {
    this.issuer = issuer;
  }

  Optional<SubscriptionRefusal> add(Change change, Subscription subscription, AddKey wanted) {
    if (!isInRange(wanted.seats())) {
      return Optional.of(SubscriptionRefusal.SEATS_OUT_OF_RANGE);
    }
    if (wanted.lastDay().isBefore(wanted.firstDay())) {
      return Optional.of(SubscriptionRefusal.TERM_ENDS_BEFORE_IT_STARTS);
    }
    if (wanted.firstDay().getYear() < 2000 || wanted.lastDay().getYear() > 2200) {
      return Optional.of(SubscriptionRefusal.TERM_OUT_OF_RANGE);
    }
    Term term = Term.ofDays(wanted.firstDay(), wanted.lastDay(), zone(change, subscription));
    if (!change.now().isBefore(term.endsAt())) {
      return Optional.of(SubscriptionRefusal.TERM_IS_OVER);
    }
    issuer.add(change, subscription, new Allotment(wanted.seats(), term));
    return Optional.empty();
  }

  Optional<SubscriptionRefusal> renew(Change change, Subscription subscription, Renew wanted) {
    if (subscription.cancelsAt().isPresent()) {
      return Optional.of(SubscriptionRefusal.CANCELLED);
    }
    if (!isInRange(wanted.seats())) {
      return Optional.of(SubscriptionRefusal.SEATS_OUT_OF_RANGE);
    }
    if (wanted.months() < 1 || wanted.months() > MAX_MONTHS) {
      return Optional.of(SubscriptionRefusal.TERM_OUT_OF_RANGE);
    }
    Found found = find(change, subscription, wanted.key());
    if (found.refusal().isPresent()) {
      return found.refusal();
    }
    ProductKey key = found.key();
    // A key that a decision cut short goes on from the cut.
    List<Allotment> bought = key.effective();
    boolean fromNow = wanted.from() == RenewFrom.NOW;
    Instant start = fromNow ? change.now() : key.endsAt();
    Term term = months(start, wanted.months(), zone(change, subscription));
    if (term.endsAt().getEpochSecond() > LATEST) {
      return Optional.of(SubscriptionRefusal.TERM_OUT_OF_RANGE);
    }
    if (!change.now().isBefore(term.endsAt())) {
      return Optional.of(SubscriptionRefusal.TERM_IS_OVER);
    }
    List<Allotment> kept = fromNow ? Allotments.until(bought, start) : bought;
    return allot(
        change,
        key.withEnd(Optional.empty()),
        Allotments.joined(kept, new Allotment(wanted.seats(), term)),
        start);
  }

  Optional<SubscriptionRefusal> addSeats(
      Change change, Subscription subscription, AddSeats wanted) {
    Found found = find(change, subscription, wanted.key());
    if (found.refusal().isPresent()) {
      return found.refusal();
    }
    ProductKey key = found.key();
    if (key.seatsAt(change.now()) == 0) {
      return Optional.of(SubscriptionRefusal.KEY_NOT_IN_TERM);
    }
    boolean fits =
        key.effective().stream()
            .filter(allotment -> allotment.term().endsAt().isAfter(change.now()))
            .allMatch(allotment -> isInRange((long) allotment.seats() + wanted.seats()));
    if (wanted.seats() < 1 || !fits) {
      return Optional.of(SubscriptionRefusal.SEATS_OUT_OF_RANGE);
    }
    // What is bought anew makes a decided end of the key that of its allotment.
    return allot(
        change,
        key.withEnd(Optional.empty()),
        Allotments.enlarged(key.effective(), change.now(), wanted.seats()),
        change.now());
  }

  private static Optional<SubscriptionRefusal> allot(
      Change change, ProductKey key, List<Allotment> allotments, Instant countsFrom) {
    if (allotments.size() > ProductKey.MAX_ALLOTMENTS) {
      return Optional.of(SubscriptionRefusal.TOO_MANY_ALLOTMENTS);
    }
    change.store().productKeys().replace(key.withAllotments(allotments));
    change.record(
        key.organization(),
        new ProductKeyEvent.ProductKeyAllotted(
            key.organization(), key.subscription(), key.id(), allotments),
        countsFrom);
    return Optional.empty();
  }

  static Optional<SubscriptionRefusal> revoke(
      Change change, Subscription subscription, Revoke wanted) {
    Found found = find(change, subscription, wanted.key());
    if (found.refusal().isPresent()) {
      return found.refusal();
    }
    KeyEnding.revoke(change, found.key());
    return Optional.empty();
  }

  Optional<SubscriptionRefusal> reissue(Change change, Subscription subscription, Reissue wanted) {
    Found found = find(change, subscription, wanted.key());
    if (found.refusal().isEmpty()) {
      ProductKey key = found.key();
      issuer.reissue(change, subscription.product(), subscription.product(), key);
      Revocations.add(
          change, key.organization(), new LeasesOf.TypedKey(key.id()), "product key reissued");
    }
    return found.refusal();
  }

  private record Found(List<ProductKey> keys, Optional<SubscriptionRefusal> refusal) {
    ProductKey key() {
      return keys.get(0);
    }
  }

  private static Found find(Change change, Subscription subscription, ProductKeyId id) {
    Optional<ProductKey> key =
        change
            .store()
            .productKeys()
            .find(subscription.organization(), id)
            .filter(found -> found.subscription().equals(subscription.id()));
    if (key.isEmpty()) {
      return new Found(List.of(), Optional.of(SubscriptionRefusal.UNKNOWN_KEY));
    }
    boolean isOver = key.get().isEndedForGood();
    return new Found(
        List.of(key.get()),
        isOver ? Optional.of(SubscriptionRefusal.KEY_REVOKED) : Optional.empty());
  }

  /** From an instant to the end of a local day, so many months later. */
  private static Term months(Instant start, int months, ZoneId zone) {
    LocalDate first = start.atZone(zone).toLocalDate();
    return new Term(start, first.plusMonths(months).atStartOfDay(zone).toInstant());
  }

  private static ZoneId zone(Change change, Subscription subscription) {
    return change
        .store()
        .organizations()
        .find(subscription.organization())
        .orElseThrow()
        .details()
        .zone();
  }

  private static boolean isInRange(long seats) {
    return seats >= 1 && seats <= Subscription.MAX_SEATS_OF_KEY;
  }
}
