package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.seat.Step.Who;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatEffect;
import io.entitlements.seat.SeatPlan.WhenFull;
import io.entitlements.seat.SeatRowRefusal;
import io.entitlements.seat.SeatRowResult;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.type.EmailAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a bulk change in the order in which they are done, and in batches of one phase each.
 * The same input always gives the same steps, so that an interrupted run finds its place again.
 */
record Steps(List<Step> all) {

  /** Few enough for any memory and for a short transaction, many enough for few round trips. */
  static final int BATCH = 1_000;

  private static final Comparator<Step> IN_ORDER = Comparator.comparing(Step::phase);

  /** Reads and checks what people typed. */
  static Steps of(List<SeatChange> changes, WhenFull whenFull) {
    Set<EmailAddress> named = new HashSet<>(changes.size() * 2);
    List<Step> steps = new ArrayList<>(changes.size());
    for (int ordinal = 0; ordinal < changes.size(); ordinal++) {
      steps.add(step(ordinal, changes.get(ordinal), whenFull, named));
    }
    steps.sort(IN_ORDER);
    return new Steps(steps);
  }

  private static Step step(
      int ordinal, SeatChange change, WhenFull whenFull, Set<EmailAddress> named) {
    if (change instanceof SeatChange.Unreadable unreadable) {
      return new Step.Broken(ordinal, change.action(), unreadable.refusal());
    }
    if (change instanceof SeatChange.Reassign move) {
      Optional<EmailAddress> from = EmailAddress.parse(move.from());
      Optional<EmailAddress> to = EmailAddress.parse(move.to());
      if (from.isEmpty() || to.isEmpty()) {
        return new Step.Broken(ordinal, change.action(), SeatRowRefusal.NOT_AN_EMAIL);
      }
      boolean first = !named.contains(from.get()) && !named.contains(to.get());
      named.add(from.get());
      named.add(to.get());
      return first
          ? new Step.Move(ordinal, address(from.get()), address(to.get()), Optional.empty())
          : new Step.Broken(ordinal, change.action(), SeatRowRefusal.DUPLICATE_ROW);
    }
    Optional<EmailAddress> email = EmailAddress.parse(text(change));
    if (email.isEmpty()) {
      return new Step.Broken(ordinal, change.action(), SeatRowRefusal.NOT_AN_EMAIL);
    }
    if (!named.add(email.get())) {
      return new Step.Broken(ordinal, change.action(), SeatRowRefusal.DUPLICATE_ROW);
    }
    Who who = address(email.get());
    return switch (change.action()) {
      case ASSIGN, REASSIGN -> new Step.Give(ordinal, who, whenFull, Optional.empty());
      case UNASSIGN -> new Step.TakeBack(ordinal, who, Optional.empty());
      case PIN -> new Step.Pin(ordinal, who, true, Optional.empty());
      case UNPIN -> new Step.Pin(ordinal, who, false, Optional.empty());
      case UNREADABLE -> throw new IllegalStateException("refused above");
    };
  }

  private static Who address(EmailAddress email) {
    return new Who.Address(email);
  }

  private static String text(SeatChange change) {
    if (change instanceof SeatChange.Assign assign) {
      return assign.email();
    }
    if (change instanceof SeatChange.Unassign unassign) {
      return unassign.email();
    }
    return change instanceof SeatChange.Pin pin ? pin.email() : ((SeatChange.Unpin) change).email();
  }

  /** What takes back what these rows did. */
  static Steps undoing(List<SeatRunRow> rows) {
    List<Step> steps = new ArrayList<>();
    for (SeatRunRow row : rows) {
      SeatRowResult result = row.result();
      if (result instanceof SeatEffect effect && effect.isChange()) {
        steps.add(undoing(row, effect));
      }
    }
    steps.sort(IN_ORDER);
    return new Steps(steps);
  }

  private static Step undoing(SeatRunRow row, SeatEffect effect) {
    Who who = new Who.Known(row.account().orElseThrow());
    Optional<SeatRunRow> undoes = Optional.of(row);
    return switch (effect) {
      case SEAT_GIVEN, QUEUED -> new Step.TakeBack(row.ordinal(), who, undoes);
      case SEAT_RELEASED -> new Step.Give(row.ordinal(), who, WhenFull.REFUSE, undoes);
      case WAITING_ENDED -> new Step.Give(row.ordinal(), who, WhenFull.WAIT, undoes);
      case SEAT_MOVED ->
          new Step.Move(row.ordinal(), new Who.Known(row.to().orElseThrow()), who, undoes);
      case PINNED -> new Step.Pin(row.ordinal(), who, false, undoes);
      case UNPINNED -> new Step.Pin(row.ordinal(), who, true, undoes);
      case SOURCE_CHANGED -> new Step.RestoreSource(row.ordinal(), who, row);
      case SEAT_KEPT, PLACE_KEPT, PIN_KEPT ->
          throw new IllegalArgumentException("there is nothing to undo: " + effect);
    };
  }

  int size() {
    return all.size();
  }

  /** The steps from this one on that are done in one go: of one phase, and not too many. */
  List<Step> batch(int from) {
    Step.Phase phase = all.get(from).phase();
    int end = from;
    while (end < all.size() && end - from < BATCH && all.get(end).phase() == phase) {
      end++;
    }
    return all.subList(from, end);
  }
}
