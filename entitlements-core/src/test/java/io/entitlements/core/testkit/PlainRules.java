package io.entitlements.core.testkit;

import io.entitlements.core.testkit.PlainKey.Piece;
import io.entitlements.core.testkit.PlainSubscription.Held;
import io.entitlements.core.testkit.PlainSubscription.Holder;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What each step does to a plain subscription, written from the words of the domain. A step answers
 * {@code done}, {@code seated}, {@code queued}, or the code of a refusal, which changes nothing.
 */
final class PlainRules {

  private PlainSubscription state;

  PlainRules(PlainSubscription state) {
    this.state = state;
  }

  PlainSubscription state() {
    return state;
  }

  String step(LifeStep step) {
    PlainSubscription before = state.copy();
    String answer = apply(step);
    if (!List.of("done", "seated", "queued").contains(answer)) {
      state = before;
    }
    return answer;
  }

  private String apply(LifeStep step) {
    if (step instanceof LifeStep.Assign assign) {
      return assign(person(assign.person()), "done", "NO_SEAT_LEFT");
    } else if (step instanceof LifeStep.AssignOrWait assign) {
      String answer = assign(person(assign.person()), "seated", "queued");
      if (answer.equals("queued") && !state.waiting.contains(assign.person())) {
        state.waiting.add(assign.person());
      }
      return answer;
    } else if (step instanceof LifeStep.StopWaiting stop) {
      return state.waiting.remove((Integer) stop.person()) ? "done" : "NOT_WAITING";
    } else if (step instanceof LifeStep.Release release) {
      return release(person(release.person()));
    } else if (step instanceof LifeStep.Reassign reassign) {
      return reassign(person(reassign.from()), person(reassign.to()));
    } else if (step instanceof LifeStep.Pin pin) {
      return pin(person(pin.person()), pin.pinned());
    } else if (step instanceof LifeStep.Activate activate) {
      return activate(activate.computer(), activate.key());
    } else if (step instanceof LifeStep.PassHours pass) {
      state.now = state.now.plus(Duration.ofHours(pass.hours()));
      return "done";
    } else if (step instanceof LifeStep.PassToBoundary pass) {
      state.now = boundary(pass.justBefore());
      return "done";
    } else if (step instanceof LifeStep.DoJobs) {
      return doJobs();
    }
    String answer = change(step);
    if (answer.equals("done")) {
      state.settle();
    }
    return answer;
  }

  Instant boundary(boolean justBefore) {
    Instant next = state.nextBoundary().orElse(state.now);
    Instant wanted = justBefore ? next.minusMillis(1) : next;
    return wanted.isBefore(state.now) ? state.now : wanted;
  }

  private String assign(Holder person, String given, String full) {
    if (state.holds(person)) {
      return given;
    }
    state.settle();
    if (state.holds(person)) {
      return given;
    }
    if (state.free() == 0) {
      return full;
    }
    state.take(person);
    return given;
  }

  private String release(Holder person) {
    if (!state.holds(person)) {
      return "NO_SEAT_HELD";
    }
    state.drop(person);
    state.settle();
    return "done";
  }

  private String reassign(Holder from, Holder to) {
    if (!state.holds(from)) {
      return "NO_SEAT_HELD";
    }
    if (state.holds(to)) {
      return "SEAT_HELD";
    }
    state.drop(from);
    if (state.free() == 0) {
      return "NO_SEAT_LEFT";
    }
    state.take(to);
    state.waiting.remove((Integer) to.number());
    state.settle();
    return "done";
  }

  private String pin(Holder person, boolean pinned) {
    if (!state.holds(person)) {
      return "NO_SEAT_HELD";
    }
    state.held.replaceAll(
        seat ->
            seat.holder().equals(person)
                ? new Held(person, pinned, seat.takenAt(), seat.id())
                : seat);
    return "done";
  }

  private String activate(int computer, int key) {
    Holder holder = new Holder(computer, Optional.of(key));
    if (key >= state.keys.size()) {
      return "KEY_MISTYPED";
    }
    if (state.holds(holder)) {
      return "done";
    }
    if (state.keys.get(key).revoked) {
      return "KEY_REVOKED";
    }
    int seats = state.keys.get(key).seats(state.now);
    if (seats == 0) {
      return "KEY_NOT_IN_TERM";
    }
    state.settle();
    if (state.computers(key) >= seats || state.free() == 0) {
      return "NO_SEAT_LEFT";
    }
    state.take(holder);
    return "done";
  }

  private String doJobs() {
    state.settle();
    if (state.releasesAt().filter(at -> !state.now.isBefore(at)).isPresent()) {
      state.tooMany().forEach(seat -> state.drop(seat.holder()));
      state.settle();
    }
    return "done";
  }

