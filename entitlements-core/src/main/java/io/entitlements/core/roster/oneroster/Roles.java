package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import io.entitlements.core.internal.source.Entry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Reads {@code roles.csv}: who is what, at which school, from when until when. */
final class Roles {

  private static final String USER = "userSourcedId";

  private final Ids ids = new Ids();
  private final Ids users;
  private final Optional<Ids> orgs;
  private final LocalDate today;
  private final Problems problems;
  private final RoleBook book = new RoleBook();

  private Roles(Ids users, Optional<Ids> orgs, LocalDate today, Problems problems) {
    this.users = users;
    this.orgs = orgs;
    this.today = today;
    this.problems = problems;
  }

  /**
   * Reads the file. What is wrong with a role is noted with its person; a line that says not whose
   * role it is, is passed over. Roles that are not in force today do not count.
   *
   * @param orgs the schools that there are; empty if the bundle does not say
   */
  static RoleBook read(
      Table table, Ids users, Optional<Ids> orgs, LocalDate today, Problems problems) {
    Roles roles = new Roles(users, orgs, today, problems);
    table.read(roles::take);
    return roles.book;
  }

  private void take(Row row) {
    Optional<String> user =
        orgs.isPresent()
            ? users.follow(row, USER, Layout.USERS.file())
            : row.required(USER).filter(Entry::isId);
    ids.take(row);
    Optional<Boolean> primary = isPrimary(row);
    Optional<List<Role>> roles = meaning(row);
    orgs.ifPresent(known -> known.follow(row, "orgSourcedId", Layout.ORGS.file()));
    boolean current = row.isCurrent();
    boolean inForce = isInForce(row);
    if (user.isEmpty()) {
      row.problem(USER, "this cannot be an identifier");
      row.problem().ifPresent(problems::passOver);
    } else if (row.problem().isPresent()) {
      book.addProblem(user.get(), row.problem().get().toString());
    } else {
      note(user.get(), primary.orElse(false), roles.orElse(List.of()), current, inForce);
    }
  }

  private void note(
      String user, boolean primary, List<Role> roles, boolean current, boolean inForce) {
    List<Role> counting = current && inForce ? roles : List.of();
    if (primary && current) {
      book.describePrimary(user);
    }
    if (primary) {
      book.addPrimary(user, counting);
    } else {
      book.addSecondary(user, counting);
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
      row.problem("role", "OneRoster has no such role");
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
