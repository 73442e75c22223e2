package io.entitlements.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How many times as long as the library others take for the same check, as bars on a scale of
 * powers of ten. Its colours are those of whoever looks, light or dark.
 */
final class Chart {

  private static final String PREFIX = "check.random.peer.";
  private static final String SUFFIX = ".ratio_to_ours";

  private static final int WIDTH = 720;
  private static final int TOP = 44;
  private static final int ROW = 28;
  private static final int BAR = 18;
  private static final int LEFT = 170;
  private static final int RIGHT = 90;

  private static final Map<String, String> NAMES =
      Map.of(
          "jcasbin", "jCasbin, cached",
          "openfeature", "OpenFeature, in memory",
          "launchdarkly", "LaunchDarkly, test data",
          "unleash", "Unleash, bootstrap",
          "shiro", "Apache Shiro, cached",
          "togglz", "Togglz, by user name",
          "cedar", "Cedar, native");

  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" role="img">
      <title>%3$s</title>
      <style>
        text { font: 13px system-ui, sans-serif; fill: #24292f; }
        .head { font-weight: 600; }
        .scale { fill: #6e7781; font-size: 11px; }
        .line { stroke: #d0d7de; }
        .ours { fill: #1a7f37; }
        .peer { fill: #8c959f; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .scale { fill: #8d96a0; }
          .line { stroke: #30363d; }
          .ours { fill: #3fb950; }
          .peer { fill: #6e7681; }
        }
      </style>
      <text class="head" x="0" y="16">%3$s</text>
      """;

  private static final String TITLE =
      "May this user use this feature now? Time for one answer, as a multiple of this library's";

  private final List<Bar> bars;
  private final int decades;

  private record Bar(String label, double ratio, String kind) {}

  private Chart(Summary summary) {
    bars = new ArrayList<>();
    summary.medians().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(PREFIX) && entry.getKey().endsWith(SUFFIX))
        .map(entry -> new Bar(label(entry.getKey()), entry.getValue(), "peer"))
        .sorted(Comparator.comparingDouble(Bar::ratio))
        .forEach(bars::add);
    bars.add(0, new Bar("this library", 1, "ours"));
    double most = bars.get(bars.size() - 1).ratio();
    decades = Math.max(1, (int) Math.ceil(Math.log10(most)));
  }

  static String of(Summary summary) {
    return new Chart(summary).svg();
  }

  private static String label(String figure) {
    String peer = figure.substring(PREFIX.length(), figure.length() - SUFFIX.length());
    return NAMES.getOrDefault(peer, peer);
  }

  private String svg() {
    StringBuilder svg = new StringBuilder();
    int bottom = TOP + ROW * bars.size();
    svg.append(HEAD.formatted(WIDTH, bottom + 24, TITLE));
    IntStream.rangeClosed(0, decades).forEach(power -> svg.append(scale(power, bottom)));
    IntStream.range(0, bars.size()).forEach(row -> svg.append(bar(row)));
    return svg.append("</svg>\n").toString();
  }

  private String scale(int power, int bottom) {
    double x = x(Math.pow(10, power));
    return format(
        """
        <line class="line" x1="%1$.1f" x2="%1$.1f" y1="%2$d" y2="%3$d"/>
        <text class="scale" x="%1$.1f" y="%4$d" text-anchor="middle">%5$,d ×</text>
        """,
        x, TOP - 10, bottom, bottom + 14, (long) Math.pow(10, power));
  }

  /** A bar begins left of 1 ×, so that the library's own can be seen. */
  private String bar(int row) {
    Bar bar = bars.get(row);
    int y = TOP + row * ROW;
    double end = x(bar.ratio());
    return format(
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
        <text x="%.1f" y="%d">%s ×</text>
        """,
        LEFT - 8,
        y + 14,
        bar.label(),
        bar.kind(),
        LEFT,
        y,
        end - LEFT,
        BAR,
        end + 6,
        y + 14,
        multiple(bar.ratio()));
  }

  private static String multiple(double ratio) {
    return format(ratio < 10 && ratio != 1 ? "%.2g" : "%,.0f", ratio);
  }

  private double x(double ratio) {
    int from = LEFT + 12;
    return from + Math.max(0, Math.log10(ratio)) * (WIDTH - RIGHT - from) / decades;
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
