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
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs benchmarks like JMH's own main, with its options, and prints for those that have two sides
 * how fast the library is as a multiple of raw, one line each: {@code seat.assign.hot.ratio_to_raw
 * 0.87}.
 */
public final class Ratios {

  private final Map<String, Map<String, Double>> speeds = new TreeMap<>();

  private Ratios() {}

  /** Runs those that the options of JMH say. */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
    Ratios ratios = new Ratios();
    results.forEach(ratios::add);
    List<String> lines = ratios.lines();
    lines.forEach(System.out::println);
    Files.write(Path.of("ratios.txt"), lines);
  }

  private void add(RunResult result) {
    BenchmarkParams parameters = result.getParams();
    if (!parameters.getParamsKeys().containsAll(List.of("name", "side"))) {
      return;
    }
    double score = result.getPrimaryResult().getScore();
    speeds
        .computeIfAbsent(parameters.getParam("name"), name -> new TreeMap<>())
        .put(
            parameters.getParam("side"),
            parameters.getMode() == Mode.Throughput ? score : 1 / score);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    speeds.forEach(
        (name, sides) -> {
          Double library = sides.get(Side.LIBRARY.name());
          Double raw = sides.get(Side.RAW.name());
          if (library != null && raw != null) {
            lines.add(String.format(Locale.ROOT, "%s.ratio_to_raw %.2f", name, library / raw));
          }
        });
    return lines;
  }
}
