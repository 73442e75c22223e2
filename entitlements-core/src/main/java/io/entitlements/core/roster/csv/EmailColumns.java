package io.entitlements.core.roster.csv;

import io.entitlements.core.internal.line.Separated;
import io.entitlements.core.internal.line.TypedAddress;
import java.util.List;
import java.util.Optional;

/** Where the address and the names stand in a line. */
final class EmailColumns {

  private static final List<String> GIVEN =
      List.of(
          "givenname", "firstname", "given", "first", "forename", "vorname", "prénom", "prenom");
  private static final List<String> FAMILY =
      List.of("familyname", "lastname", "surname", "family", "last", "nachname", "nom");
  private static final List<String> WHOLE = List.of("name", "fullname", "displayname");

  private final Separated separated;
  private final int columns;
  private final int email;
  private final int given;
  private final int family;

  private EmailColumns(Separated separated, int columns, int email, int given, int family) {
    this.separated = separated;
    this.columns = columns;
    this.email = email;
    this.given = given;
    this.family = family;
  }

  /** What a line says: texts as they are written. */
  record Cells(String email, String givenName, String familyName) {}

  /** The columns that a header names, or empty if the line is none. */
  static Optional<EmailColumns> ofHeader(String line) {
    for (char separator : Separated.SEPARATORS) {
      Separated cells = new Separated(separator);
      List<String> names = cells.names(line);
      Optional<String> email = Separated.emailColumn(names);
      if (email.isPresent()) {
        int whole = column(names, WHOLE);
        int given = column(names, GIVEN);
        return Optional.of(
            new EmailColumns(
                cells,
                names.size(),
                names.indexOf(email.get()),
                given < 0 ? whole : given,
                column(names, FAMILY)));
      }
    }
    return Optional.empty();
  }

  private static int column(List<String> names, List<String> known) {
    return known.stream().filter(names::contains).map(names::indexOf).findFirst().orElse(-1);
  }

  /** The cells of a line of such a table; empty if it does not fit. */
  Optional<Cells> read(String line) {
    List<String> cells = separated.cells(line).orElse(List.of());
    boolean fits = email < cells.size() && cells.stream().skip(columns).allMatch(String::isEmpty);
    return fits
        ? Optional.of(
            new Cells(TypedAddress.in(cells.get(email)), cell(cells, given), cell(cells, family)))
        : Optional.empty();
  }

  private static String cell(List<String> cells, int column) {
    return column >= 0 && column < cells.size() ? cells.get(column) : "";
  }

  /** Without a header: the one cell of a line that may be an address. */
  static Optional<Cells> readAlone(String line) {
    for (char separator : Separated.SEPARATORS) {
      List<String> addresses =
          new Separated(separator)
              .cells(line).orElse(List.of()).stream().filter(c -> c.indexOf('@') >= 0).toList();
      if (addresses.size() == 1 && addresses.get(0).length() < line.strip().length()) {
        return Optional.of(new Cells(TypedAddress.in(addresses.get(0)), "", ""));
      }
    }
    return Optional.of(new Cells(TypedAddress.in(line), "", ""));
  }
}
