package io.entitlements.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a run, as it is left in a folder: {@code summary.json}, one flat object of
 * numbers, {@code table.md} and {@code chart.svg}. What an earlier run left there of other figures
 * stays.
 */
public final class Report {

  private static final String SUMMARY = "summary.json";

  private final List<Figure> figures;

  /** Of rounds that measured the same. */
  public Report(List<Round> rounds) {
    Map<String, List<Double>> measured = new TreeMap<>();
    for (Round round : rounds) {
      round
          .figures()
          .forEach(
              (name, value) -> measured.computeIfAbsent(name, n -> new ArrayList<>()).add(value));
    }
    figures =
        measured.entrySet().stream()
            .map(entry -> Figure.of(entry.getKey(), entry.getValue()))
            .toList();
  }

  /** A line for each figure. */
  public List<String> lines() {
    return figures.stream().map(Figure::toString).toList();
  }

  /** A line for each goal that is missed. */
  public List<String> missedGoals() {
    return Goal.missed(Goal.ALL, figures);
  }

  /** Leaves the files. */
  public void write(Path folder) throws IOException {
    Path file = folder.resolve(SUMMARY);
    Summary before = Files.exists(file) ? Summary.parse(Files.readString(file)) : Summary.EMPTY;
    Summary summary = before.with(figures);
    Files.writeString(file, summary.toJson());
    Files.writeString(folder.resolve("table.md"), summary.toMarkdown());
    Files.writeString(folder.resolve("chart.svg"), Chart.of(summary));
  }
}
