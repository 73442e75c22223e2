package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Change;
import io.entitlements.event.SeatEvent;
import io.entitlements.seat.Seat;

/** The events that a seat leaves behind. */
final class SeatEvents {

  private SeatEvents() {}

  static void taken(Change change, Seat seat) {
    change.record(
        seat.organization(),
        new SeatEvent.SeatTaken(
            seat.organization(), seat.subscription(), seat.id(), seat.holder(), seat.source()));
  }

  static void released(Change change, Seat seat) {
    change.record(
        seat.organization(),
        new SeatEvent.SeatReleased(
            seat.organization(), seat.subscription(), seat.id(), seat.holder()));
  }

  static void pinned(Change change, Seat seat, boolean pinned) {
    change.record(
        seat.organization(),
        new SeatEvent.SeatPinned(
            seat.organization(), seat.subscription(), seat.id(), seat.holder(), pinned));
  }
}
