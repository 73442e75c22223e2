package io.entitlements.benchmarks.report;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A side that the library is held against because it cannot be done with less. All other sides are
 * peers.
 */
enum Baseline {
  /** The same statements by plain JDBC; how many times as fast the library is. */
  RAW {
    @Override
    double compare(double ours, double other) {
      return other / ours;
    }
  },
  /** The database, from files; how many times as fast the library is. */
  COPY {
    @Override
    double compare(double ours, double other) {
      return other / ours;
    }
  },
  /** The bare signature; how many times as long the library takes. */
  BARE,
  /** A map and a clock; how many times as long. */
  FLOOR,
  /** A bounded cache and a clock; how many times as long. */
  CAFFEINE,
  /** The query that a miss cannot do without; how many times as long. */
  QUERY;

  static Optional<Baseline> of(String side) {
    return Stream.of(values()).filter(baseline -> baseline.name().equals(side)).findFirst();
  }

  /** Makes a figure of two times. */
  double compare(double ours, double other) {
    return ours / other;
  }
}
