package io.entitlements.core.internal.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.entitlements.core.internal.line.Lines.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinesTest {

  private static final int LONGEST = 10;

  private record Line(long number, String text, Optional<Fault> fault) {}

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void anyEnd_separatesLines_andTheLastNeedsNone(String end) throws IOException {
    for (String last : List.of("", end)) {
      assertThat(read("a\n\nb".replace("\n", end) + last))
          .extracting(Line::number, Line::text)
          .containsExactly(tuple(1L, "a"), tuple(2L, ""), tuple(3L, "b"));
    }
  }

  @Test
  void carriageReturnsAndLineFeeds_inOneFile_countAsTheyStand() throws IOException {
    assertThat(read("a\r\r\n\n\rb")).extracting(Line::text).containsExactly("a", "", "", "", "b");
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstLine_andStaysInOthers() throws IOException {
    assertThat(read("\ufeff" + "x".repeat(LONGEST) + "\n\ufeffa"))
        .extracting(Line::text)
        .containsExactly("x".repeat(LONGEST), "\ufeffa");
  }

  @Test
  void longestLine_isRead_oneByteMoreIsAFault_andTheNextIsRead() throws IOException {
    for (int more : List.of(1, 3, 4, 200_000)) {
      assertThat(read("x".repeat(LONGEST) + "\n" + "y".repeat(LONGEST + more) + "\nz"))
          .extracting(Line::text, Line::fault)
          .containsExactly(
              tuple("x".repeat(LONGEST), Optional.empty()),
              tuple("", Optional.of(Fault.TOO_LONG)),
              tuple("z", Optional.empty()));
    }
  }

  @Test
  void whatIsNoTextOrNotUtf8_isAFaultOfItsLine_andTheReplacementCharacterIsNone()
      throws IOException {
    byte[] file = "\u00e9\na\0b\nc".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(new Lines(new ByteArrayInputStream(file), 100, LONGEST)))
        .extracting(Line::fault)
        .containsExactly(
            Optional.of(Fault.NOT_UTF_8), Optional.of(Fault.NOT_TEXT), Optional.empty());
    assertThat(read("\ufffd")).extracting(Line::text).containsExactly("\ufffd");
    assertThat(read("\0".repeat(LONGEST + 1)))
        .as("what is too long is not looked at")
        .extracting(Line::fault)
        .containsExactly(Optional.of(Fault.TOO_LONG));
  }

  @Test
  void fileThatIsTooLarge_isReadToTheLastWholeLine() throws IOException {
    for (int most = 0; most <= 6; most++) {
      Lines lines = lines("a\nb\nc\n", most);
      assertThat(read(lines)).hasSize(most / 2);
      assertThat(lines.isTooLarge()).isEqualTo(most < 6);
    }
  }

  @Test
  void lengthIsChanged_fromTheNextLineOn() throws IOException {
    Lines lines = lines("aaaa\nbbbb\ncc", 100);
    assertThat(lines.next()).isTrue();
    lines.atMost(2);
    assertThat(lines.text()).isEqualTo("aaaa");
    assertThat(read(lines))
        .extracting(Line::fault)
        .containsExactly(Optional.of(Fault.TOO_LONG), Optional.empty());
  }

  private static List<Line> read(String file) throws IOException {
    return read(lines(file, Long.MAX_VALUE));
  }

  private static Lines lines(String file, long mostBytes) {
    byte[] bytes = file.getBytes(StandardCharsets.UTF_8);
    return new Lines(new ByteArrayInputStream(bytes), mostBytes, LONGEST);
  }

  private static List<Line> read(Lines lines) throws IOException {
    List<Line> read = new ArrayList<>();
    while (lines.next()) {
      read.add(new Line(lines.number(), lines.text(), lines.fault()));
    }
    return read;
  }
}
