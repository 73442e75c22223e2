package io.entitlements.core.testkit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** When the changes of all nodes were begun, and when they were surely committed. */
final class CommittedMarks {

  private final Map<UUID, Span> spans = new ConcurrentHashMap<>();

  private record Span(Instant begunAt, Instant committedAt) {}

  void add(Collection<UUID> marks, Instant begunAt, Instant committedAt) {
    marks.forEach(mark -> spans.put(mark, new Span(begunAt, committedAt)));
  }

  /** Those of changes that were begun after an instant and committed before another one. */
  List<UUID> between(Instant after, Instant before) {
    return spans.entrySet().stream()
        .filter(entry -> entry.getValue().begunAt().isAfter(after))
        .filter(entry -> entry.getValue().committedAt().isBefore(before))
        .map(Map.Entry::getKey)
        .toList();
  }
}
