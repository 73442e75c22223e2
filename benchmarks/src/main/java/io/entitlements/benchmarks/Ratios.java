package io.entitlements.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
 * most, as in {@code seat.assign.hot.ratio_to_raw 0.87 (0.82 to 0.91)}; for single shots also how
 * long the library takes, as in {@code seat.bulk.seconds 0.61 (0.60 to 0.66)}. Then it holds the
 * medians against the {@linkplain Goal goals} and ends with 1 if one is missed, unless the system
 * property {@code entitlements.goals} is {@code false}.
 *
 * <p>A round is a fork of each, the two sides one after the other; what else the computer does
 * meanwhile then meets both.
 */
public final class Ratios {

  private static final int ROUNDS = 3;

  private final Map<String, List<Double>> rounds = new TreeMap<>();

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
    List<Figure> figures = ratios.figures();
    List<String> missed =
        Boolean.parseBoolean(System.getProperty("entitlements.goals", "true"))
            ? Goal.missed(Goal.ALL, figures)
            : List.of();
    List<String> lines = new ArrayList<>(figures.stream().map(Figure::toString).toList());
    lines.addAll(missed);
    lines.forEach(System.out::println);
    Files.write(Path.of("ratios.txt"), lines);
    if (!missed.isEmpty()) {
      System.exit(1);
    }
  }

  private void add(Collection<RunResult> round) {
    Map<String, Map<String, Double>> speeds = new TreeMap<>();
    for (RunResult result : round) {
      BenchmarkParams parameters = result.getParams();
      if (parameters.getParamsKeys().containsAll(List.of("name", "side"))) {
        String name = parameters.getParam("name");
        String side = parameters.getParam("side");
        double score = result.getPrimaryResult().getScore();
        boolean isThroughput = parameters.getMode() == Mode.Throughput;
        speeds
            .computeIfAbsent(name, n -> new TreeMap<>())
            .put(side, isThroughput ? score : 1 / score);
        if (parameters.getMode() == Mode.SingleShotTime && side.equals(Side.LIBRARY.name())) {
          add(name + ".seconds", score * parameters.getTimeUnit().toNanos(1) / 1e9);
        }
      }
    }
    speeds.forEach(
        (name, sides) -> {
          Double library = sides.get(Side.LIBRARY.name());
          Double raw = sides.get(Side.RAW.name());
          if (library != null && raw != null) {
            add(name + ".ratio_to_raw", library / raw);
          }
        });
  }

  private void add(String figure, double measured) {
    rounds.computeIfAbsent(figure, name -> new ArrayList<>()).add(measured);
  }

  private List<Figure> figures() {
    return rounds.entrySet().stream()
        .map(figure -> Figure.of(figure.getKey(), figure.getValue()))
        .toList();
  }
}
