package io.entitlements.core.testkit;

import io.entitlements.core.internal.change.Attempt;
import io.entitlements.core.internal.change.Change;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.core.internal.feed.Feed;
import io.entitlements.core.internal.feed.FeedListener;
import io.entitlements.event.AccountEvent;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A node that changes accounts, each change with marks that tell it from all others, and that keeps
 * the revision of each account as it last read it until it is told of a change.
 */
final class FeedNode implements FeedListener {

  private static final OrganizationId NOBODY = new OrganizationId(new UUID(0, 1));
  private static final SubscriptionId NOTHING = new SubscriptionId(new UUID(0, 2));

  private final Changes changes;
  private final Storage storage;
  private final Clock clock;
  private final CommittedMarks committed;

  private final Set<UUID> told = new LinkedHashSet<>();
  private final Map<UUID, Long> kept = new HashMap<>();
  private final List<String> missed = new ArrayList<>();
  private int resets;
  private int calls;
  private long epoch;
  private Instant resetAt = Instant.MIN;
  private Instant caughtUpAt = Instant.MIN;

  FeedNode(Storage storage, Clock clock, CommittedMarks committed) {
    this.changes = new Changes(storage, clock);
    this.storage = storage;
    this.clock = clock;
    this.committed = committed;
    changes.feed().add(this);
  }

  Feed feed() {
    return changes.feed();
  }

  /** Changes an account; the first event is about itself and the others are about the marks. */
  Revision commit(AccountId account, Collection<UUID> marks) {
    Instant begunAt = clock.instant();
    Outcome<AccountId, String> outcome =
        changes.make(
            new Actor.Task("feed"),
            "feed.test",
            scope -> scope,
            change -> {
              record(change, account, marks);
              return Attempt.made(account);
            });
    committed.add(marks, begunAt, clock.instant());
    return ((Outcome.Done<AccountId, String>) outcome).revision();
  }

  /** Changes two accounts at once; the event about the mark is of the second. */
  Revision commit(AccountId account, AccountId other, UUID mark) {
    Outcome<AccountId, String> outcome =
        changes.make(
            new Actor.Task("feed"),
            "feed.test",
            scope -> scope,
            change -> {
              record(change, account, List.of());
              record(change, other, List.of(mark));
              return Attempt.made(account);
            });
    return ((Outcome.Done<AccountId, String>) outcome).revision();
  }

  /** Begins a change and then refuses it. */
  void refuse(AccountId account, UUID mark) {
    changes.<AccountId, String>make(
        new Actor.Task("feed"),
        "feed.test",
        scope -> scope,
        change -> {
          record(change, account, List.of(mark));
          return Attempt.denied("no");
        });
  }

  private static void record(Change change, AccountId account, Collection<UUID> marks) {
    change.record(account, new AccountEvent.AccountNamed(account));
    for (UUID mark : marks) {
      change.record(
          account,
          new SeatEvent.WaitingBegun(NOBODY, NOTHING, new AccountId(mark), SeatSource.TYPED));
    }
  }

  /** The number of an account's revision, as it is kept or else as it is read now. */
  long revision(AccountId account) {
    long before;
    synchronized (this) {
      Long number = kept.get(account.value());
      if (number != null) {
        return number;
      }
      before = epoch;
    }
    long number = storage.read(store -> store.events().revision(account)).number();
    synchronized (this) {
      // What was read while something changed may be from before that.
      if (before == epoch) {
        kept.put(account.value(), number);
      }
    }
    return number;
  }

  @Override
  public synchronized void changed(Set<UUID> subjects) {
    calls++;
    epoch++;
    told.addAll(subjects);
    kept.keySet().removeAll(subjects);
  }

  @Override
  public synchronized void caughtUp(Instant at) {
    caughtUpAt = at;
    for (UUID mark : committed.between(resetAt, at)) {
      if (!told.contains(mark)) {
        missed.add(mark + " was committed before " + at);
      }
    }
  }

  @Override
  public synchronized void reset() {
    resets++;
    epoch++;
    kept.clear();
    resetAt = clock.instant();
  }

  /** What it was told of, each once, in the order of the first time. */
  synchronized List<UUID> told() {
    return List.copyOf(told);
  }

  /** Of what it should have been told when it was told that it had caught up. */
  synchronized List<String> missed() {
    return List.copyOf(missed);
  }

  synchronized int resets() {
    return resets;
  }

  synchronized int calls() {
    return calls;
  }

  synchronized Instant caughtUpAt() {
    return caughtUpAt;
  }
}
