package io.entitlements.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * What the median of a figure has to reach, in an honest run on an idle machine. All goals stand
 * here; a run that measures a figure and misses its goal fails.
 */
record Goal(String figure, Bound bound, double value) {

  static final List<Goal> ALL =
      List.of(
          new Goal("seat.assign.spread.ratio_to_raw", Bound.AT_LEAST, 0.8),
          new Goal("seat.assign.hot.ratio_to_raw", Bound.AT_LEAST, 0.8),
          new Goal("seat.bulk.ratio_to_raw", Bound.AT_LEAST, 0.5),
          new Goal("seat.bulk.60000.seconds", Bound.AT_MOST, 60),
          new Goal("claim.import.ratio_to_copy", Bound.AT_LEAST, 0.5),
          // At most 1.15 times as long as the bare signature, and ahead of the others.
          new Goal("lease.verify.ratio_to_bare", Bound.AT_LEAST, 1 / 1.15),
          new Goal("lease.verify.ratio_to_nimbus", Bound.AT_LEAST, 1),
          new Goal("lease.verify.ratio_to_jose4j", Bound.AT_LEAST, 1),
          new Goal("lease.verify.ratio_to_jjwt", Bound.AT_LEAST, 1),
          // One object of 40 bytes; the profiler adds a small fraction of its own.
          new Goal("key.parse.printed.nanoseconds", Bound.AT_MOST, 1_000),
          new Goal("key.parse.printed.bytes", Bound.AT_MOST, 40.5),
          new Goal("key.parse.sloppy.nanoseconds", Bound.AT_MOST, 1_000),
          new Goal("key.parse.sloppy.bytes", Bound.AT_MOST, 40.5));

  /** On which side of the value the goal lies; the value itself is enough. */
  enum Bound {
    AT_LEAST,
    AT_MOST
  }

  /** The goals that these figures miss; a goal whose figure was not measured is not judged. */
  static List<String> missed(List<Goal> goals, List<Figure> figures) {
    return goals.stream()
        .flatMap(goal -> figures.stream().filter(goal::isMissedBy).map(goal::missedBy))
        .toList();
  }

  private boolean isMissedBy(Figure measured) {
    boolean reached =
        bound == Bound.AT_LEAST ? measured.median() >= value : measured.median() <= value;
    return measured.name().equals(figure) && !reached;
  }

  private String missedBy(Figure measured) {
    return String.format(
        Locale.ROOT,
        "MISSED %s: %s %.2f was the goal",
        measured,
        bound == Bound.AT_LEAST ? "at least" : "at most",
        value);
  }
}
