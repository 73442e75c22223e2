package io.entitlements.core.client;

import org.jspecify.annotations.Nullable;

/**
 * What a program remembers in several places of its trial and of the time. All values are
 * milliseconds since 1970, up to the year 9999. Immutable.
 */
final class Marker {

  static final long MIN = 0;
  static final long MAX = 253_402_300_799_999L;

  private static final String KIND = "entitlements-marker 1";
  private static final String[] NAMES = {"trial", "floor", "guard", "seen", "bundle"};

  /** When the trial began. */
  final long trial;

  /** The latest time that somebody has signed. */
  final long floor;

  /** The floor, and what has passed since for certain; not before the floor. */
  final long guard;

  /** What the local clock said when this was written. */
  final long seen;

  /** When the newest bundle was issued; {@link #MIN} if there was none. */
  final long bundle;

  Marker(long trial, long floor, long guard, long seen, long bundle) {
    this.trial = trial;
    this.floor = floor;
    this.guard = guard;
    this.seen = seen;
    this.bundle = bundle;
  }

  /** The earliest start of the trial, the newest bundle, and the time of the later of both. */
  Marker with(Marker other) {
    Marker later = other.isLaterThan(this) ? other : this;
    return new Marker(
        Math.min(trial, other.trial),
        later.floor,
        later.guard,
        later.seen,
        Math.max(bundle, other.bundle));
  }

  private boolean isLaterThan(Marker other) {
    if (floor != other.floor) {
      return floor > other.floor;
    }
    return guard != other.guard ? guard > other.guard : seen > other.seen;
  }

  boolean says(Marker other) {
    return trial == other.trial
        && floor == other.floor
        && guard == other.guard
        && seen == other.seen
        && bundle == other.bundle;
  }

  static @Nullable Marker read(String text) {
    String[] values = StateText.read(text, KIND, NAMES);
    long[] numbers = new long[NAMES.length];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.length == 0 ? -1 : number(values[i]);
      if (numbers[i] < MIN || numbers[i] > MAX) {
        return null;
      }
    }
    return numbers[2] < numbers[1]
        ? null
        : new Marker(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
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
      Long.toString(seen),
      Long.toString(bundle)
    };
    return StateText.write(KIND, NAMES, values);
  }

  @Override
  public String toString() {
    return text();
  }
}
