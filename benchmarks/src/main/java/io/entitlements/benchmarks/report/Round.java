package io.entitlements.benchmarks.report;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What one round measured, and the figures that it makes. A side is written {@code LIBRARY} or, of
 * a size that is not the usual one, {@code LIBRARY@1000}; only sides of the same size are compared.
 */
public final class Round {

  private static final String LIBRARY = "LIBRARY";

  /** The worst of what is measured of several lists: one number for all of them. */
  private static final String NOOP = "roster.noop.ratio_to_read";

  private static final Pattern NOOP_OF_A_LIST =
      Pattern.compile("roster\\.\\w+\\.\\d+\\.noop_ratio_to_read");

  private final Map<String, Double> figures = new TreeMap<>();
  private final Map<String, Map<String, Double>> times = new TreeMap<>();

  /** Adds a figure as it was measured. */
  public void add(String name, double measured) {
    figures.put(name, measured);
  }

  /** Adds how long a side took for something, in any unit that its other sides have, too. */
  public void addTime(String name, String side, double time) {
    times.computeIfAbsent(name, n -> new TreeMap<>()).put(side, time);
  }

  /** What was added, and what the library's times are beside those of the other sides. */
  public Map<String, Double> figures() {
    Map<String, Double> all = new TreeMap<>(figures);
    times.forEach(
        (name, sides) -> sides.forEach((side, time) -> compare(name, side, time, sides, all)));
    figures.entrySet().stream()
        .filter(figure -> NOOP_OF_A_LIST.matcher(figure.getKey()).matches())
        .map(Map.Entry::getValue)
        .max(Comparator.naturalOrder())
        .ifPresent(worst -> all.put(NOOP, worst));
    return all;
  }

  private static void compare(
      String name,
      String side,
      double theirs,
      Map<String, Double> sides,
      Map<String, Double> figures) {
    int at = side.indexOf('@');
    String other = at < 0 ? side : side.substring(0, at);
    Double ours = sides.get(LIBRARY + side.substring(other.length()));
    if (ours == null || other.equals(LIBRARY)) {
      return;
    }
    String word = other.toLowerCase(Locale.ROOT);
    Baseline.of(other)
        .ifPresentOrElse(
            baseline -> figures.put(name + "." + baseline.figure(), baseline.compare(ours, theirs)),
            () -> figures.put(name + ".peer." + word + ".ratio_to_ours", theirs / ours));
  }
}
