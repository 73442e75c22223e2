package io.entitlements.core.internal.seat;

import io.entitlements.seat.SeatRowResult;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Goes through the steps of a bulk change as its doing would, batch by batch, and only reads. Who
 * waits and would be promoted on the way is remembered, for a later step may be about them.
 */
final class Forecast {

  private final UnitOfWork store;
  private final Subscription subscription;
  private final Room room;
  private final Map<AccountId, Waiting> promoted = new HashMap<>();
  private final Set<AccountId> left = new HashSet<>();

  Forecast(UnitOfWork store, Subscription subscription, Instant now) {
    this.store = store;
    this.subscription = subscription;
    this.room = Room.at(store, subscription, now);
  }

  /** Gets what comes of each step, in their order. */
  interface Reader {
    void read(Step step, SeatRowResult result, Holdings held);
  }

  Room room() {
    return room;
  }

  void run(Steps steps, Reader reader) {
    promote();
    for (int done = 0; done < steps.size(); ) {
      List<Step> batch = steps.batch(done);
      Holdings held = Holdings.of(store, subscription.organization(), subscription.id(), batch);
      held.promote(promoted.values());
      for (Step step : batch) {
        SeatRowResult result = step.decide(held, room);
        if (step instanceof Step.TakeBack back) {
          held.waiting(back.who()).ifPresent(entry -> left.add(entry.account()));
        }
        reader.read(step, result, held);
      }
      promote();
      done += batch.size();
    }
  }

  private void promote() {
    int seats = room.promotable();
    if (seats == 0) {
      return;
    }
    int head = promoted.size() + left.size() + seats;
    List<Waiting> next = new ArrayList<>();
    for (Waiting entry :
        store.waiting().first(subscription.organization(), subscription.id(), head)) {
      if (next.size() < seats
          && !promoted.containsKey(entry.account())
          && !left.contains(entry.account())) {
        next.add(entry);
      }
    }
    next.forEach(entry -> promoted.put(entry.account(), entry));
    room.promoted(next.size());
  }
}
