package io.entitlements.benchmarks.launch;

import io.entitlements.benchmarks.report.Round;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A program and what its runs cost. */
final class Measured {

  private final Program program;
  private final List<Cost> costs = new ArrayList<>();

  Measured(Program program) {
    this.program = program;
  }

  void run(boolean counts) throws IOException, InterruptedException {
    Cost cost = Cost.of(program.command());
    if (counts) {
      costs.add(cost);
    }
  }

  /** What its CPU comes to, as the program's figure says; nothing if it has none. */
  void addTo(Round round, Measured empty, Measured ours) {
    if (!program.figure().isEmpty()) {
      double other = (program.isPeer() ? ours : empty).median(Cost::cpu);
      round.add(program.figure(), median(Cost::cpu) / other);
    }
  }

  /** Its line of the table. */
  String row(Measured empty) {
    double cpu = median(Cost::cpu);
    double wall = median(Cost::wall);
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.3f | %.1f | %.3f |",
        program.name(),
        cpu / empty.median(Cost::cpu),
        cpu,
        wall / empty.median(Cost::wall),
        wall);
  }

  private double median(ToDoubleFunction<Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
