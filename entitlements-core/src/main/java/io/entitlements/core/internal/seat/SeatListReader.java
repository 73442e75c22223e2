package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.line.Lines;
import io.entitlements.core.internal.line.TypedAddress;
import io.entitlements.core.internal.seat.SeatListTable.Header;
import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatList;
import io.entitlements.seat.SeatList.Code;
import io.entitlements.seat.SeatPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a list line by line: as a table if its first line is a header, else as pasted. */
final class SeatListReader {

  private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

  /** What Excel puts before the header. It says what the header shows. */
  private static final Pattern EXCEL = Pattern.compile("sep=.?", Pattern.CASE_INSENSITIVE);

  private final Lines lines;
  private final List<SeatList.Row> rows = new ArrayList<>();

  private SeatListReader(Lines lines) {
    this.lines = lines;
  }

  static SeatList read(InputStream in) {
    try {
      return new SeatListReader(new Lines(in, SeatList.MAX_BYTES, SeatList.MAX_LINE_BYTES)).read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list", e);
    }
  }

  private SeatList read() throws IOException {
    Function<String, List<SeatChange>> reading = PastedLine::changes;
    boolean isFirst = true;
    while (lines.next()) {
      if (lines.fault().isPresent()) {
        return refused(code(lines.fault().get()));
      }
      if (isBlank(lines.text(), isFirst)) {
        continue;
      }
      if (isFirst) {
        isFirst = false;
        Header header = SeatListTable.header(lines.text());
        if (header instanceof Header.Bad bad) {
          return refused(bad.code());
        }
        if (header instanceof Header.OfTable found) {
          reading = line -> found.table().change(line).stream().toList();
        }
        if (!(header instanceof Header.None)) {
          continue;
        }
      }
      List<SeatChange> changes = reading.apply(lines.text());
      if (rows.size() + changes.size() > SeatPlan.MAX_ROWS) {
        return refused(Code.TOO_MANY_ROWS);
      }
      changes.forEach(change -> rows.add(new SeatList.Row(number(), change)));
    }
    if (lines.isTooLarge()) {
      return new SeatList.Refused(Code.TOO_LARGE, 0);
    }
    return rows.isEmpty() ? new SeatList.Refused(Code.NO_ROWS, 0) : new SeatList.Read(rows);
  }

  private static boolean isBlank(String line, boolean isFirst) {
    String text = TypedAddress.trim(line);
    return text.isEmpty()
        || SEPARATORS.matcher(text).matches()
        || (isFirst && EXCEL.matcher(text).matches());
  }

  private SeatList refused(Code code) {
    return new SeatList.Refused(code, number());
  }

  /** A list has fewer bytes than there are numbers. */
  private int number() {
    return Math.toIntExact(lines.number());
  }

  private static Code code(Lines.Fault fault) {
    return switch (fault) {
      case TOO_LONG -> Code.LINE_TOO_LONG;
      case NOT_UTF_8 -> Code.NOT_UTF_8;
      case NOT_TEXT -> Code.NOT_TEXT;
    };
  }
}
