package io.entitlements.core.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody of a {@link LocalGraph}, with what a real one says of people, also what nobody may keep.
 *
 * @param mail the address of the mailbox, or an empty text
 * @param name the name for signing in
 * @param role what School Data Sync says, for example {@code teacher}
 * @param type whether the person belongs to the organization: {@code Member} or {@code Guest}
 */
public record LocalGraphUser(
    String id,
    String mail,
    String name,
    String givenName,
    String surname,
    boolean enabled,
    String role,
    String type) {

  /** What Graph gives of people who ask for nothing by name. */
  static final Set<String> BY_ITSELF =
      Set.of("mail", "userPrincipalName", "givenName", "surname", "mobilePhone", "businessPhones");

  private static final Set<String> ALWAYS = Set.of("@odata.type", "id");

  /** Someone who teaches. */
  public static LocalGraphUser teacher(String id) {
    String address = id + "@school.example";
    return new LocalGraphUser(id, address, address, "Given", "Family", true, "teacher", "Member");
  }

  /** The same with another mailbox. */
  public LocalGraphUser at(String other) {
    return new LocalGraphUser(id, other, name, givenName, surname, enabled, role, type);
  }

  /** The same with another name for signing in. */
  public LocalGraphUser signingInAs(String other) {
    return new LocalGraphUser(id, mail, other, givenName, surname, enabled, role, type);
  }

  /** The same with another given name. */
  public LocalGraphUser named(String other) {
    return new LocalGraphUser(id, mail, name, other, surname, enabled, role, type);
  }

  /** The same, who cannot sign in any more. */
  public LocalGraphUser disable() {
    return new LocalGraphUser(id, mail, name, givenName, surname, false, role, type);
  }

  /** The same with another role. */
  public LocalGraphUser in(String other) {
    return new LocalGraphUser(id, mail, name, givenName, surname, enabled, other, type);
  }

  /** The same, who belongs to another organization and was invited. */
  public LocalGraphUser invited() {
    return new LocalGraphUser(id, mail, name, givenName, surname, enabled, role, "Guest");
  }

  /** The whole object. */
  public String json() {
    return json(members().keySet());
  }

  /** The object with its type, its identifier and these members. */
  String json(Set<String> asked) {
    return members().entrySet().stream()
        .filter(member -> ALWAYS.contains(member.getKey()) || asked.contains(member.getKey()))
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** In which members this differs. */
  Set<String> changedFrom(LocalGraphUser before) {
    Map<String, String> others = before.members();
    return members().entrySet().stream()
        .filter(member -> !member.getValue().equals(others.get(member.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Map<String, String> members() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("@odata.type", text("#microsoft.graph.user"));
    members.put("id", text(id));
    members.put("mail", text(mail));
    members.put("userPrincipalName", text(name));
    members.put("givenName", text(givenName));
    members.put("surname", text(surname));
    members.put("accountEnabled", String.valueOf(enabled));
    members.put("primaryRole", text(role));
    members.put("userType", text(type));
    members.put("mobilePhone", text(LocalUser.PHONE));
    members.put("businessPhones", "[" + text(LocalUser.PHONE) + "]");
    members.put("passwordProfile", "{\"password\":" + text(LocalUser.PASSWORD) + "}");
    return members;
  }

  private static String text(String text) {
    return text.isEmpty() ? "null" : "\"" + text + "\"";
  }
}
