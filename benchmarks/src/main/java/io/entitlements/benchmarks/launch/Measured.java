package io.entitlements.benchmarks.launch;

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

  boolean meetsGoal(Measured empty) {
    return program.goal() == 0 || median(Cost::cpu) <= program.goal() * empty.median(Cost::cpu);
  }

  /** Its line of the table. */
  String row(Measured empty) {
    double cpu = median(Cost::cpu);
    double wall = median(Cost::wall);
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.3f | %.1f | %.3f | %s |",
        program.name(),
        cpu / empty.median(Cost::cpu),
        cpu,
        wall / empty.median(Cost::wall),
        wall,
        goal(empty));
  }

  private String goal(Measured empty) {
    if (program.goal() == 0) {
      return "";
    }
    return program.goal() + (meetsGoal(empty) ? "" : ", missed");
  }

  private double median(ToDoubleFunction<Cost> figure) {
    double[] sorted = costs.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
