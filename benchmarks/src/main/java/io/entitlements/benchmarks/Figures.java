package io.entitlements.benchmarks;

import io.entitlements.benchmarks.report.Round;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * The figures of what JMH measured. A benchmark says its name in the parameter {@code name}, and in
 * {@code side} who does the work; those without a name have no figures.
 *
 * <ul>
 *   <li>of sides: how the library compares with each other;
 *   <li>of the library's single shots: {@code .seconds}; of averages of the library, or without
 *       sides: {@code .nanoseconds} and {@code .bytes_per_op};
 *   <li>of throughput without sides: {@code .two_threads}, as a multiple of one;
 *   <li>what a single shot counts itself, by the names of its counters.
 * </ul>
 */
final class Figures {

  private static final String LIBRARY = Side.LIBRARY.name();
  private static final String BYTES = "gc.alloc.rate.norm";

  private final Round round = new Round();
  private final Map<String, Map<Integer, Double>> byThreads = new TreeMap<>();

  private Figures() {}

  static Round of(Collection<RunResult> results) {
    Figures figures = new Figures();
    results.stream()
        .filter(result -> result.getParams().getParamsKeys().contains("name"))
        .forEach(figures::add);
    figures.byThreads.forEach(figures::addScaling);
    return figures.round;
  }

  private void add(RunResult result) {
    BenchmarkParams parameters = result.getParams();
    String name = parameters.getParam("name");
    boolean hasSides = parameters.getParamsKeys().contains("side");
    double score = result.getPrimaryResult().getScore();
    if (hasSides) {
      boolean isThroughput = parameters.getMode() == Mode.Throughput;
      round.addTime(name, parameters.getParam("side"), isThroughput ? 1 / score : score);
    }
    if (hasSides && !parameters.getParam("side").equals(LIBRARY)) {
      return;
    }
    switch (parameters.getMode()) {
      case AverageTime -> addAverage(name, result);
      case SingleShotTime -> addShot(name, hasSides, result);
      case Throughput -> {
        if (!hasSides) {
          byThreads.computeIfAbsent(name, n -> new TreeMap<>()).put(parameters.getThreads(), score);
        }
      }
      default -> throw new IllegalStateException("what comes of " + parameters.getMode() + "?");
    }
  }

  private void addAverage(String name, RunResult result) {
    round.add(name + ".nanoseconds", nanoseconds(result));
    Result<?> bytes = result.getSecondaryResults().get(BYTES);
    if (bytes != null) {
      round.add(name + ".bytes_per_op", bytes.getScore());
    }
  }

  private void addShot(String name, boolean hasSides, RunResult result) {
    if (hasSides) {
      round.add(name + ".seconds", nanoseconds(result) / 1e9);
      return;
    }
    result
        .getSecondaryResults()
        .forEach(
            (counter, counted) -> {
              if (!counter.startsWith("gc.")) {
                round.add(name + "." + words(counter), counted.getScore());
              }
            });
  }

  /** For example {@code bytes_per_account} of the field {@code bytesPerAccount}. */
  private static String words(String counter) {
    return counter.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private void addScaling(String name, Map<Integer, Double> scores) {
    Double one = scores.get(1);
    Double two = scores.get(2);
    if (one != null && two != null) {
      round.add(name + ".two_threads", two / one);
    }
  }

  private static double nanoseconds(RunResult result) {
    return result.getPrimaryResult().getScore() * result.getParams().getTimeUnit().toNanos(1);
  }
}
