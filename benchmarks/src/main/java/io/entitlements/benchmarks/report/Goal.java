package io.entitlements.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the median of a figure has to reach, in an honest run on an idle machine. All goals stand
 * here; a run that measures a figure and misses its goal fails.
 */
record Goal(String figure, Bound bound, double value) {

  static final List<Goal> ALL =
      List.of(
          atMost("check.random.ratio_to_floor", 1.25),
          atMost("check.hot.ratio_to_floor", 1.5),
          // None; the profiler adds a small fraction of its own.
          atMost("check.random.bytes_per_op", 0.5),
          atLeast("check.random.peer.jcasbin.ratio_to_ours", 3),
          atLeast("check.random.peer.openfeature.ratio_to_ours", 3),
          atLeast("check.random.peer.launchdarkly.ratio_to_ours", 3),
          atLeast("check.random.peer.unleash.ratio_to_ours", 3),
          atLeast("check.random.peer.shiro.ratio_to_ours", 3),
          atLeast("check.random.peer.togglz.ratio_to_ours", 3),
          atLeast("check.random.peer.cedar.ratio_to_ours", 3),
          atMost("check.view.ns_over_clock", 5),
          atLeast("check.scaling.two_threads", 1.8),
          atMost("check.bytes_per_account", 256),
          atMost("check.churn.p999_over_median", 20),
          atMost("feed.visible_ms.p50", 250),
          atMost("feed.visible_ms.p99", 1_000),
          atLeast("seat.assign.spread.ratio_to_raw", 0.8),
          atLeast("seat.assign.hot.ratio_to_raw", 0.8),
          atLeast("seat.bulk.ratio_to_raw", 0.5),
          atMost("seat.bulk.60000.seconds", 60),
          atLeast("claim.import.ratio_to_copy", 0.5),
          atMost("roster.noop.ratio_to_read", 1.3),
          // One is in proportion.
          atMost("roster.rest.10000.churn_growth", 1.25),
          atMost("roster.rest.200000.churn_growth", 1.25),
          atMost("roster.csv.10000.churn_growth", 1.25),
          atMost("roster.csv.200000.churn_growth", 1.25),
          atMost("roster.rest.200000.first_seconds", 300),
          atMost("roster.csv.200000.first_seconds", 300),
          atLeast("scim.requests_per_second", 500),
          atMost("scim.last_page_ratio_to_first", 1.25),
          atMost("lease.verify.ratio_to_bare", 1.15),
          atLeast("lease.verify.peer.nimbus.ratio_to_ours", 1),
          atLeast("lease.verify.peer.jose4j.ratio_to_ours", 1),
          atLeast("lease.verify.peer.jjwt.ratio_to_ours", 1),
          // One object of 40 bytes, and the profiler's fraction.
          atMost("key.parse.printed.nanoseconds", 1_000),
          atMost("key.parse.printed.bytes_per_op", 40.5),
          atMost("key.parse.sloppy.nanoseconds", 1_000),
          atMost("key.parse.sloppy.bytes_per_op", 40.5),
          atMost("launch.cpu.classpath.ratio_to_empty_jvm", 5.5),
          atMost("launch.cpu.onejar.ratio_to_empty_jvm", 4),
          atMost("launch.cpu.cds.ratio_to_empty_jvm", 3));

  /** On which side of the value the goal lies; the value itself is enough. */
  private enum Bound {
    AT_LEAST("at least"),
    AT_MOST("at most");

    private final String words;

    Bound(String words) {
      this.words = words;
    }
  }

  static Goal atLeast(String figure, double value) {
    return new Goal(figure, Bound.AT_LEAST, value);
  }

  static Goal atMost(String figure, double value) {
    return new Goal(figure, Bound.AT_MOST, value);
  }

  /** The goal of a figure, if it has one. */
  static Optional<Goal> of(String figure) {
    return ALL.stream().filter(goal -> goal.figure.equals(figure)).findFirst();
  }

  /** The goals that these figures miss; a goal whose figure was not measured is not judged. */
  static List<String> missed(List<Goal> goals, List<Figure> figures) {
    return goals.stream().flatMap(goal -> goal.missedBy(figures)).toList();
  }

  private Stream<String> missedBy(List<Figure> figures) {
    return figures.stream()
        .filter(measured -> measured.name().equals(figure) && !isReachedBy(measured.median()))
        .map(measured -> "MISSED " + measured + ": " + this + " was the goal");
  }

  boolean isReachedBy(double measured) {
    return bound == Bound.AT_LEAST ? measured >= value : measured <= value;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.2f", bound.words, value);
  }
}
