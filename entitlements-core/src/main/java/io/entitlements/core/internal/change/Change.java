package io.entitlements.core.internal.change;

import io.entitlements.event.EntitlementEvent;
import io.entitlements.spi.EventRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.Actor;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One change under way: its transaction, its instant, who makes it, and the events so far. */
public final class Change {

  private final UnitOfWork store;
  private final Instant now;
  private final Actor actor;
  private final String why;

  /** Ordered, so that two changes that touch the same scopes lock their rows in the same order. */
  private final Map<Scope, List<EntitlementEvent>> events =
      new TreeMap<>(Comparator.comparing(Scope::kind).thenComparing(Scope::value));

  private final Map<Scope, Revision> revisions = new HashMap<>();

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

  /** Notes an event; it is stored when the work has ended. */
  public void record(Scope scope, EntitlementEvent event) {
    events.computeIfAbsent(scope, s -> new ArrayList<>()).add(event);
  }

  void storeEvents() {
    events.forEach(
        (scope, those) ->
            revisions.put(
                scope,
                store
                    .events()
                    .append(scope, those.stream().map(each -> row(scope, each)).toList())));
  }

  /** The revision of a scope, once the events are stored; it is asked for where none was. */
  Revision revision(Scope scope) {
    return revisions.computeIfAbsent(scope, store.events()::revision);
  }

  private EventRow row(Scope scope, EntitlementEvent event) {
    return new EventRow(
        0,
        EventJson.type(event),
        EventSubject.of(event, scope),
        ActorText.write(actor),
        why,
        EventJson.write(event),
        now,
        now);
  }
}
