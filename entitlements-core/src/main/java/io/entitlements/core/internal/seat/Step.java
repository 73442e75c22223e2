package io.entitlements.core.internal.seat;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatAction;
import io.entitlements.seat.SeatEffect;
import io.entitlements.seat.SeatPlan.WhenFull;
import io.entitlements.seat.SeatRowRefusal;
import io.entitlements.seat.SeatRowResult;
import io.entitlements.seat.SeatSource;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import java.util.List;
import java.util.Optional;

/**
 * One row of a bulk change, read and checked, or the taking back of one. What comes of it is
 * decided here alone, for a plan and for its doing alike. A step that takes back what a row did
 * touches nothing that has changed since.
 */
sealed interface Step {

  int ordinal();

  SeatAction action();

  Phase phase();

  /** Whom it is about, as far as that could be read. */
  List<Who> people();

  /** What comes of it; counts what it uses and frees. */
  SeatRowResult decide(Holdings held, Room room);

  /** The order in which steps are done, whatever that of the rows. */
  enum Phase {
    REFUSE,
    TAKE_BACK,
    MOVE,
    PIN,
    GIVE
  }

  /** A person, by address or by account. */
  sealed interface Who {
    record Address(EmailAddress email) implements Who {}

    record Known(AccountId account) implements Who {}
  }

  /** A row that is refused whatever there is. */
  record Broken(int ordinal, SeatAction action, SeatRowRefusal refusal) implements Step {
    @Override
    public Phase phase() {
      return Phase.REFUSE;
    }

    @Override
    public List<Who> people() {
      return List.of();
    }

    @Override
    public SeatRowResult decide(Holdings held, Room room) {
      return refusal;
    }
  }

  /** Takes a seat back, or a place on the waiting list. */
  record TakeBack(int ordinal, Who who, Optional<SeatRunRow> undoes) implements Step {
    @Override
    public SeatAction action() {
      return SeatAction.UNASSIGN;
    }

    @Override
    public Phase phase() {
      return Phase.TAKE_BACK;
    }

    @Override
    public List<Who> people() {
      return List.of(who);
    }

    @Override
    public SeatRowResult decide(Holdings held, Room room) {
      if (held.seat(who).filter(this::isMeant).isPresent()) {
        room.freed();
        return SeatEffect.SEAT_RELEASED;
      }
      if (held.waiting(who)
          .filter(entry -> undoes.map(row -> row.at().equals(entry.since())).orElse(true))
          .isPresent()) {
        room.left();
        return SeatEffect.WAITING_ENDED;
      }
      return undoes.isPresent() ? SeatRowRefusal.CHANGED_SINCE : SeatRowRefusal.NO_SEAT_HELD;
    }

    private boolean isMeant(Seat seat) {
      return undoes.map(row -> row.given().equals(Optional.of(seat.id()))).orElse(true);
    }
  }

  /** Gives the seat of one person to another. */
  record Move(int ordinal, Who from, Who to, Optional<SeatRunRow> undoes) implements Step {
    @Override
    public SeatAction action() {
      return SeatAction.REASSIGN;
    }

    @Override
    public Phase phase() {
      return Phase.MOVE;
    }

    @Override
    public List<Who> people() {
      return List.of(from, to);
    }

    @Override
    public SeatRowResult decide(Holdings held, Room room) {
      Optional<Seat> seat = held.seat(from);
      if (held.isDeleted(to)) {
        return SeatRowRefusal.ACCOUNT_DELETED;
      }
      if (undoes.isPresent()
          && (held.seat(to).isPresent()
              || !seat.map(Seat::id).equals(undoes.get().given())
              || !held.isStillGiven(to, sourceBefore(undoes.get())))) {
        return SeatRowRefusal.CHANGED_SINCE;
      }
      if (seat.isEmpty()) {
        return SeatRowRefusal.NO_SEAT_HELD;
      }
      if (held.seat(to).isPresent()) {
        return SeatRowRefusal.SEAT_HELD;
      }
      if (room.isOver()) {
        // What is freed is not there to be given again.
        return SeatRowRefusal.NO_SEAT_LEFT;
      }
      if (held.waiting(to).isPresent()) {
        room.left();
      }
      return SeatEffect.SEAT_MOVED;
    }
  }

