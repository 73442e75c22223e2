package io.entitlements.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What a run leaves. */
class ReportTest {

  @TempDir private Path folder;

  @Test
  void summary_is_one_flat_object_of_medians() throws IOException {
    new Report(List.of(round("a.b", 1), round("a.b", 0.25), round("a.b", 0.5))).write(folder);

    assertThat(folder.resolve("summary.json")).hasContent("{\n  \"a.b\": 0.5000\n}");
  }

  @Test
  void figures_of_an_earlier_run_stay_unless_they_were_measured_again() throws IOException {
    Round earlier = round("launch.cpu.cds.ratio_to_empty_jvm", 2.5);
    earlier.add("check.hot.ratio_to_floor", 9);
    new Report(List.of(earlier)).write(folder);

    new Report(List.of(round("check.hot.ratio_to_floor", 1.375))).write(folder);

    assertThat(Summary.parse(Files.readString(folder.resolve("summary.json"))).medians())
        .isEqualTo(
            Map.of("check.hot.ratio_to_floor", 1.375, "launch.cpu.cds.ratio_to_empty_jvm", 2.5));
  }

  @Test
  void numbers_have_four_digits_and_no_exponent() {
    assertThat(Summary.number(0)).isEqualTo("0");
    assertThat(Summary.number(0.00004321)).isEqualTo("0.00004321");
    assertThat(Summary.number(0.87314)).isEqualTo("0.8731");
    assertThat(Summary.number(12.346)).isEqualTo("12.35");
    assertThat(Summary.number(20_170.4)).isEqualTo("20170");
  }

  @Test
  void table_says_what_the_goal_was_and_whether_it_is_missed() throws IOException {
    Round round = round("check.hot.ratio_to_floor", 1.6);
    round.add("check.random.ratio_to_floor", 1.2);
    round.add("check.random.nanoseconds", 250);
    new Report(List.of(round)).write(folder);

    assertThat(folder.resolve("table.md"))
        .hasContent(
            """
            | figure | median | goal |
            |---|---:|---|
            | `check.hot.ratio_to_floor` | 1.600 | at most 1.50, missed |
            | `check.random.nanoseconds` | 250.0 |  |
            | `check.random.ratio_to_floor` | 1.200 | at most 1.25 |
            """);
  }

  @Test
  void chart_has_a_bar_for_the_library_and_each_peer_and_longer_ones_for_slower() throws Exception {
    Round round = round("check.random.peer.shiro.ratio_to_ours", 40);
    round.add("check.random.peer.cedar.ratio_to_ours", 700);
    round.add("check.random.peer.openfeature.ratio_to_ours", 4);
    new Report(List.of(round)).write(folder);

    Document svg = parsed(Files.readString(folder.resolve("chart.svg")));
    NodeList bars = svg.getElementsByTagName("rect");
    List<Double> widths =
        IntStream.range(0, bars.getLength())
            .mapToObj(i -> Double.valueOf(((Element) bars.item(i)).getAttribute("width")))
            .toList();
    assertThat(widths).hasSize(4).isSorted().doesNotHaveDuplicates();
    assertThat(svg.getDocumentElement().getTextContent())
        .contains("this library", "OpenFeature", "40 ×", "700 ×", "1,000 ×");
  }

  @Test
  void chart_without_peers_can_be_shown() throws Exception {
    new Report(List.of(round("check.hot.ratio_to_floor", 1.2))).write(folder);

    Document svg = parsed(Files.readString(folder.resolve("chart.svg")));
    assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(1);
  }

  private static Round round(String figure, double measured) {
    Round round = new Round();
    round.add(figure, measured);
    return round;
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }
}
