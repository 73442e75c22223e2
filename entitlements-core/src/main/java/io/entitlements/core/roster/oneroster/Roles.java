package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads {@code roles.csv}: who is what, at which school, from when until when. */
final class Roles {

  private final Ids ids = new Ids();
  private final Ids users;
  private final Ids orgs;
  private final LocalDate today;
  private final RoleBook book = new RoleBook();

  private Roles(Ids users, Ids orgs, LocalDate today) {
    this.users = users;
    this.orgs = orgs;
    this.today = today;
  }

  /** Reads the file; what is wrong is reported. Roles that are not in force today do not count. */
  static RoleBook read(Table table, Ids users, Ids orgs, LocalDate today) {
    Roles roles = new Roles(users, orgs, today);
    table.read(roles::take);
    return roles.book;
  }

  private void take(Row row) {
    ids.take(row);
    Optional<String> user = users.follow(row, "userSourcedId", Layout.USERS.file());
    Optional<Boolean> primary = isPrimary(row);
    Optional<List<Role>> roles = meaning(row);
    orgs.follow(row, "orgSourcedId", Layout.ORGS.file());
    boolean current = row.isCurrent();
    boolean inForce = isInForce(row);
    if (current && inForce && user.isPresent() && primary.isPresent() && roles.isPresent()) {
      if (primary.get()) {
        book.addPrimary(user.get(), roles.get());
      } else {
        book.addSecondary(user.get(), roles.get());
      }
    }
  }

  private static Optional<Boolean> isPrimary(Row row) {
    Optional<String> type = row.required("roleType");
    if (type.isPresent() && !type.get().equals("primary") && !type.get().equals("secondary")) {
      row.problem("roleType", "expected primary or secondary");
      return Optional.empty();
    }
    return type.map("primary"::equals);
  }

  private static Optional<List<Role>> meaning(Row row) {
    Optional<String> word = row.required("role");
    Optional<List<Role>> roles = word.flatMap(RoleWords::meaning);
    if (word.isPresent() && roles.isEmpty()) {
      row.problem("role", "expected " + RoleWords.EXPECTED);
    }
    return roles;
  }

  /** OneRoster 1.2 calls the first day inclusive and the last exclusive. */
  private boolean isInForce(Row row) {
    LocalDate begin = date(row, "beginDate", LocalDate.MIN);
    LocalDate end = date(row, "endDate", LocalDate.MAX);
    if (end.isBefore(begin)) {
      row.problem("endDate", "lies before beginDate");
    }
    return !begin.isAfter(today) && end.isAfter(today);
  }

  private static LocalDate date(Row row, String column, LocalDate open) {
    String text = row.text(column);
    if (text.isEmpty()) {
      return open;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      row.problem(column, "expected a date such as 2026-08-31");
      return open;
    }
  }
}
