package io.entitlements.core.testkit;

import io.entitlements.event.EntitlementEvent;
import io.entitlements.event.ProductKeyEvent.ProductKeyAdded;
import io.entitlements.event.ProductKeyEvent.ProductKeyAllotted;
import io.entitlements.event.ProductKeyEvent.ProductKeyEnded;
import io.entitlements.event.ProductKeyEvent.ProductKeyRevoked;
import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent.SeatPinned;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.event.SeatEvent.SeatTaken;
import io.entitlements.event.SeatEvent.WaitingBegun;
import io.entitlements.event.SeatEvent.WaitingEnded;
import io.entitlements.event.SubscriptionEvent.SubscriptionCancelled;
import io.entitlements.key.Allotment;
import io.entitlements.key.KeyEnd;
import io.entitlements.key.ProductKey;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Capacity;
import io.entitlements.type.AccountId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.Revision;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the events of an organization say of one subscription, told one after the other in the order
 * of their revisions. It believes nothing: an event that cannot follow from the ones before, or
 * that takes a seat which is not there at its instant, is an error.
 */
final class Ledger {

  /** A seat as the events tell it. */
  record Entry(SeatId id, SeatHolder holder, boolean pinned) {}

  private final SubscriptionId subscription;
  private final Map<SeatHolder, Entry> seats = new HashMap<>();
  private final Map<ProductKeyId, ProductKey> keys = new HashMap<>();
  private final List<AccountId> waiting = new ArrayList<>();
  private long revision;

  /** Seats that the change which is told has released and not given to anybody yet. */
  private int released;

  /** People whom the change which is told puts back on the list. */
  private final List<RecordedEvent> putBack = new ArrayList<>();

  private String change = "";

  private Ledger(SubscriptionId subscription) {
    this.subscription = subscription;
  }

  /** Reads the whole story. */
  static Ledger of(District district, SubscriptionId subscription) {
    Ledger ledger = new Ledger(subscription);
    List<RecordedEvent> page;
    do {
      page =
          district
              .world()
              .engine()
              .history()
              .after(new Revision(district.organization(), ledger.revision), 1_000);
      page.forEach(ledger::tell);
    } while (!page.isEmpty());
    ledger.endChange();
    return ledger;
  }

  Map<SeatHolder, Entry> seats() {
    return seats;
  }

  Map<ProductKeyId, ProductKey> keys() {
    return keys;
  }

  List<AccountId> waiting() {
    return waiting;
  }

  private void tell(RecordedEvent recorded) {
    require(recorded.revision().number() == revision + 1, recorded, "a revision is missing");
    revision = recorded.revision().number();
    if (!recorded.why().equals(change)) {
      endChange();
      change = recorded.why();
    }
    EntitlementEvent event = recorded.event();
    if (event instanceof SeatTaken taken && taken.subscription().equals(subscription)) {
      take(recorded, taken);
    } else if (event instanceof SeatReleased gave && gave.subscription().equals(subscription)) {
      Entry gone = seats.remove(gave.holder());
      require(gone != null && gone.id().equals(gave.seat()), recorded, "nobody holds it");
      released++;
    } else if (event instanceof SeatPinned pinned && pinned.subscription().equals(subscription)) {
      Entry before = seats.get(pinned.holder());
      require(before != null && before.pinned() != pinned.pinned(), recorded, "nothing changes");
      seats.put(pinned.holder(), new Entry(pinned.seat(), pinned.holder(), pinned.pinned()));
    } else if (event instanceof WaitingBegun begun && begun.subscription().equals(subscription)) {
      wait(recorded, begun);
    } else if (event instanceof WaitingEnded ended && ended.subscription().equals(subscription)) {
      require(waiting.remove(ended.account()), recorded, "nobody waits");
      boolean seated = seats.containsKey(new SeatHolder.Person(ended.account()));
      require(seated == ended.seated(), recorded, "seated or not");
    } else {
      tellOfKeys(recorded, event);
    }
  }

