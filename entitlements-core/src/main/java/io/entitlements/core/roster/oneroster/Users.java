package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import io.entitlements.type.DisplayText;
import io.entitlements.type.EmailAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The people of {@code users.csv}, in the order of the file. */
final class Users {

  private static final String EMAIL = "email";

  private final Problems problems;
  private final Ids ids = new Ids();
  private final List<User> users = new ArrayList<>();
  private final Map<EmailAddress, Long> emailLines = new HashMap<>();

  private Users(Problems problems) {
    this.problems = problems;
  }

  /** Reads the file; what is wrong is reported. */
  static Users read(Table table, Problems problems) {
    Users users = new Users(problems);
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

  /** How many people have no address: in real exports young pupils often have none. */
  long withoutEmail() {
    return users.stream().filter(user -> user.email.isEmpty()).count();
  }

  /** Reports everyone who is to hold a seat and has no address. */
  void checkEducators(RoleBook book) {
    for (User user : users) {
      if (user.email.isEmpty() && user.active && book.of(user.id).contains(Role.EDUCATOR)) {
        String problem = "someone with an educator's role needs an email address";
        problems.add(Layout.USERS.file(), user.line, EMAIL, problem);
      }
    }
  }

  /** Passes on everyone who has an address. A page is made only when it is due, to save memory. */
  void emit(RoleBook book, int pageSize, Consumer<List<Person>> pages) {
    List<Person> page = new ArrayList<>(pageSize);
    for (User user : users) {
      user.toPerson(book.of(user.id)).ifPresent(page::add);
      if (page.size() == pageSize) {
        pages.accept(List.copyOf(page));
        page.clear();
      }
    }
    if (!page.isEmpty()) {
      pages.accept(List.copyOf(page));
    }
  }

  private void take(Row row) {
    Optional<String> id = ids.take(row);
    boolean enabled = isEnabled(row);
    boolean current = row.isCurrent();
    boolean active = enabled && current;
    String givenName = name(row, "givenName");
    String familyName = name(row, "familyName");
    Optional<EmailAddress> email = email(row);
    if (id.isPresent() && (email.isPresent() || row.text(EMAIL).isEmpty())) {
      users.add(new User(id.get(), row.line(), email, givenName, familyName, active));
    }
  }

  private static String name(Row row, String field) {
    String name = row.required(field).orElse("");
    try {
      return DisplayText.check("a name", name, 0, Person.MAX_NAME_LENGTH);
    } catch (IllegalArgumentException e) {
      row.problem(field, String.valueOf(e.getMessage()));
      return "";
    }
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

  private Optional<EmailAddress> email(Row row) {
    String text = row.text(EMAIL);
    Optional<EmailAddress> email = EmailAddress.parse(text);
    if (email.isEmpty() && !text.isEmpty()) {
      row.problem(EMAIL, "this is not an email address");
    }
    Long first = email.map(e -> emailLines.putIfAbsent(e, row.line())).orElse(null);
    if (first != null) {
      row.problem(EMAIL, "the same address as on line " + first + ", where case does not matter");
    }
    return email;
  }

  private record User(
      String id,
      long line,
      Optional<EmailAddress> email,
      String givenName,
      String familyName,
      boolean active) {

    Optional<Person> toPerson(List<Role> roles) {
      return email.map(e -> new Person(id, e, givenName, familyName, roles, active));
    }
  }
}
