package io.entitlements.core.internal.order;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.entitlements.error.InputProblem;
import io.entitlements.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The header of a CSV file (RFC 4180), also with semicolons or tabs for commas. The column of the
 * orders' numbers is called after the format: a spreadsheet keeps it, which would do away with a
 * line above the header or with an empty column.
 */
final class CsvColumns {

  private static final char[] SEPARATORS = {',', ';', '\t'};

  /** The columns of this version of the format; a later one has others. */
  enum Column {
    NUMBER("number", true),
    VERSION("version", false),
    CANCELLED("cancelled", false),
    BUYER_EMAIL("buyerEmail", true),
    SERIAL("serial", false),
    MODEL("model", false),
    PRODUCT("product", true),
    SEATS("seats", true),
    MONTHS("months", false),
    FIRST_DAY("firstDay", false),
    LAST_DAY("lastDay", false);

    private final String title;
    private final boolean required;

    Column(String title, boolean required) {
      this.title = title;
      this.required = required;
    }

    /** What problems call it. */
    String title() {
      return title;
    }

    /** As the header has it. */
    private String heading() {
      return this == NUMBER ? OrderValues.FORMAT : title;
    }
  }

  private final CsvReader.CsvReaderBuilder parser;
  private final Map<Column, Integer> places;
  private final int size;

  private CsvColumns(CsvReader.CsvReaderBuilder parser, Map<Column, Integer> places, int size) {
    this.parser = parser;
    this.places = places;
    this.size = size;
  }

  /**
   * Reads a header.
   *
   * @throws InvalidInputException if it is none of this format
   */
  static CsvColumns of(String fileName, long line, String header) {
    for (char separator : SEPARATORS) {
      CsvReader.CsvReaderBuilder parser = parser(separator);
      Optional<List<String>> names = cells(parser, header);
      List<String> formats =
          names.stream().flatMap(List::stream).filter(OrderValues::isFormat).toList();
      if (!formats.isEmpty() && names.orElseThrow().size() > 1) {
        checkVersion(fileName, line, formats);
        return of(fileName, line, parser, names.orElseThrow());
      }
    }
    // What stands there instead may be a person's data, and is not repeated.
    throw new InvalidInputException(
        new InputProblem(
            fileName,
            line,
            "",
            "the file begins neither with {\"format\":\""
                + OrderValues.FORMAT
                + "\"} nor with the names of columns, of which that of the numbers is called "
                + OrderValues.FORMAT));
  }

  /** Before the other columns are looked at: another version has others. */
  private static void checkVersion(String fileName, long line, List<String> formats) {
    if (!formats.contains(OrderValues.FORMAT)) {
      throw new InvalidInputException(
          new InputProblem(
              fileName,
              line,
              Column.NUMBER.title,
              "this version reads the format "
                  + OrderValues.FORMAT
                  + ", after which the column of the numbers is called"));
    }
  }

  private static CsvColumns of(
      String fileName, long line, CsvReader.CsvReaderBuilder parser, List<String> names) {
    List<InputProblem> problems = new ArrayList<>();
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < names.size() && problems.size() < 20; i++) {
      String name = names.get(i);
      Optional<Column> column =
          Arrays.stream(Column.values()).filter(c -> c.heading().equals(name)).findFirst();
      if (column.isEmpty()) {
        problems.add(
            new InputProblem(fileName, line, "", "column " + (i + 1) + " is none of " + all()));
      } else if (places.put(column.get(), i) != null) {
        problems.add(new InputProblem(fileName, line, name, "this column stands there twice"));
      }
    }
    for (Column column : Column.values()) {
      if (column.required && !places.containsKey(column)) {
        problems.add(new InputProblem(fileName, line, column.heading(), "this column is missing"));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidInputException(problems);
    }
    return new CsvColumns(parser, places, names.size());
  }

  private static String all() {
    return Arrays.stream(Column.values()).map(Column::heading).collect(Collectors.joining(", "));
  }

  /** Where a column is, from 0; -1 if the file does not have it. */
  int indexOf(Column column) {
    return places.getOrDefault(column, -1);
  }

  /** The cells of a line; empty if it is no line of such a table. */
  Optional<CsvRecord> read(long line, String text) {
    return cells(parser, text)
        .filter(cells -> cells.size() == size)
        .map(cells -> new CsvRecord(line, this, cells));
  }

  private static CsvReader.CsvReaderBuilder parser(char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .allowUnclosedQuote(false)
        .trimWhitespacesAroundQuotes(true)
        .skipEmptyLines(false)
        .detectBomHeader(false);
  }

  private static Optional<List<String>> cells(CsvReader.CsvReaderBuilder parser, String line) {
    try {
      return Optional.of(
          parser.ofSingleCsvRecord(line).getFields().stream().map(String::strip).toList());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }
}
