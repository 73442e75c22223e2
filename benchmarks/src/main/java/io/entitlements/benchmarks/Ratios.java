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
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks like JMH's own main, with its options, and prints for those that have several
 * sides how fast the library is as a multiple of each other: the median of the rounds, and the
 * least and the most, as in {@code seat.assign.hot.ratio_to_raw 0.87 (0.82 to 0.91)}; for single
 * shots also how long the library takes, as in {@code seat.bulk.seconds 0.61 (0.60 to 0.66)}; for
 * averages without sides {@code .nanoseconds} and {@code .bytes} allocated. Then it holds the
 * medians against the {@linkplain Goal goals} and ends with 1 if one is missed, unless the system
 * property {@code entitlements.goals} is {@code false}.
 *
 * <p>A round is a fork of each, the sides one after the other; what else the computer does
 * meanwhile then meets all of them.
 */
public final class Ratios {

  private static final int ROUNDS = 3;

  /** The side that is measured; the others are what it is measured against. */
  private static final String LIBRARY = Side.LIBRARY.name();

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
      if (!parameters.getParamsKeys().contains("name")) {
        continue;
      }
      String name = parameters.getParam("name");
      if (parameters.getParamsKeys().contains("side")) {
        String side = parameters.getParam("side");
        double score = result.getPrimaryResult().getScore();
        boolean isThroughput = parameters.getMode() == Mode.Throughput;
        speeds
            .computeIfAbsent(name, n -> new TreeMap<>())
            .put(side, isThroughput ? score : 1 / score);
        if (parameters.getMode() == Mode.SingleShotTime && side.equals(LIBRARY)) {
          add(name + ".seconds", nanoseconds(result) / 1e9);
        }
      } else if (parameters.getMode() == Mode.AverageTime) {
        add(name + ".nanoseconds", nanoseconds(result));
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (bytes != null) {
          add(name + ".bytes", bytes.getScore());
        }
      }
    }
    speeds.forEach(this::addRatios);
  }

  private static double nanoseconds(RunResult result) {
    return result.getPrimaryResult().getScore() * result.getParams().getTimeUnit().toNanos(1);
  }

  private void addRatios(String name, Map<String, Double> sides) {
    Double library = sides.remove(LIBRARY);
    if (library != null) {
      sides.forEach(
          (other, speed) ->
              add(name + ".ratio_to_" + other.toLowerCase(Locale.ROOT), library / speed));
    }
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
