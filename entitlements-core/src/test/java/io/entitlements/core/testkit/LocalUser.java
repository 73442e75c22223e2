package io.entitlements.core.testkit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody on a {@link LocalOneRoster}, with all that a real server says of people, also what
 * nobody may keep.
 *
 * @param status {@code active} or {@code tobedeleted}
 * @param role OneRoster's own word
 */
public record LocalUser(
    String id,
    String status,
    String enabled,
    String givenName,
    String familyName,
    String email,
    String role,
    Instant modified) {

  /** What no message, no log and no object may show. */
  public static final String PASSWORD = "hunter2-of-the-pupil";

  /** As {@link #PASSWORD}. */
  public static final String PHONE = "+1-555-0100-2342";

  /** Someone who teaches. */
  public static LocalUser teacher(String id, Instant modified) {
    return new LocalUser(
        id, "active", "true", "Given", "Family", id + "@school.example", "teacher", modified);
  }

  /** The same with another role. */
  public LocalUser in(String other) {
    return new LocalUser(id, status, enabled, givenName, familyName, email, other, modified);
  }

  /** The same with another address, changed at an instant. */
  public LocalUser at(String other, Instant when) {
    return new LocalUser(id, status, enabled, givenName, familyName, other, role, when);
  }

  /** The same with another given name. */
  public LocalUser named(String name) {
    return new LocalUser(id, status, enabled, name, familyName, email, role, modified);
  }

  /** The same, marked as gone at an instant. */
  public LocalUser gone(Instant when) {
    return new LocalUser(id, "tobedeleted", enabled, givenName, familyName, email, role, when);
  }

  /** The whole object, as a server of 1.2 has it. */
  public String text() {
    return json(true, Set.of());
  }

  /** The object, with these members or, if there are none, with all. */
  String json(boolean hasRoles, Set<String> fields) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("sourcedId", quoted(id));
    members.put("status", quoted(status));
    members.put("dateLastModified", quoted(modified.toString()));
    members.put("metadata", "{\"ext\":[1,2,{\"email\":\"other@school.example\"}],\"none\":null}");
    members.put("username", quoted(id));
    members.put("userIds", "[{\"type\":\"LDAP\",\"identifier\":\"x\"}]");
    members.put("enabledUser", quoted(enabled));
    members.put("givenName", quoted(givenName));
    members.put("familyName", quoted(familyName));
    members.put("middleName", "null");
    if (hasRoles) {
      String org = "{\"href\":\"https://elsewhere.example/orgs/o1\",\"sourcedId\":\"o1\"}";
      members.put(
          "roles",
          "[{\"roleType\":\"primary\",\"role\":" + quoted(role) + ",\"org\":" + org + "}]");
    } else {
      members.put("role", quoted(role));
    }
    members.put("identifier", quoted("n-" + id));
    members.put("email", email.isEmpty() ? "null" : quoted(email));
    members.put("sms", quoted(PHONE));
    members.put("phone", quoted(PHONE));
    members.put("password", quoted(PASSWORD));
    members.put("agents", "[]");
    members.put("grades", "[\"09\"]");
    return members.entrySet().stream()
        .filter(member -> fields.isEmpty() || fields.contains(member.getKey()))
        .map(member -> quoted(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
