package io.entitlements.core.client;

/**
 * The arithmetic of a time that cannot be turned back: what is signed is certain, what the local
 * clock says is believed where it is later, and a launch or an hour of running counts whatever the
 * local clock says. Pure; milliseconds since 1970.
 */
final class ClockGuard {

  static final long HOUR = 3_600_000;

  /** A clock that is behind by less may be a little wrong or in a wrong time zone. */
  static final long TOLERANCE = 24 * HOUR;

  /** How long what the local clock says goes unrecorded. */
  static final long STEP = 300_000;

  private ClockGuard() {}

  /** The clock's time, within what a marker can hold. */
  static long local(java.time.Instant instant) {
    long seconds = Math.max(0, Math.min(Marker.MAX / 1000, instant.getEpochSecond()));
    return Math.min(Marker.MAX, seconds * 1000 + instant.getNano() / 1_000_000);
  }

  /** The time to decide by. */
  static long now(Marker marker, long local) {
    return Math.max(local, Math.min(Marker.MAX, marker.guard + passed(marker, local)));
  }

  /** At a launch: an hour at least, unless the clock has just gone on as a right clock does. */
  static Marker launched(Marker marker, long local) {
    boolean counts = isBehind(marker, local) || local <= marker.seen;
    if (!counts && local - marker.seen < STEP) {
      return marker;
    }
    return moved(marker, counts ? HOUR : passed(marker, local), local);
  }

  /** While running. */
  static Marker ran(Marker marker, long local) {
    if (local < marker.seen - STEP) {
      return moved(marker, HOUR, local);
    }
    return local - marker.seen < STEP ? marker : moved(marker, passed(marker, local), local);
  }

  /** After somebody has signed a time: what was counted up to a newer one is forgotten. */
  static Marker signed(Marker marker, long floor) {
    return floor > marker.floor
        ? new Marker(marker.trial, floor, floor, marker.seen, marker.bundle)
        : marker;
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

  private static Marker moved(Marker marker, long by, long local) {
    long guard = Math.min(Marker.MAX, marker.guard + by);
    return new Marker(marker.trial, marker.floor, guard, local, marker.bundle);
  }
}
