package io.entitlements.seat;

import java.util.Objects;

/**
 * One row of a bulk change, with addresses as people type them: any case, spaces around. They are
 * checked when the change is planned and again when it is applied; a text that is no address
 * refuses its row and no other.
 */
public sealed interface SeatChange {

  /**
   * Gives a person a seat.
   *
   * @param email the person's address
   */
  record Assign(String email) implements SeatChange {
    /** Checks that there is a text. */
    public Assign {
      Objects.requireNonNull(email, "email");
    }
  }

  /**
   * Takes a person's seat back, or takes the person off the waiting list.
   *
   * @param email the person's address
   */
  record Unassign(String email) implements SeatChange {
    /** Checks that there is a text. */
    public Unassign {
      Objects.requireNonNull(email, "email");
    }
  }

  /**
   * Gives one person's seat to another, past the waiting list.
   *
   * @param from the address of who holds the seat
   * @param to the address of who gets it
   */
  record Reassign(String from, String to) implements SeatChange {
    /** Checks that there are texts. */
    public Reassign {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
    }
  }

  /**
   * Pins a person's seat, so that it is kept before all others when there are too few.
   *
   * @param email the person's address
   */
  record Pin(String email) implements SeatChange {
    /** Checks that there is a text. */
    public Pin {
      Objects.requireNonNull(email, "email");
    }
  }

  /**
   * Unpins a person's seat.
   *
   * @param email the person's address
   */
  record Unpin(String email) implements SeatChange {
    /** Checks that there is a text. */
    public Unpin {
      Objects.requireNonNull(email, "email");
    }
  }

  /**
   * A row of a list that asks for no change that can be made. It is refused whatever there is.
   *
   * @param text the address in it, as far as one could be found; else empty
   * @param refusal why: {@link SeatRowRefusal#UNREADABLE_ROW} or {@link
   *     SeatRowRefusal#UNKNOWN_ACTION}
   */
  record Unreadable(String text, SeatRowRefusal refusal) implements SeatChange {
    /** Checks that nothing is missing, and the reason. */
    public Unreadable {
      Objects.requireNonNull(text, "text");
      if (refusal != SeatRowRefusal.UNREADABLE_ROW && refusal != SeatRowRefusal.UNKNOWN_ACTION) {
        throw new IllegalArgumentException("this is not why a row cannot be read: " + refusal);
      }
    }
  }

  /**
   * What kind of change it is.
   *
   * @return the kind, as a report keeps it
   */
  default SeatAction action() {
    if (this instanceof Assign) {
      return SeatAction.ASSIGN;
    }
    if (this instanceof Unassign) {
      return SeatAction.UNASSIGN;
    }
    if (this instanceof Reassign) {
      return SeatAction.REASSIGN;
    }
    if (this instanceof Pin) {
      return SeatAction.PIN;
    }
    return this instanceof Unpin ? SeatAction.UNPIN : SeatAction.UNREADABLE;
  }
}
