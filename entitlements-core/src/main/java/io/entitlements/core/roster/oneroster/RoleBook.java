package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who has which roles: primary ones first, then in the order of the file, none twice. */
final class RoleBook {

  private final Map<String, List<Role>> primary = new HashMap<>();
  private final Map<String, List<Role>> secondary = new HashMap<>();

  void addPrimary(String user, List<Role> roles) {
    primary.merge(user, roles, RoleBook::join);
  }

  void addSecondary(String user, List<Role> roles) {
    secondary.merge(user, roles, RoleBook::join);
  }

  /** The roles of a user, by {@code sourcedId}. */
  List<Role> of(String user) {
    return join(primary.getOrDefault(user, List.of()), secondary.getOrDefault(user, List.of()));
  }

  private static List<Role> join(List<Role> first, List<Role> then) {
    return first.containsAll(then)
        ? first
        : Stream.concat(first.stream(), then.stream()).distinct().toList();
  }
}
