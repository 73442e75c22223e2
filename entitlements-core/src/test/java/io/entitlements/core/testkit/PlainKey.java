package io.entitlements.core.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A product key in the plain model: stretches of time with seats, and perhaps a cut. */
final class PlainKey {

  /** Seats from an instant on, until before another. */
  record Piece(int seats, Instant from, Instant to) {
    boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  List<Piece> pieces = new ArrayList<>();
  Optional<Instant> cut = Optional.empty();
  boolean revoked;

  PlainKey copy() {
    PlainKey copy = new PlainKey();
    copy.pieces = new ArrayList<>(pieces);
    copy.cut = cut;
    copy.revoked = revoked;
    return copy;
  }

  List<Piece> counting() {
    return cut.map(this::before).orElse(pieces);
  }

  /** The pieces without what comes at or after an instant. */
  List<Piece> before(Instant end) {
    List<Piece> kept = new ArrayList<>();
    for (Piece piece : pieces) {
      if (piece.from().isBefore(end)) {
        kept.add(new Piece(piece.seats(), piece.from(), min(piece.to(), end)));
      }
    }
    return kept;
  }

  int seats(Instant at) {
    return counting().stream().filter(p -> p.covers(at)).mapToInt(Piece::seats).sum();
  }

  Instant lastEnd() {
    return pieces.get(pieces.size() - 1).to();
  }

  Instant endsAt() {
    return cut.map(at -> min(at, lastEnd())).orElse(lastEnd());
  }

  /** Whether a decision has ended it, and its grace if it has one. */
  boolean isCutShort(Instant now) {
    return cut.filter(at -> revoked || lastEnd().isAfter(at))
        .filter(at -> !now.isBefore(at))
        .isPresent();
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
