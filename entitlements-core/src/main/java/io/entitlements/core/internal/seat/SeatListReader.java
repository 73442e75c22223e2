package io.entitlements.core.internal.seat;

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
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads a list line by line: as a table if its first line is a header, else as pasted. */
final class SeatListReader {

  private static final Pattern SEPARATORS = Pattern.compile("[,;\\s]+");

  /** What Excel puts before the header. It says what the header shows. */
  private static final Pattern EXCEL = Pattern.compile("sep=.?", Pattern.CASE_INSENSITIVE);

  private final SeatLines lines;
  private final List<SeatList.Row> rows = new ArrayList<>();

  private SeatListReader(SeatLines lines) {
    this.lines = lines;
  }

  static SeatList read(InputStream in) {
    try {
      return new SeatListReader(new SeatLines(in)).read();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the list", e);
    }
  }

  private SeatList read() throws IOException {
    Function<String, List<SeatChange>> reading = PastedLine::changes;
    boolean isFirst = true;
    while (lines.next()) {
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
      changes.forEach(change -> rows.add(new SeatList.Row(lines.number(), change)));
    }
    Optional<SeatList.Refused> refused = lines.refused();
    if (refused.isPresent()) {
      return refused.get();
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
    return new SeatList.Refused(code, lines.number());
  }
}
