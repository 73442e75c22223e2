package io.entitlements.benchmarks.report;

import java.util.List;
import java.util.Locale;

/**
 * What the rounds of a run say together.
 *
 * @param name for example {@code check.random.ratio_to_floor}
 * @param median of the rounds
 * @param least of them
 * @param most of them
 */
public record Figure(String name, double median, double least, double most) {

  /** Takes the median of rounds, at least one. */
  public static Figure of(String name, List<Double> rounds) {
    List<Double> sorted = rounds.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Figure(name, median, sorted.get(0), sorted.get(size - 1));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s %.2f (%.2f to %.2f)", name, median, least, most);
  }
}
