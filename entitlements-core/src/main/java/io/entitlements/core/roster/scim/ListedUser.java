package io.entitlements.core.roster.scim;

import io.entitlements.account.Role;
import io.entitlements.core.internal.scim.schema.Attribute;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterRecord;
import io.entitlements.type.EmailAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user is to a list of people. */
final class ListedUser {

  private static final Set<String> STUDENTS = Set.of("student", "learner", "pupil");
  private static final Set<String> EDUCATORS =
      Set.of("educator", "teacher", "faculty", "instructor", "staff");
  private static final Set<String> NOBODY = Set.of("parent", "guardian", "relative");

  /** What Entra ID's names for signing in of guests have, which are no addresses. */
  private static final String GUEST = "#ext#";

  private ListedUser() {}

  static RosterRecord of(String id, ObjectNode user) {
    String given = text(user.path("name"), "givenName");
    String family = text(user.path("name"), "familyName");
    boolean isNamed = !given.isEmpty() || !family.isEmpty();
    return new Entry(
            id,
            address(user),
            isNamed ? given : text(user, "displayName"),
            family,
            user.path("active").booleanValue(true),
            roles(user),
            Optional.empty())
        .toRecord();
  }

  /** The preferred address, or else one for work, or any, or the name if it is an address. */
  private static String address(ObjectNode user) {
    List<JsonNode> emails = new ArrayList<>();
    user.path("emails").forEach(emails::add);
    Optional<JsonNode> chosen =
        emails.stream()
            .filter(email -> email.path(Attribute.PRIMARY).booleanValue(false))
            .findFirst()
            .or(() -> emails.stream().filter(ListedUser::isForWork).findFirst())
            .or(() -> emails.stream().findFirst());
    if (chosen.isPresent()) {
      return chosen.get().path(Attribute.VALUE).stringValue("").strip();
    }
    String name = user.path("userName").stringValue("");
    boolean isAddress =
        !name.toLowerCase(Locale.ROOT).contains(GUEST) && EmailAddress.parse(name).isPresent();
    return isAddress ? name : "";
  }

  private static boolean isForWork(JsonNode email) {
    return email.path("type").stringValue("").equalsIgnoreCase("work");
  }

  /** As roles and then the kind of user say; who says nothing that is known is an educator. */
  private static List<Role> roles(ObjectNode user) {
    List<String> words = new ArrayList<>();
    for (JsonNode role : user.path("roles")) {
      boolean isFirst = role.path(Attribute.PRIMARY).booleanValue(false);
      words.add(isFirst ? 0 : words.size(), role.path(Attribute.VALUE).stringValue(""));
    }
    words.add(user.path("userType").stringValue(""));
    Set<Role> roles = new LinkedHashSet<>();
    boolean isNobody = false;
    for (String word : words) {
      String plain = word.strip().toLowerCase(Locale.ROOT);
      isNobody |= NOBODY.contains(plain);
      if (STUDENTS.contains(plain)) {
        roles.add(Role.STUDENT);
      } else if (EDUCATORS.contains(plain)) {
        roles.add(Role.EDUCATOR);
      }
    }
    return roles.isEmpty() && !isNobody ? List.of(Role.EDUCATOR) : List.copyOf(roles);
  }

  /** A name without what no name here has: too much of it, and invisible characters. */
  private static String text(JsonNode holder, String name) {
    StringBuilder kept = new StringBuilder();
    holder
        .path(name)
        .stringValue("")
        .strip()
        .codePoints()
        .filter(c -> Entry.check(name, Character.toString(c)).isEmpty())
        .takeWhile(c -> kept.length() + Character.charCount(c) <= Person.MAX_NAME_LENGTH)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
