package io.entitlements.core.memory;

import io.entitlements.spi.EventRow;
import io.entitlements.spi.EventStore;
import io.entitlements.type.Revision;
import io.entitlements.type.Scope;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.LongStream;

/** The number of events of each scope, and every event by its revision. */
record MemoryEvents(
    Table<Scope, Long> revisions,
    Table<Revision, EventRow> events,
    Table<Revision, EventRow> unsequenced)
    implements EventStore {

  private static final Comparator<EventAbout> RECORDED =
      Comparator.comparing((EventAbout event) -> event.row().recordedAt())
          .thenComparing(event -> event.scope().value().toString())
          .thenComparing(event -> event.row().number());

  void begin(Scope scope) {
    revisions.add(scope, 0L);
  }

  @Override
  public Revision append(Scope scope, List<EventRow> appended) {
    long number =
        revisions
            .find(scope)
            .orElseThrow(() -> new IllegalArgumentException("there is no such scope: " + scope));
    if (appended.isEmpty()) {
      throw new IllegalArgumentException("there is no event to append");
    }
    for (EventRow event : appended) {
      number++;
      events.add(new Revision(scope, number), numbered(event, number));
      unsequenced.add(new Revision(scope, number), event);
    }
    revisions.put(scope, number);
    return new Revision(scope, number);
  }

  @Override
  public Map<Scope, Revision> appendAll(SortedMap<Scope, List<EventRow>> appended) {
    Map<Scope, Revision> last = new HashMap<>();
    appended.forEach((scope, rows) -> last.put(scope, append(scope, rows)));
    return last;
  }

  @Override
  public Revision revision(Scope scope) {
    return new Revision(scope, revisions.find(scope).orElse(0L));
  }

  @Override
  public List<EventRow> after(Revision after, int limit) {
    return LongStream.rangeClosed(after.number() + 1, revision(after.scope()).number())
        .limit(limit)
        .mapToObj(number -> events.find(new Revision(after.scope(), number)).orElseThrow())
        .toList();
  }

  @Override
  public List<EventAbout> about(UUID subject, Instant knownAt) {
    return events
        .entries()
        .filter(entry -> entry.getValue().subject().equals(subject))
        .filter(entry -> !entry.getValue().recordedAt().isAfter(knownAt))
        .map(entry -> new EventAbout(entry.getKey().scope(), entry.getValue()))
        .sorted(RECORDED)
        .toList();
  }

  private static EventRow numbered(EventRow event, long number) {
    return new EventRow(
        number,
        event.type(),
        event.subject(),
        event.actor(),
        event.why(),
        event.body(),
        event.validAt(),
        event.recordedAt());
  }
}
