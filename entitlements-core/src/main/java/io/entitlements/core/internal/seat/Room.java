package io.entitlements.core.internal.seat;

import io.entitlements.key.ProductKey;
import io.entitlements.spi.Capacity;
import io.entitlements.spi.SeatUse;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import java.time.Instant;
import java.util.List;

/** How full a subscription is while a bulk change is decided. Used by one thread. */
final class Room {

  private final int total;
  private int used;
  private int waiting;

  private Room(int used, int total, int waiting) {
    this.used = used;
    this.total = total;
    this.waiting = waiting;
  }

  /** What the row says. */
  static Room of(SeatUse use) {
    return new Room(use.used(), use.total(), use.waiting());
  }

  /** What the row would say if it were brought up to date. */
  static Room at(UnitOfWork store, Subscription subscription, Instant now) {
    SeatUse use = store.subscriptions().use(subscription.organization(), subscription.id());
    if (use.covers(now)) {
      return of(use);
    }
    List<ProductKey> keys = store.productKeys().of(subscription.organization(), subscription.id());
    Capacity capacity = Capacity.at(keys, now);
    int used = SurplusFinder.assigned(store, subscription, keys, capacity);
    return new Room(used, capacity.total(), use.waiting());
  }

  int used() {
    return used;
  }

  int total() {
    return total;
  }

  int waiting() {
    return waiting;
  }

  boolean isOver() {
    return used > total;
  }

  /** How many of those who wait would get a seat now. */
  int promotable() {
    return Math.min(Math.max(0, total - used), waiting);
  }

  /** Takes a seat, if there is one. */
  boolean take() {
    if (used >= total) {
      return false;
    }
    used++;
    return true;
  }

  void freed() {
    used--;
  }

  void queued() {
    waiting++;
  }

  void left() {
    waiting--;
  }

  void promoted(int people) {
    used += people;
    waiting -= people;
  }
}