  /** Pins a seat, or unpins it. */
  record Pin(int ordinal, Who who, boolean pinned, Optional<SeatRunRow> undoes) implements Step {
    @Override
    public SeatAction action() {
      return pinned ? SeatAction.PIN : SeatAction.UNPIN;
    }

    @Override
    public Phase phase() {
      return Phase.PIN;
    }

    @Override
    public List<Who> people() {
      return List.of(who);
    }

    @Override
    public SeatRowResult decide(Holdings held, Room room) {
      Optional<Seat> seat = held.seat(who);
      if (undoes.isPresent()
          && seat.filter(found -> found.pinned() != pinned)
              .filter(found -> undoes.get().isOfSeatBefore(found.id()))
              .isEmpty()) {
        return SeatRowRefusal.CHANGED_SINCE;
      }
      if (seat.isEmpty()) {
        return SeatRowRefusal.NO_SEAT_HELD;
      }
      if (seat.get().pinned() == pinned) {
        return SeatEffect.PIN_KEPT;
      }
      return pinned ? SeatEffect.PINNED : SeatEffect.UNPINNED;
    }
  }

  /** Gives a seat, or else perhaps a place on the waiting list. */
  record Give(int ordinal, Who who, WhenFull whenFull, Optional<SeatRunRow> undoes)
      implements Step {
    @Override
    public SeatAction action() {
      return SeatAction.ASSIGN;
    }

    @Override
    public Phase phase() {
      return Phase.GIVE;
    }

    @Override
    public List<Who> people() {
      return List.of(who);
    }

    @Override
    public SeatRowResult decide(Holdings held, Room room) {
      Optional<Seat> seat = held.seat(who);
      Optional<Waiting> place = held.waiting(who);
      if (held.isDeleted(who)) {
        return SeatRowRefusal.ACCOUNT_DELETED;
      }
      if (undoes.isPresent()
          && (seat.isPresent()
              || place.isPresent()
              || !held.isStillGiven(who, sourceBefore(undoes.get())))) {
        return SeatRowRefusal.CHANGED_SINCE;
      }
      if (seat.isPresent()) {
        return seat.get().source() == SeatSource.TYPED
            ? SeatEffect.SEAT_KEPT
            : SeatEffect.SOURCE_CHANGED;
      }
      if (room.take()) {
        return SeatEffect.SEAT_GIVEN;
      }
      if (whenFull == WhenFull.REFUSE) {
        return SeatRowRefusal.NO_SEAT_LEFT;
      }
      if (place.isPresent()) {
        return place.get().source() == SeatSource.TYPED
            ? SeatEffect.PLACE_KEPT
            : SeatEffect.SOURCE_CHANGED;
      }
      room.queued();
      return SeatEffect.QUEUED;
    }
  }

  /** Lets a seat or a place count as given by the way that it counted as before a row. */
  record RestoreSource(int ordinal, Who who, SeatRunRow undone) implements Step {
    @Override
    public SeatAction action() {
      return SeatAction.ASSIGN;
    }

    @Override
    public Phase phase() {
      return Phase.PIN;
    }

    @Override
    public List<Who> people() {
      return List.of(who);
    }

    SeatSource source() {
      return sourceBefore(undone);
    }

    @Override
    public SeatRowResult decide(Holdings held, Room room) {
      boolean isSame =
          undone.before().flatMap(SeatRunRow.Before::seat).isPresent()
              ? held.seat(who).filter(seat -> undone.isOfSeatBefore(seat.id())).isPresent()
              : held.waiting(who).isPresent();
      boolean isOther =
          held.seat(who)
              .map(Seat::source)
              .or(() -> held.waiting(who).map(Waiting::source))
              .filter(now -> now != source())
              .isPresent();
      return isSame && isOther && held.isStillGiven(who, source())
          ? SeatEffect.SOURCE_CHANGED
          : SeatRowRefusal.CHANGED_SINCE;
    }
  }

  private static SeatSource sourceBefore(SeatRunRow row) {
    return row.before().map(SeatRunRow.Before::source).orElse(SeatSource.TYPED);
  }
}
