package io.entitlements.benchmarks;

/** Who does the work that is measured. */
public enum Side {
  /** The library, by its facade. */
  LIBRARY,
  /** The same statements, by plain JDBC. */
  RAW
}
