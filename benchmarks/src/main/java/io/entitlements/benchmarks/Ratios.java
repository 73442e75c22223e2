package io.entitlements.benchmarks;

import io.entitlements.benchmarks.report.Report;
import io.entitlements.benchmarks.report.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benchmarks like JMH's own main, with its options, prints the {@linkplain Figures figures}
 * that come of them, as in {@code seat.assign.hot.ratio_to_raw 0.87 (0.82 to 0.91)}: the median of
 * the rounds, the least and the most, and leaves a {@link Report}. Then it ends with 1 if a median
 * misses its goal, unless the system property {@code entitlements.goals} is {@code false}.
 *
 * <p>A round is a fork of each, the sides one after the other; what else the computer does
 * meanwhile then meets all of them.
 */
public final class Ratios {

  private static final int ROUNDS = 3;

  private Ratios() {}

  /** Runs those that the options of JMH say; as many rounds as they say forks. */
  public static void main(String[] arguments)
      throws CommandLineOptionException, RunnerException, IOException {
    CommandLineOptions options = new CommandLineOptions(arguments);
    if (options.shouldList() || options.shouldHelp()) {
      Main.main(arguments);
      return;
    }
    List<Round> measured = new ArrayList<>();
    int rounds = options.getForkCount().orElse(ROUNDS);
    for (int round = 1; round <= rounds; round++) {
      Options once =
          new OptionsBuilder().parent(options).forks(1).result("jmh-" + round + ".json").build();
      measured.add(Figures.of(new Runner(once).run()));
    }
    Report report = new Report(measured);
    List<String> missed =
        Boolean.parseBoolean(System.getProperty("entitlements.goals", "true"))
            ? report.missedGoals()
            : List.of();
    List<String> lines = new ArrayList<>(report.lines());
    lines.addAll(missed);
    lines.forEach(System.out::println);
    Files.write(Path.of("ratios.txt"), lines);
    report.write(Path.of(""));
    if (!missed.isEmpty()) {
      System.exit(1);
    }
  }
}
