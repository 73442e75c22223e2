package io.entitlements.core.internal.change;

import io.entitlements.core.internal.feed.Stretch;
import io.entitlements.event.EntitlementEvent;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Actor;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** One change under way: its transaction, its instant, who makes it, and the events so far. */
public final class Change {

  /** How many events are written out as JSON before they are stored: bounds the memory. */
  private static final int STORED_AT_ONCE = 2_000;

  private final UnitOfWork store;
  private final Instant now;
  private final Actor actor;
  private final String why;

  /** Ordered, so that two changes that touch the same scopes lock their rows in the same order. */
  private final SortedMap<Scope, List<Noted>> events =
      new TreeMap<>(Comparator.comparing(Scope::kind).thenComparing(Scope::value));

  private record Noted(EntitlementEvent event, Instant validAt) {}

  private final Map<Scope, Revision> revisions = new HashMap<>();
  private final Set<UUID> subjects = new HashSet<>();
  private final Map<Scope, Stretch> stretches = new HashMap<>();

  Change(UnitOfWork store, Instant now, Actor actor, String why) {
    this.store = store;
    this.now = now;
    this.actor = actor;
    this.why = why;
  }

  /** The stores, inside this transaction. */
  public UnitOfWork store() {
    return store;
  }

  /** The instant at which all of it happens, in whole milliseconds. */
  public Instant now() {
    return now;
  }

  /** Who makes it. */
  public Actor actor() {
    return actor;
  }

  /** Notes an event; it is stored when the work has ended. */
  public void record(Scope scope, EntitlementEvent event) {
    record(scope, event, now);
  }

  /**
   * Notes an event that may count from before now, for example a renewal that begins where the last
   * term ended.
   *
   * @param countsFrom from when it counts; if that is still to come, the event counts from now, and
   *     its values say the rest
   */
  public void record(Scope scope, EntitlementEvent event, Instant countsFrom) {
    Instant validAt = countsFrom.isBefore(now) ? countsFrom : now;
    events.computeIfAbsent(scope, s -> new ArrayList<>()).add(new Noted(event, validAt));
  }

  void storeEvents() {
    SortedMap<Scope, List<EventRow>> slice = new TreeMap<>(events.comparator());
    int size = 0;
    for (Map.Entry<Scope, List<Noted>> entry : events.entrySet()) {
      for (Noted noted : entry.getValue()) {
        slice
            .computeIfAbsent(entry.getKey(), s -> new ArrayList<>())
            .add(row(entry.getKey(), noted));
        size++;
        if (size % STORED_AT_ONCE == 0) {
          append(slice);
          slice.clear();
        }
      }
    }
    if (!slice.isEmpty()) {
      append(slice);
    }
  }

  private void append(SortedMap<Scope, List<EventRow>> slice) {
    // What is not answered is asked for only if somebody wants to know.
    revisions.keySet().removeAll(slice.keySet());
    Map<Scope, Revision> known = store.events().appendAll(slice);
    known.forEach(
        (scope, last) -> {
          int rows = slice.getOrDefault(scope, List.of()).size();
          revisions.put(scope, last);
          Stretch stretch = new Stretch(scope, last.number() - rows + 1, last.number());
          stretches.merge(scope, stretch, Stretch::to);
        });
  }

  /** What the events are about that are stored. */
  Set<UUID> subjects() {
    return subjects;
  }

  /** Their numbers, where the store has answered them. */
  Collection<Stretch> stretches() {
    return stretches.values();
  }

  /**
   * Notes what a history has come to, as this transaction has read it, so that nobody asks again.
   */
  public void known(Revision revision) {
    revisions.putIfAbsent(revision.scope(), revision);
  }

  /** The revision of a scope, once the events are stored; it is asked for where none was. */
  Revision revision(Scope scope) {
    return revisions.computeIfAbsent(scope, store.events()::revision);
  }

  private EventRow row(Scope scope, Noted noted) {
    EntitlementEvent event = noted.event();
    UUID subject = EventSubject.of(event, scope);
    subjects.add(subject);
    return new EventRow(
        0,
        EventJson.type(event),
        subject,
        ActorText.write(actor),
        why,
        EventJson.write(event),
        noted.validAt(),
        now);
  }
}
