package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.Remarks;
import io.entitlements.error.InputProblem;
import io.entitlements.roster.RosterRecord;
import io.entitlements.type.EmailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The people of {@code users.csv}, in the order of the file. */
final class Users {

  private static final String EMAIL = "email";
  private static final String FILE = Layout.USERS.file();

  /** More than any address has, so that what is cut off is none before and after. */
  private static final int KEPT = EmailAddress.MAX_LENGTH + 1;

  private final Problems problems;
  private final boolean hasRoles;
  private final Ids ids = new Ids();
  private final List<User> users = new ArrayList<>();
  private final Map<String, String> wrong = new HashMap<>();
  private final Map<EmailAddress, User> byEmail = new HashMap<>();
  private int nobodies;

  private Users(Problems problems, boolean hasRoles) {
    this.problems = problems;
    this.hasRoles = hasRoles;
  }

  /**
   * Reads the file. What is wrong with somebody is noted; a line that says not who it is about, is
   * passed over.
   *
   * @param hasRoles whether roles stand beside the people, as 1.1 has them
   */
  static Users read(Table table, Problems problems, boolean hasRoles) {
    Users users = new Users(problems, hasRoles);
    if (!table.read(users::take)) {
      users.ids.missed();
    }
    return users;
  }

  /** How many people the file has. */
  int size() {
    return users.size();
  }

  /** The identifiers that the file defines. */
  Ids ids() {
    return ids;
  }

  /** How many people were left out: in real exports young pupils often have no address. */
  int leftOut() {
    return nobodies;
  }

  /**
   * Passes everyone on. A page is made only when it is due, to save memory.
   *
   * @param roles the roles of somebody, or why they cannot be said
   * @param delta whether who needs no address and has none is said to have left
   */
  void emit(
      Function<User, Entitled> roles,
      boolean delta,
      int pageSize,
      Consumer<List<RosterRecord>> pages) {
    List<RosterRecord> page = new ArrayList<>(pageSize);
    for (User user : users) {
      record(user, roles, delta).ifPresent(page::add);
      if (page.size() == pageSize) {
        pages.accept(List.copyOf(page));
        page.clear();
      }
    }
    if (!page.isEmpty()) {
      pages.accept(List.copyOf(page));
    }
  }

  private Optional<RosterRecord> record(User user, Function<User, Entitled> roles, boolean delta) {
    if (user.left) {
      return Optional.of(new RosterRecord.Left(user.id));
    }
    Entitled entitled = roles.apply(user);
    Optional<String> problem = Optional.ofNullable(wrong.get(user.id)).or(entitled::problem);
    Entry entry =
        new Entry(
            user.id,
            user.email,
            user.givenName,
            user.familyName,
            user.active,
            entitled.roles(),
            problem);
    if (entry.isNobody() && !delta) {
      nobodies++;
      return Optional.empty();
    }
    RosterRecord record = entry.toRecord();
    return Optional.of(
        problem.isEmpty() && record instanceof RosterRecord.Unusable unusable
            ? new RosterRecord.Unusable(user.id, at(user, unusable.why()))
            : record);
  }

  private static String at(User user, String why) {
    return Remarks.cut(new InputProblem(FILE, user.line, EMAIL, why).toString());
  }

  private void take(Row row) {
    Optional<String> id = ids.take(row);
    if (id.isEmpty()) {
      row.problem().ifPresent(problems::passOver);
      return;
    }
    boolean first = row.problem().isEmpty();
    User user = row.isToBeDeleted() ? gone(row, id.get()) : user(row, id.get());
    row.problem().ifPresent(problem -> wrong.putIfAbsent(user.id, problem.toString()));
    if (first) {
      users.add(user);
    }
  }

  private static User gone(Row row, String id) {
    return new User(id, row.line(), "", "", "", false, Optional.empty(), true);
  }

  private User user(Row row, String id) {
    boolean enabled = isEnabled(row);
    boolean current = row.isCurrent();
    User user =
        new User(
            id,
            row.line(),
            cut(row.text(EMAIL)),
            name(row, "givenName"),
            name(row, "familyName"),
            enabled && current,
            hasRoles ? role(row) : Optional.empty(),
            false);
    EmailAddress.parse(user.email).ifPresent(email -> checkShared(row, user, email));
    return user;
  }

  /** Whose seat it would be cannot be said of either. */
  private void checkShared(Row row, User user, EmailAddress email) {
    User first = byEmail.putIfAbsent(email, user);
    if (first != null) {
      String same = "the same address as on line ";
      String caseless = ", where case does not matter";
      row.problem(EMAIL, same + first.line + caseless);
      InputProblem other = new InputProblem(FILE, first.line, EMAIL, same + row.line() + caseless);
      wrong.putIfAbsent(first.id, other.toString());
    }
  }

  private static String cut(String text) {
    return text.length() > KEPT ? text.substring(0, KEPT) : text;
  }

  private static String name(Row row, String field) {
    String name = row.required(field).orElse("");
    Optional<String> problem = Entry.check("a name", name);
    problem.ifPresent(what -> row.problem(field, what));
    return problem.isPresent() ? "" : name;
  }

  private static Optional<List<Role>> role(Row row) {
    Optional<String> word = row.required("role");
    Optional<List<Role>> roles = word.flatMap(w -> RoleWords.meaning(w, OneRosterVersion.V1_1));
    if (word.isPresent() && roles.isEmpty()) {
      row.problem("role", "OneRoster has no such role");
    }
    return roles;
  }

  /** The case does not matter, since spreadsheets write TRUE. */
  private static boolean isEnabled(Row row) {
    Optional<String> value = row.required("enabledUser");
    boolean enabled = value.filter("true"::equalsIgnoreCase).isPresent();
    if (value.isPresent() && !enabled && !value.get().equalsIgnoreCase("false")) {
      row.problem("enabledUser", "expected true or false");
    }
    return enabled;
  }

  /** What roles give somebody. */
  record Entitled(List<Role> roles, Optional<String> problem) {}

  /** Somebody of the file; {@code role} only where roles stand beside people. */
  record User(
      String id,
      long line,
      String email,
      String givenName,
      String familyName,
      boolean active,
      Optional<List<Role>> role,
      boolean left) {}
}
