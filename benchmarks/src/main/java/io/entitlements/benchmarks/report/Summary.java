package io.entitlements.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The medians of figures by their names.
 *
 * @param medians in the order of the names
 */
record Summary(Map<String, Double> medians) {

  static final Summary EMPTY = new Summary(Map.of());

  private static final Pattern MEMBER = Pattern.compile("\"([^\"]+)\": ([^,\\s}]+)");

  Summary {
    medians = new TreeMap<>(medians);
  }

  /** Reads what {@link #toJson} wrote. */
  static Summary parse(String json) {
    return new Summary(
        MEMBER
            .matcher(json)
            .results()
            .collect(Collectors.toMap(found -> found.group(1), Summary::value)));
  }

  private static double value(MatchResult found) {
    return Double.parseDouble(found.group(2));
  }

  /** With these, also in place of those of the same names. */
  Summary with(List<Figure> figures) {
    Map<String, Double> all = new TreeMap<>(medians);
    figures.forEach(figure -> all.put(figure.name(), figure.median()));
    return new Summary(all);
  }

  /** One flat object of numbers, four digits of each. */
  String toJson() {
    return medians.entrySet().stream()
        .map(entry -> "  \"" + entry.getKey() + "\": " + number(entry.getValue()))
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  /** Never with an exponent: 0.8731, 12.35, 20170. */
  static String number(double value) {
    int digits = value == 0 ? 0 : 3 - (int) Math.floor(Math.log10(Math.abs(value)));
    return String.format(Locale.ROOT, "%." + Math.max(0, digits) + "f", value);
  }

  /** A table of all, and of what they should be. */
  String toMarkdown() {
    return medians.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n", "| figure | median | goal |\n|---|---:|---|\n", "\n"));
  }

  private static String row(String name, double median) {
    String goal =
        Goal.of(name).map(held -> held + (held.isReachedBy(median) ? "" : ", missed")).orElse("");
    return "| `" + name + "` | " + number(median) + " | " + goal + " |";
  }
}
