package io.entitlements.core.client;

import org.jspecify.annotations.Nullable;

/**
 * What a program remembers in several places of its trial and of the time. All values are
 * milliseconds, and all but {@link #ahead} since 1970, up to the year 9999. Immutable.
 */
final class Marker {

  static final long MIN = 0;
  static final long MAX = 253_402_300_799_999L;

  private static final String KIND = "entitlements-marker";
  private static final int VERSION = 1;
  private static final String[] NAMES = {
    "trial", "floor", "guard", "counted", "seen", "ahead", "bundle"
  };

  /** When the trial began. */
  final long trial;

  /** The latest time that somebody has signed. */
  final long floor;

  /** The floor, and what has passed since for certain; not before the floor. */
  final long guard;

  /** What the launches since the floor add up to, see {@link ClockGuard}; not certain. */
  final long counted;

  /** What the local clock said when this was written. */
  final long seen;

  /** How much the local clock was ahead of an answer that had just been signed; 0 if it was not. */
  final long ahead;

  /** When the newest bundle was issued; {@link #MIN} if there was none. */
  final long bundle;

  Marker(long trial, long floor, long guard, long counted, long seen, long ahead, long bundle) {
    this.trial = trial;
    this.floor = floor;
    this.guard = guard;
    this.counted = counted;
    this.seen = seen;
    this.ahead = ahead;
    this.bundle = bundle;
  }

  Marker withTrialFrom(long start) {
    return new Marker(Math.min(trial, start), floor, guard, counted, seen, ahead, bundle);
  }

  Marker withTime(long nextGuard, long nextCounted, long nextSeen, long nextAhead) {
    return new Marker(
        trial,
        floor,
        Math.min(MAX, nextGuard),
        Math.min(MAX, nextCounted),
        nextSeen,
        nextAhead,
        bundle);
  }

  Marker withBundle(long issued) {
    return new Marker(trial, floor, guard, counted, seen, ahead, Math.max(bundle, issued));
  }

  /** The earliest start of the trial, the newest bundle, and the time of the later of both. */
  Marker with(Marker other) {
    Marker later = other.isLaterThan(this) ? other : this;
    return later
        .withTrialFrom(Math.min(trial, other.trial))
        .withBundle(Math.max(bundle, other.bundle));
  }

  private boolean isLaterThan(Marker other) {
    if (floor != other.floor) {
      return floor > other.floor;
    }
    if (guard != other.guard) {
      return guard > other.guard;
    }
    if (counted != other.counted) {
      return counted > other.counted;
    }
    return seen != other.seen ? seen > other.seen : ahead > other.ahead;
  }

  /** Whether a later version of the program wrote it. */
  static boolean isNewer(String text) {
    return StateText.isNewer(text, KIND, VERSION);
  }

  static @Nullable Marker read(String text) {
    String[] values = StateText.read(text, KIND, VERSION, NAMES);
    long[] numbers = new long[NAMES.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.length == 0 ? -1 : number(values[i]);
      if (numbers[i] < MIN || numbers[i] > MAX) {
        return null;
      }
    }
    Marker marker =
        new Marker(
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    return marker.guard < marker.floor ? null : marker;
  }

  private static long number(String text) {
    try {
      long number = Long.parseLong(text);
      return Long.toString(number).equals(text) ? number : -1;
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }

  String text() {
    String[] values = {
      Long.toString(trial),
      Long.toString(floor),
      Long.toString(guard),
      Long.toString(counted),
      Long.toString(seen),
      Long.toString(ahead),
      Long.toString(bundle)
    };
    return StateText.write(KIND, VERSION, NAMES, values);
  }

  @Override
  public String toString() {
    return text();
  }
}
