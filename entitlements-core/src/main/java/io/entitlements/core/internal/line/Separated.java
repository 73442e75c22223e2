package io.entitlements.core.internal.line;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The cells of a line, as RFC 4180 has them, also with semicolons or tabs for commas; and what
 * people call the column with addresses. Immutable.
 */
public final class Separated {

  /** What may stand between cells. */
  public static final List<Character> SEPARATORS = List.of(',', ';', '\t');

  /** The best first, letters alone, so that also {@code E-mail} and {@code Email Address} fit. */
  private static final List<String> EMAIL_COLUMNS =
      List.of(
          "email",
          "mail",
          "emailaddress",
          "emailaddressrequired",
          "mailaddress",
          "emailadresse",
          "adresseemail",
          "primaryemail",
          "userprincipalname",
          "upn",
          "username",
          "user",
          "login");

  private final CsvReader.CsvReaderBuilder parser;

  /** Cells between which a character stands. */
  public Separated(char separator) {
    this.parser =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .skipEmptyLines(false)
            .detectBomHeader(false);
  }

  /** The cells, without what cannot be seen at their ends; empty if a quote is broken. */
  public Optional<List<String>> cells(String line) {
    try {
      return Optional.of(
          parser.ofSingleCsvRecord(line).getFields().stream().map(TypedAddress::trim).toList());
    } catch (CsvParseException e) {
      return Optional.empty();
    }
  }

  /** The letters of each cell of a header, in lower case; none if a quote is broken. */
  public List<String> names(String line) {
    return cells(line).orElse(List.of()).stream().map(Separated::letters).toList();
  }

  /** Which of a header's {@link #names} is the column with addresses. */
  public static Optional<String> emailColumn(List<String> names) {
    return EMAIL_COLUMNS.stream().filter(names::contains).findFirst();
  }

  private static String letters(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }
}
