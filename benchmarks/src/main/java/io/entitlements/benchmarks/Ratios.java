package io.entitlements.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks like JMH's own main, with its options, and prints for those that have two sides
 * how fast the library is as a multiple of raw: the median of the rounds, and the least and the
 * most, as in {@code seat.assign.hot.ratio_to_raw 0.87 (0.82 to 0.91)}.
 *
 * <p>A round is a fork of each, the two sides one after the other; what else the computer does
 * meanwhile then meets both.
 */
public final class Ratios {

  private static final int ROUNDS = 3;

  private final Map<String, List<Double>> ratios = new TreeMap<>();

  private Ratios() {}

  /** Runs those that the options of JMH say; as many rounds as they say forks. */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions options = new CommandLineOptions(arguments);
    if (options.shouldList() || options.shouldHelp()) {
      Main.main(arguments);
      return;
    }
    Ratios ratios = new Ratios();
    int rounds = options.getForkCount().orElse(ROUNDS);
    for (int round = 1; round <= rounds; round++) {
      Options once =
          new OptionsBuilder().parent(options).forks(1).result("jmh-" + round + ".json").build();
      ratios.add(new Runner(once).run());
    }
    List<String> lines = ratios.lines();
    lines.forEach(System.out::println);
    Files.write(Path.of("ratios.txt"), lines);
  }

  private void add(Collection<RunResult> round) {
    Map<String, Map<String, Double>> speeds = new TreeMap<>();
    for (RunResult result : round) {
      BenchmarkParams parameters = result.getParams();
      if (parameters.getParamsKeys().containsAll(List.of("name", "side"))) {
        double score = result.getPrimaryResult().getScore();
        speeds
            .computeIfAbsent(parameters.getParam("name"), name -> new TreeMap<>())
            .put(
                parameters.getParam("side"),
                parameters.getMode() == Mode.Throughput ? score : 1 / score);
      }
    }
    speeds.forEach(
        (name, sides) -> {
          Double library = sides.get(Side.LIBRARY.name());
          Double raw = sides.get(Side.RAW.name());
          if (library != null && raw != null) {
            ratios.computeIfAbsent(name, n -> new ArrayList<>()).add(library / raw);
          }
        });
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    ratios.forEach(
        (name, those) -> {
          List<Double> sorted = those.stream().sorted().toList();
          int size = sorted.size();
          double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%s.ratio_to_raw %.2f (%.2f to %.2f)",
                  name,
                  median,
                  sorted.get(0),
                  sorted.get(size - 1)));
        });
    return lines;
  }
}
