package io.entitlements.core.testkit;

import io.entitlements.core.testkit.PlainKey.Piece;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What each change by the vendor does to the keys and terms of a plain subscription. */
final class PlainChanges {

  private final PlainSubscription state;

  PlainChanges(PlainSubscription state) {
    this.state = state;
  }

  String change(LifeStep step) {
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

  private String addKey(LifeStep.AddKey add) {
    LocalDate first = state.today().plusDays(add.inDays());
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
}
