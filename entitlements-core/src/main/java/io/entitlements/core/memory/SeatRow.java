package io.entitlements.core.memory;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatSource;
import java.time.Instant;

/** A seat that is held, and when it was used last; at first, when it was taken. */
record SeatRow(Seat seat, Instant lastUsedAt) {

  static SeatRow taken(Seat seat) {
    return new SeatRow(seat, seat.takenAt());
  }

  SeatRow pinned(boolean pinned) {
    return new SeatRow(seat.withPinned(pinned), lastUsedAt);
  }

  SeatRow given(SeatSource source) {
    return new SeatRow(seat.withSource(source), lastUsedAt);
  }

  SeatRow used(Instant now) {
    return new SeatRow(seat, now);
  }
}
