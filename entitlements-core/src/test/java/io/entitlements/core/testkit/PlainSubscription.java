package io.entitlements.core.testkit;

import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.core.testkit.PlainKey.Piece;
import io.entitlements.subscription.SubscriptionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A subscription as the domain's rules have it, in lists: what the engine is compared with. */
final class PlainSubscription {

  /** Who holds a seat: a person, or a computer through a key. */
  record Holder(int number, Optional<Integer> key) {}

  /** A seat; the engine's identifier only orders those taken at one instant. */
  record Held(Holder holder, boolean pinned, Instant takenAt, String id) {}

  final ZoneId zone;
  final int graceOfProduct;
  List<PlainKey> keys = new ArrayList<>();
  List<Held> held = new ArrayList<>();
  List<Integer> waiting = new ArrayList<>();
  OverCapacityPolicy policy;
  Optional<Instant> cancelsAt = Optional.empty();
  boolean suspended;
  Instant now;

  PlainSubscription(ZoneId zone, int graceOfProduct, OverCapacityPolicy policy, Instant now) {
    this.zone = zone;
    this.graceOfProduct = graceOfProduct;
    this.policy = policy;
    this.now = now;
  }

  PlainSubscription copy() {
    PlainSubscription copy = new PlainSubscription(zone, graceOfProduct, policy, now);
    keys.forEach(key -> copy.keys.add(key.copy()));
    copy.held.addAll(held);
    copy.waiting.addAll(waiting);
    copy.cancelsAt = cancelsAt;
    copy.suspended = suspended;
    return copy;
  }

  LocalDate today() {
    return now.atZone(zone).toLocalDate();
  }

  int total(Instant at) {
    return keys.stream().mapToInt(key -> key.seats(at)).sum();
  }

  /** Seats in use: people's, and those of computers whose key has any. */
  int used(Instant at) {
    return (int)
        held.stream()
            .filter(seat -> seat.holder().key().map(k -> keys.get(k).seats(at) > 0).orElse(true))
            .count();
  }

  int free() {
    return Math.max(0, total(now) - used(now));
  }

  int computers(int key) {
    return (int) held.stream().filter(seat -> seat.holder().key().equals(Optional.of(key))).count();
  }

  int tooManyOfKey(int key, Instant at) {
    int seats = keys.get(key).seats(at);
    return seats == 0 ? 0 : Math.max(0, computers(key) - seats);
  }

  boolean isOver(Instant at) {
    boolean ofKey = false;
    for (int key = 0; key < keys.size(); key++) {
      ofKey |= tooManyOfKey(key, at) > 0;
    }
    return total(at) > 0 && (used(at) > total(at) || ofKey);
  }

  boolean holds(Holder holder) {
    return held.stream().anyMatch(seat -> seat.holder().equals(holder));
  }

  void take(Holder holder) {
    held.add(new Held(holder, false, now, ""));
  }

  void drop(Holder holder) {
    held.removeIf(seat -> seat.holder().equals(holder));
  }

  /** Whoever waits longest gets what is free. */
  void settle() {
    while (free() > 0 && !waiting.isEmpty()) {
      take(new Holder(waiting.remove(0), Optional.empty()));
    }
  }

  private NavigableSet<Instant> boundaries() {
    NavigableSet<Instant> all = new TreeSet<>();
    for (PlainKey key : keys) {
      for (Piece piece : key.counting()) {
        all.add(piece.from());
        all.add(piece.to());
      }
    }
    return all;
  }

  /** Since when there are too few seats for those who hold one now. */
  Optional<Instant> overSince() {
    if (!isOver(now)) {
      return Optional.empty();
    }
    Instant since = now;
    for (Instant boundary : boundaries().headSet(now, true).descendingSet()) {
      since = boundary;
      if (!isOver(boundary.minusMillis(1))) {
        break;
      }
    }
    return Optional.of(since);
  }

  Optional<Instant> releasesAt() {
    return overSince()
        .map(since -> since.atZone(zone).plus(Period.ofDays(policy.graceDays())).toInstant());
  }

  /** When time alone changes something next. */
  Optional<Instant> nextBoundary() {
    NavigableSet<Instant> all = boundaries();
    releasesAt().ifPresent(all::add);
    cancelsAt.ifPresent(all::add);
    return Optional.ofNullable(all.higher(now));
  }

  /** Whose seats are too many, in the order in which they go. */
  Set<Held> tooMany() {
    Set<Held> gone = new LinkedHashSet<>();
    for (int key = 0; key < keys.size(); key++) {
      Optional<Integer> of = Optional.of(key);
      ordered().stream()
          .filter(seat -> seat.holder().key().equals(of))
          .limit(tooManyOfKey(key, now))
          .forEach(gone::add);
    }
    int rest = total(now) == 0 ? 0 : used(now) - gone.size() - total(now);
    ordered().stream()
        .filter(seat -> seat.holder().key().map(k -> keys.get(k).seats(now) > 0).orElse(true))
        .filter(seat -> !gone.contains(seat))
        .limit(Math.max(0, rest))
        .toList()
        .forEach(gone::add);
    return gone;
  }

  private List<Held> ordered() {
    Comparator<Held> byTime = Comparator.comparing(Held::takenAt);
    return held.stream()
        .sorted(
            Comparator.comparing(Held::pinned)
                .thenComparing(policy.keep() == Keep.OLDEST ? byTime.reversed() : byTime)
                .thenComparing(Held::id))
        .toList();
  }

  SubscriptionStatus status() {
    if (suspended) {
      return SubscriptionStatus.SUSPENDED;
    }
    if (total(now) > 0) {
      return SubscriptionStatus.ACTIVE;
    }
    if (cancelsAt.filter(at -> !now.isBefore(at)).isPresent()) {
      return SubscriptionStatus.CANCELLED;
    }
    List<PlainKey> counting = keys.stream().filter(key -> !key.isCutShort(now)).toList();
    if (counting.stream().flatMap(key -> key.pieces.stream()).anyMatch(this::isInGrace)) {
      return SubscriptionStatus.IN_GRACE;
    }
    return counting.stream().anyMatch(key -> now.isBefore(key.endsAt()))
        ? SubscriptionStatus.SCHEDULED
        : SubscriptionStatus.EXPIRED;
  }

  private boolean isInGrace(Piece piece) {
    Instant graceEnds = piece.to().atZone(zone).plus(Period.ofDays(graceOfProduct)).toInstant();
    return !now.isBefore(piece.to()) && now.isBefore(graceEnds);
  }
}
