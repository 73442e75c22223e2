package io.entitlements.core.memory;

import io.entitlements.core.memory.Data.ReleaseHour;
import io.entitlements.type.ConnectionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** How many seats pushes have taken back, by whole hours. */
record MemoryPushReleases(Table<ReleaseHour, Integer> releases) {

  private static final long SECONDS_OF_AN_HOUR = 3_600;
  private static final long HOURS_KEPT = 48;

  void note(ConnectionId connection, Instant now) {
    ReleaseHour hour = new ReleaseHour(connection, hour(now));
    releases.put(hour, releases.find(hour).orElse(0) + 1);
    drop(each -> each.connection().equals(connection) && each.hour() < hour(now) - HOURS_KEPT);
  }

  private static long hour(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_AN_HOUR);
  }

  int since(ConnectionId connection, Instant since) {
    return releases
        .entries()
        .filter(entry -> entry.getKey().connection().equals(connection))
        .filter(entry -> entry.getKey().hour() >= hour(since))
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  int clear(ConnectionId connection) {
    return drop(hour -> hour.connection().equals(connection));
  }

  private int drop(Predicate<ReleaseHour> which) {
    List<ReleaseHour> dropped = releases.entries().map(Map.Entry::getKey).filter(which).toList();
    dropped.forEach(hour -> releases.remove(hour, count -> true));
    return dropped.size();
  }
}
