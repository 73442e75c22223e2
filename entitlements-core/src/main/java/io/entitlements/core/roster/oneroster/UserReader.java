package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.roster.RosterRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one person of a server's answer. Names, addresses and roles are all that is looked at. */
final class UserReader {

  private static final JsonShape COMMON =
      JsonShape.of(
          "sourcedId", "status", "enabledUser", "givenName", "familyName", "email", "role");
  private static final JsonShape ROLE = JsonShape.of("roleType", "role", "beginDate", "endDate");

  private final OneRosterVersion version;
  private final LocalDate today;

  UserReader(OneRosterVersion version, LocalDate today) {
    this.version = version;
    this.today = today;
  }

  /** What is looked at. */
  JsonShape shape() {
    return version == OneRosterVersion.V1_1 ? COMMON : COMMON.withList("roles", ROLE);
  }

  /** The members that the server is asked for, so that it sends no others. */
  String fields() {
    return "sourcedId,status,dateLastModified,enabledUser,givenName,familyName,email,"
        + (version == OneRosterVersion.V1_1 ? "role" : "roles");
  }

  /** The person's identifier; empty if it cannot be said who this is. */
  static Optional<String> id(JsonRecord user) {
    return user.text("sourcedId").map(String::strip).filter(Entry::isId);
  }

  /** The person; empty if nothing is to be said of them, as {@link Entry#isNobody} has it. */
  Optional<RosterRecord> read(String id, JsonRecord user, boolean delta) {
    String status = user.text("status").orElse("active").strip();
    if (status.equals("tobedeleted")) {
      return Optional.of(new RosterRecord.Left(id));
    }
    String enabled = user.text("enabledUser").orElse("").strip();
    ReadRoles roles = roles(user);
    Optional<String> problem = roles.problem;
    if (!enabled.equalsIgnoreCase("true") && !enabled.equalsIgnoreCase("false")) {
      problem = Optional.of("enabledUser is neither true nor false");
    }
    if (!status.equals("active") && !status.equals("inactive")) {
      problem = Optional.of("status is neither active nor inactive nor tobedeleted");
    }
    if (user.isOdd()) {
      problem = Optional.of("a member is of another kind than OneRoster has it");
    }
    Entry entry =
        new Entry(
            id,
            text(user, "email"),
            text(user, "givenName"),
            text(user, "familyName"),
            status.equals("active") && enabled.equalsIgnoreCase("true"),
            roles.roles,
            problem);
    return entry.isNobody() && !delta ? Optional.empty() : Optional.of(entry.toRecord());
  }

  private static String text(JsonRecord user, String name) {
    return user.text(name).orElse("").strip();
  }

  private record ReadRoles(List<Role> roles, Optional<String> problem) {}

  private ReadRoles roles(JsonRecord user) {
    List<String> primary = new ArrayList<>();
    List<String> secondary = new ArrayList<>();
    if (version == OneRosterVersion.V1_1) {
      primary.add(text(user, "role"));
    } else {
      if (user.list("roles").isEmpty()) {
        return new ReadRoles(List.of(), Optional.of("roles are missing"));
      }
      for (JsonRecord role : user.list("roles").get()) {
        if (role.isOdd()) {
          return new ReadRoles(List.of(), Optional.of("a role is not as OneRoster has it"));
        }
        Optional<Boolean> inForce = isInForce(role);
        if (inForce.isEmpty()) {
          return new ReadRoles(List.of(), Optional.of("a role's date is none"));
        }
        if (inForce.get()) {
          (text(role, "roleType").equals("primary") ? primary : secondary).add(text(role, "role"));
        }
      }
    }
    primary.addAll(secondary);
    return meaning(primary);
  }

  /** What is not a word of OneRoster counts for nothing beside one that is. */
  private ReadRoles meaning(List<String> words) {
    List<Role> roles = new ArrayList<>();
    boolean unknown = false;
    for (String word : words) {
      Optional<List<Role>> meant = RoleWords.meaning(word, version);
      unknown |= meant.isEmpty();
      meant.orElse(List.of()).stream().filter(role -> !roles.contains(role)).forEach(roles::add);
    }
    return unknown && roles.isEmpty()
        ? new ReadRoles(roles, Optional.of("OneRoster has no such role"))
        : new ReadRoles(roles, Optional.empty());
  }

  /** OneRoster 1.2 calls the first day inclusive and the last exclusive. */
  private Optional<Boolean> isInForce(JsonRecord role) {
    try {
      String begin = text(role, "beginDate");
      String end = text(role, "endDate");
      return Optional.of(
          (begin.isEmpty() || !LocalDate.parse(begin).isAfter(today))
              && (end.isEmpty() || LocalDate.parse(end).isAfter(today)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