  private void take(RecordedEvent recorded, SeatTaken taken) {
    boolean overtakes =
        waiting.stream()
            .map(SeatHolder.Person::new)
            .takeWhile(first -> !first.equals(taken.holder()))
            .anyMatch(first -> !seats.containsKey(first));
    // Only a seat that is handed on passes who waits: none comes free.
    require(!overtakes || released > 0, recorded, "somebody overtakes who waits: " + waiting);
    released = Math.max(0, released - 1);
    Entry before = seats.put(taken.holder(), new Entry(taken.seat(), taken.holder(), false));
    require(before == null, recorded, "a second seat");
    Capacity capacity = capacity(recorded.validAt());
    int used = used(capacity);
    require(used <= capacity.total(), recorded, "oversold: " + used + " of " + capacity);
    if (taken.holder() instanceof SeatHolder.Device device) {
      int ofKey = devices(device.key());
      require(
          ofKey <= capacity.ofKeys().getOrDefault(device.key(), 0),
          recorded,
          "the key is oversold: " + ofKey + " of " + capacity);
    }
  }

  private void wait(RecordedEvent recorded, WaitingBegun begun) {
    require(!waiting.contains(begun.account()), recorded, "waits already");
    require(
        !seats.containsKey(new SeatHolder.Person(begun.account())), recorded, "waits with a seat");
    waiting.add(begun.account());
    if (recorded.why().startsWith("seat.undo ")) {
      putBack.add(recorded);
    } else {
      requireFull(recorded);
    }
  }

  /** An undo takes back the seat of somebody who had waited for it, and then serves the list. */
  private void endChange() {
    putBack.stream()
        .filter(recorded -> waiting.contains(((WaitingBegun) recorded.event()).account()))
        .forEach(this::requireFull);
    putBack.clear();
    released = 0;
  }

  private void requireFull(RecordedEvent recorded) {
    Capacity capacity = capacity(recorded.validAt());
    require(used(capacity) >= capacity.total(), recorded, "waits beside a free seat");
  }

  private void tellOfKeys(RecordedEvent recorded, EntitlementEvent event) {
    if (event instanceof ProductKeyAdded added && added.subscription().equals(subscription)) {
      keys.put(
          added.key(),
          new ProductKey(
              added.organization(),
              subscription,
              added.key(),
              List.of(new Allotment(added.seats(), added.term())),
              Optional.empty(),
              0,
              0));
    } else if (event instanceof ProductKeyAllotted allotted
        && allotted.subscription().equals(subscription)) {
      keys.computeIfPresent(
          allotted.key(),
          (id, key) -> key.withEnd(Optional.empty()).withAllotments(allotted.allotments()));
    } else if (event instanceof ProductKeyRevoked revoked
        && revoked.subscription().equals(subscription)) {
      end(revoked.key(), new KeyEnd(revoked.endsAt(), KeyEnd.Why.REVOKED));
    } else if (event instanceof ProductKeyEnded ended
        && ended.subscription().equals(subscription)) {
      end(ended.key(), new KeyEnd(ended.endsAt(), ended.why()));
    } else if (event instanceof SubscriptionCancelled cancelled
        && cancelled.subscription().equals(subscription)
        && cancelled.cancelsAt().equals(recorded.validAt())) {
      List.copyOf(keys.values()).stream()
          .filter(key -> key.endsAt().isAfter(cancelled.cancelsAt()))
          .forEach(key -> end(key.id(), new KeyEnd(cancelled.cancelsAt(), KeyEnd.Why.CANCELLED)));
    }
  }

  private void end(ProductKeyId id, KeyEnd end) {
    keys.computeIfPresent(id, (same, key) -> key.withEnd(Optional.of(end)));
  }

  Capacity capacity(Instant at) {
    return Capacity.at(keys.values(), at);
  }

  /** People's seats, and those of computers whose key adds seats in the stretch. */
  int used(Capacity capacity) {
    int people = (int) seats.keySet().stream().filter(SeatHolder.Person.class::isInstance).count();
    return people + capacity.ofKeys().keySet().stream().mapToInt(this::devices).sum();
  }

  int devices(ProductKeyId key) {
    return (int)
        seats.keySet().stream()
            .filter(
                holder -> holder instanceof SeatHolder.Device device && device.key().equals(key))
            .count();
  }

  private static void require(boolean holds, RecordedEvent recorded, String what) {
    if (!holds) {
      throw new AssertionError(what + ", says " + recorded);
    }
  }
}
