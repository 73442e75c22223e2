package io.entitlements.core.roster.oneroster;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.entitlements.error.InputProblem;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/** Splits one line into fields, strictly as RFC 4180 has it; says which field is broken. */
final class RecordParser {

  private static final CsvReader.CsvReaderBuilder STRICT =
      CsvReader.builder().allowUnclosedQuote(false).skipEmptyLines(false);
  private static final CsvReader.CsvReaderBuilder UNCLOSED =
      CsvReader.builder().allowUnclosedQuote(true).skipEmptyLines(false);

  private final String file;
  private final Problems problems;

  RecordParser(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /**
   * Splits a line.
   *
   * @param wanted which fields are kept, by their place from 0
   * @param names the columns' names, for messages
   * @return the fields, or empty if the line is broken, which is then reported
   */
  Optional<FieldCollector> parse(
      String line, long number, IntPredicate wanted, IntFunction<String> names) {
    FieldCollector fields = new FieldCollector(wanted);
    try {
      STRICT.ofSingleCsvRecord(fields, line);
    } catch (CsvParseException e) {
      return refuse(number, names.apply(fields.count()), quoteProblem(line));
    }
    if (fields.badField() >= 0) {
      String problem = "the control character " + fields.badCharacter() + " is not allowed";
      return refuse(number, names.apply(fields.badField()), problem);
    }
    return Optional.of(fields);
  }

  private Optional<FieldCollector> refuse(long number, String field, String problem) {
    if (number == 1) {
      problems.add(file, number, field, problem);
    } else {
      problems.passOver(new InputProblem(file, number, field, problem));
    }
    return Optional.empty();
  }

  /** The parser's own message shows text of the file, which may be personal, and is not used. */
  private static String quoteProblem(String line) {
    try {
      UNCLOSED.ofSingleCsvRecord(new FieldCollector(i -> false), line);
      return "a quote is opened and not closed on this line; a field has no line breaks";
    } catch (CsvParseException e) {
      return "characters follow the closing quote; a quote within a field is written twice";
    }
  }
}
