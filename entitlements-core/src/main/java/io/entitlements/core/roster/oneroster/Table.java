package io.entitlements.core.roster.oneroster;

import io.entitlements.error.InputProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads one file of a bundle, record by record. */
final class Table {

  private final Path folder;
  private final Layout layout;
  private final Limits limits;
  private final Problems problems;
  private final RecordParser parser;
  private boolean mayBeEmpty;

  Table(Path folder, Layout layout, Limits limits, Problems problems) {
    this.folder = folder;
    this.layout = layout;
    this.limits = limits;
    this.problems = problems;
    this.parser = new RecordParser(layout.file(), problems);
  }

  /** The same, of a file that may have no records, as one of changes may. */
  Table orEmpty() {
    mayBeEmpty = true;
    return this;
  }

  /**
   * Reads the file from the start.
   *
   * @param rows receives each record that is well formed
   * @return whether every record of the file was well formed; what is not is noted
   */
  boolean read(Consumer<Row> rows) {
    Path path = folder.resolve(layout.file());
    if (!Files.isRegularFile(path)) {
      return refuse(0, Files.exists(path) ? "this is not a file" : "the file is missing");
    }
    try (LineReader lines =
        new LineReader(Files.newInputStream(path), layout.file(), limits.lineBytes(), problems)) {
      Optional<Header> header = readHeader(lines);
      return header.isPresent() && readRows(lines, header.get(), rows);
    } catch (IOException e) {
      return refuse(0, "the file cannot be read: " + e.getClass().getSimpleName());
    }
  }

  private Optional<Header> readHeader(LineReader lines) throws IOException {
    if (!lines.next() || lines.number() != 1) {
      if (!lines.damaged()) {
        refuse(0, "the file is empty; it needs a line of column names");
      }
      return Optional.empty();
    }
    if (lines.text().isBlank()) {
      refuse(1, "the line of column names is empty");
      return Optional.empty();
    }
    return parser
        .parse(lines.text(), 1, index -> true, index -> "")
        .flatMap(fields -> Header.of(layout, fields, problems));
  }

  private boolean readRows(LineReader lines, Header header, Consumer<Row> rows) throws IOException {
    boolean wellFormed = true;
    int records = 0;
    while (lines.next()) {
      if (lines.text().isBlank()) {
        continue;
      }
      if (++records > limits.records()) {
        return refuse(lines.number(), "the file has more than " + limits.records() + " records");
      }
      Optional<Row> row = readRow(lines, header);
      row.ifPresent(rows);
      wellFormed &= row.isPresent();
    }
    if (records == 0 && !mayBeEmpty && !lines.damaged()) {
      // Also what keeps an export that failed half-way from reading as "everyone has left".
      return refuse(0, "the file has no records");
    }
    return wellFormed && !lines.damaged();
  }

  private Optional<Row> readRow(LineReader lines, Header header) {
    long line = lines.number();
    Optional<FieldCollector> fields = parser.parse(lines.text(), line, header::reads, header::name);
    if (fields.isPresent() && fields.get().count() != header.size()) {
      String counts = fields.get().count() + " fields, the header has " + header.size();
      String problem = "the record has " + counts;
      problems.passOver(new InputProblem(layout.file(), line, "", problem));
      return Optional.empty();
    }
    return fields.map(f -> new Row(layout.file(), line, header, f));
  }

  private boolean refuse(long line, String problem) {
    problems.add(layout.file(), line, "", problem);
    return false;
  }
}
