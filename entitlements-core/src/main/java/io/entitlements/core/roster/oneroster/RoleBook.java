package io.entitlements.core.roster.oneroster;

import io.entitlements.account.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who has which roles: primary ones first, then in the order of the file, none twice. */
final class RoleBook {

  private final Map<String, List<Role>> primary = new HashMap<>();
  private final Map<String, List<Role>> secondary = new HashMap<>();
  private final Map<String, String> problems = new HashMap<>();
  private final Set<String> primaries = new HashSet<>();

  void addPrimary(String user, List<Role> roles) {
    primary.merge(user, roles, RoleBook::join);
  }

  void addSecondary(String user, List<Role> roles) {
    secondary.merge(user, roles, RoleBook::join);
  }

  /** Notes that a primary role of a user is described, whatever it is. */
  void describePrimary(String user) {
    primaries.add(user);
  }

  /** Notes what is wrong with a role of a user; the first counts. */
  void addProblem(String user, String problem) {
    problems.putIfAbsent(user, problem);
  }

  /** The roles of a user, by {@code sourcedId}. */
  List<Role> of(String user) {
    return join(primary.getOrDefault(user, List.of()), secondary.getOrDefault(user, List.of()));
  }

  /** What is wrong with a role of a user, if something is. */
  Optional<String> problem(String user) {
    return Optional.ofNullable(problems.get(user));
  }

  /** Whether a primary role of the user is described. */
  boolean describesPrimary(String user) {
    return primaries.contains(user);
  }

  /** Whose roles are described, or should be. */
  Set<String> users() {
    Set<String> users = new HashSet<>(primary.keySet());
    users.addAll(secondary.keySet());
    users.addAll(problems.keySet());
    users.addAll(primaries);
    return users;
  }

  private static List<Role> join(List<Role> first, List<Role> then) {
    return first.containsAll(then)
        ? first
        : Stream.concat(first.stream(), then.stream()).distinct().toList();
  }
}
