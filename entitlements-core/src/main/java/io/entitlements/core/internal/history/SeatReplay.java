package io.entitlements.core.internal.history;

import io.entitlements.event.RecordedEvent;
import io.entitlements.event.SeatEvent.SeatReleased;
import io.entitlements.event.SeatEvent.SeatTaken;
import io.entitlements.type.SeatId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The seats of one holder, made again from their events. Pure. */
final class SeatReplay {

  private SeatReplay() {}

  /** The seats held at an instant; the events of a scope are in the order of their numbers. */
  static Collection<SeatTaken> at(List<RecordedEvent> events, Instant validAt) {
    Map<SeatId, SeatTaken> seats = new LinkedHashMap<>();
    for (RecordedEvent event : events) {
      if (event.validAt().isAfter(validAt)) {
        continue;
      }
      if (event.event() instanceof SeatTaken taken) {
        seats.put(taken.seat(), taken);
      } else if (event.event() instanceof SeatReleased released) {
        seats.remove(released.seat());
      }
    }
    return seats.values();
  }
}