  private String change(LifeStep step) {
    if (step instanceof LifeStep.AddKey add) {
      return addKey(add);
    } else if (step instanceof LifeStep.Renew renew) {
      return renew(renew);
    } else if (step instanceof LifeStep.AddSeats more) {
      return addSeats(more);
    } else if (step instanceof LifeStep.Revoke revoke) {
      return revoke(revoke);
    } else if (step instanceof LifeStep.Suspend) {
      return suspend(true, "SUSPENDED");
    } else if (step instanceof LifeStep.Resume) {
      return suspend(false, "NOT_SUSPENDED");
    } else if (step instanceof LifeStep.CancelNow) {
      return cancelNow();
    } else if (step instanceof LifeStep.CancelAtTermEnd) {
      return cancelAtTermEnd();
    } else if (step instanceof LifeStep.Undo) {
      if (state.cancelsAt.filter(state.now::isBefore).isEmpty()) {
        return "NOT_CANCELLED";
      }
      state.cancelsAt = Optional.empty();
      return "done";
    }
    state.policy = ((LifeStep.Declare) step).policy();
    return "done";
  }

  LocalDate today() {
    return state.now.atZone(state.zone).toLocalDate();
  }

  private String addKey(LifeStep.AddKey add) {
    LocalDate first = today().plusDays(add.inDays());
    LocalDate last = first.plusDays(add.moreDays());
    if (last.isBefore(first)) {
      return "TERM_ENDS_BEFORE_IT_STARTS";
    }
    PlainKey key = new PlainKey();
    key.pieces.add(new Piece(add.seats(), midnight(first), midnight(last.plusDays(1))));
    if (!state.now.isBefore(key.lastEnd())) {
      return "TERM_IS_OVER";
    }
    state.keys.add(key);
    state.cancelsAt = Optional.empty();
    return "done";
  }

  private String renew(LifeStep.Renew renew) {
    if (state.cancelsAt.isPresent()) {
      return "CANCELLED";
    }
    if (renew.key() >= state.keys.size()) {
      return "UNKNOWN_KEY";
    }
    PlainKey key = state.keys.get(renew.key());
    if (key.revoked) {
      return "KEY_REVOKED";
    }
    boolean fromNow = renew.from() == RenewFrom.NOW;
    Instant start = fromNow ? state.now : key.endsAt();
    Instant end = midnight(start.atZone(state.zone).toLocalDate().plusMonths(renew.months()));
    if (!state.now.isBefore(end)) {
      return "TERM_IS_OVER";
    }
    key.pieces = new ArrayList<>(key.counting());
    key.cut = Optional.empty();
    if (fromNow) {
      key.pieces = key.before(start);
    }
    key.pieces.add(new Piece(renew.seats(), start, end));
    return "done";
  }

  private String addSeats(LifeStep.AddSeats more) {
    if (more.key() >= state.keys.size()) {
      return "UNKNOWN_KEY";
    }
    PlainKey key = state.keys.get(more.key());
    if (key.revoked) {
      return "KEY_REVOKED";
    }
    if (key.seats(state.now) == 0) {
      return "KEY_NOT_IN_TERM";
    }
    List<Piece> enlarged = new ArrayList<>(key.before(state.now));
    for (Piece piece : key.pieces) {
      if (piece.to().isAfter(state.now)) {
        Instant from = piece.from().isBefore(state.now) ? state.now : piece.from();
        enlarged.add(new Piece(piece.seats() + more.seats(), from, piece.to()));
      }
    }
    key.pieces = enlarged;
    return "done";
  }

  private String revoke(LifeStep.Revoke revoke) {
    if (revoke.key() >= state.keys.size()) {
      return "UNKNOWN_KEY";
    }
    PlainKey key = state.keys.get(revoke.key());
    if (key.revoked) {
      return "KEY_REVOKED";
    }
    key.revoked = true;
    key.cut = Optional.of(key.cut.filter(state.now::isAfter).orElse(state.now));
    return "done";
  }

  private String suspend(boolean suspended, String already) {
    if (state.suspended == suspended) {
      return already;
    }
    state.suspended = suspended;
    return "done";
  }

  private String cancelNow() {
    if (state.cancelsAt.filter(at -> !at.isAfter(state.now)).isPresent()) {
      return "CANCELLED";
    }
    for (PlainKey key : state.keys) {
      if (key.endsAt().isAfter(state.now)) {
        key.cut = Optional.of(state.now);
      }
    }
    state.cancelsAt = Optional.of(state.now);
    return "done";
  }

  private String cancelAtTermEnd() {
    if (state.cancelsAt.isPresent()) {
      return "CANCELLED";
    }
    Instant last = state.now;
    for (PlainKey key : state.keys) {
      last = key.endsAt().isAfter(last) ? key.endsAt() : last;
    }
    state.cancelsAt = Optional.of(last);
    return "done";
  }

  private Instant midnight(LocalDate day) {
    return day.atStartOfDay(state.zone).toInstant();
  }

  private static Holder person(int number) {
    return new Holder(number, Optional.empty());
  }
}
