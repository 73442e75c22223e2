package io.entitlements.core.client;

import java.time.Instant;

/**
 * The arithmetic of a time that cannot be turned back: what is signed is certain, what the local
 * clock says is believed where it is later, and launches count whatever the local clock says. Pure;
 * milliseconds since 1970.
 *
 * <p>Two times are kept from the last signed one on, and the later of them counts. The
 * <em>guard</em> is what has certainly passed: what the local clock has gone on, and an hour where
 * it was turned back or is dead. The <em>count</em> begins {@link #ALLOWANCE} earlier and grows by
 * {@link #STEP} with each launch, however little the local clock has gone on. It overtakes a right
 * clock only if there are more than 288 launches a day all the time.
 */
final class ClockGuard {

  static final long HOUR = 3_600_000;

  /** A clock that is off by less may be a little wrong or in a wrong time zone. */
  static final long TOLERANCE = 24 * HOUR;

  /** How long what the local clock says goes unrecorded, and what a launch counts at least. */
  static final long STEP = 300_000;

  /** So many launches at once, divided by {@link #STEP}, are not yet many. */
  static final long ALLOWANCE = 24 * HOUR;

  private ClockGuard() {}

  /** The clock's time, within what a marker can hold. */
  static long local(Instant instant) {
    long seconds = Math.max(0, Math.min(Marker.MAX / 1000, instant.getEpochSecond()));
    return Math.min(Marker.MAX, seconds * 1000 + instant.getNano() / 1_000_000);
  }

  /** What is known at the very first launch. */
  static Marker first(long built, long local) {
    long now = Math.max(local, built);
    return new Marker(now, built, now, countFrom(now), local, 0, Marker.MIN);
  }

  /** What is known if the markers say nothing: the trial is over. */
  static Marker unknown(long built, long local) {
    return new Marker(Marker.MIN, built, built, countFrom(built), local, 0, Marker.MIN);
  }

  private static long countFrom(long floor) {
    return Math.max(Marker.MIN, floor - ALLOWANCE);
  }

  /** The time to decide by. */
  static long now(Marker marker, long local) {
    long guard = Math.min(Marker.MAX, marker.guard + passed(marker, local));
    return Math.max(local, Math.max(guard, marker.counted));
  }

  /** At a launch, which counts also if the local clock stands still, is dead or was turned back. */
  static Marker launched(Marker marker, long local) {
    boolean certain = !isBehind(marker, local) && !wasSetBack(marker, local);
    return moved(marker, certain ? passed(marker, local) : HOUR, STEP, local);
  }

  /** While running. */
  static Marker ran(Marker marker, long local) {
    if (wasSetBack(marker, local)) {
      return moved(marker, HOUR, 0, local);
    }
    return local - marker.seen < STEP ? marker : moved(marker, passed(marker, local), 0, local);
  }

  private static Marker moved(Marker marker, long passed, long counted, long local) {
    return marker.withTime(
        marker.guard + passed,
        marker.counted + counted,
        local,
        wasSetBack(marker, local) ? 0 : marker.ahead);
  }

  /** After somebody has signed a time: what was counted up to a newer one is forgotten. */
  static Marker signed(Marker marker, long floor) {
    return floor > marker.floor
        ? new Marker(
            marker.trial, floor, floor, countFrom(floor), marker.seen, marker.ahead, marker.bundle)
        : marker;
  }

  /** After an answer of the portal that was signed a moment ago: it says how right the clock is. */
  static Marker answered(Marker marker, long signed, long local) {
    Marker next = signed(marker, signed);
    long ahead = local - next.floor;
    return next.withTime(next.guard, next.counted, next.seen, ahead > TOLERANCE ? ahead : 0);
  }

  static boolean isBehind(Marker marker, long local) {
    return local < marker.guard - TOLERANCE;
  }

  static boolean wasSetBack(Marker marker, long local) {
    return local < marker.seen - STEP;
  }

  private static long passed(Marker marker, long local) {
    return Math.max(0, Math.min(HOUR, local - marker.seen));
  }
}
