package io.entitlements.core.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The people and groups of a {@link LocalGraph}, with all that ever changed. */
public final class LocalDirectory {

  private final Map<String, LocalGraphUser> users = new TreeMap<>();
  private final Map<String, String> removed = new TreeMap<>();
  private final Map<String, Set<String>> groups = new TreeMap<>();
  private final List<String> changes = new ArrayList<>();

  /** What people were, each from a position on. */
  private final Map<String, TreeMap<Integer, LocalGraphUser>> states = new TreeMap<>();

  /** Has somebody, in the place of who had the id. */
  public synchronized void put(LocalGraphUser user) {
    users.put(user.id(), user);
    removed.remove(user.id());
    changes.add(user.id());
    states.computeIfAbsent(user.id(), id -> new TreeMap<>()).put(changes.size(), user);
  }

  /**
   * Deletes somebody: {@code changed} if they may come back, with all of their groups, or {@code
   * deleted}. Who may come back is in their groups still, as far as changes tell, and in no list.
   */
  public synchronized void remove(String id, String reason) {
    users.remove(id);
    removed.put(id, reason);
    states.remove(id);
    changes.add(id);
    if (reason.equals("deleted")) {
      groups.forEach(
          (group, members) -> {
            if (members.remove(id)) {
              changes.add(group + " " + id);
            }
          });
    }
  }

  /** Makes somebody a member of a group; the id of a user, or a whole object. */
  public synchronized void join(String group, String idOrJson) {
    groups.computeIfAbsent(group, name -> new LinkedHashSet<>()).add(idOrJson);
    changes.add(group + " " + idOrJson);
  }

  /** Takes somebody out of a group. */
  public synchronized void leave(String group, String idOrJson) {
    groups.get(group).remove(idOrJson);
    changes.add(group + " " + idOrJson);
  }

  /** Has nobody and nothing more, without saying so. */
  public synchronized void clear() {
    users.clear();
    removed.clear();
    groups.clear();
    changes.clear();
    states.clear();
  }

  synchronized int position() {
    return changes.size();
  }

  synchronized boolean knows(String group) {
    return groups.containsKey(group);
  }

  synchronized Optional<LocalGraphUser> find(String id) {
    return Optional.ofNullable(users.get(id));
  }

  /**
   * Everybody with the members that are asked for, or who changed since a position.
   *
   * @param onlyChanged whether members that did not change are left out, but of who is new
   */
  synchronized List<String> users(int since, Set<String> asked, boolean onlyChanged) {
    if (since == 0) {
      return users.values().stream().map(user -> user.json(asked)).toList();
    }
    Map<String, String> found = new LinkedHashMap<>();
    for (String id : changes.subList(Math.min(since, changes.size()), changes.size())) {
      if (users.containsKey(id)) {
        found.put(id, users.get(id).json(onlyChanged ? changed(id, since, asked) : asked));
      } else if (removed.containsKey(id)) {
        String reason = removed.get(id);
        found.put(id, "{\"id\":\"" + id + "\",\"@removed\":{\"reason\":\"" + reason + "\"}}");
      }
    }
    return List.copyOf(found.values());
  }

  private Set<String> changed(String id, int since, Set<String> asked) {
    Map.Entry<Integer, LocalGraphUser> before = states.get(id).floorEntry(since);
    if (before == null) {
      return asked;
    }
    Set<String> changed = new LinkedHashSet<>(users.get(id).changedFrom(before.getValue()));
    changed.retainAll(asked);
    return changed;
  }

  /**
   * A group's members by their identifiers, or those that changed since a position; who was removed
   * once is told of from the beginning on.
   */
  synchronized List<String> members(String group, int since) {
    Set<String> members = groups.getOrDefault(group, Collections.emptySet());
    Map<String, String> found = new LinkedHashMap<>();
    if (since == 0) {
      members.forEach(member -> found.put(member, member(member, "")));
    }
    for (String change : changes.subList(Math.min(since, changes.size()), changes.size())) {
      if (change.startsWith(group + " ")) {
        String id = change.substring(group.length() + 1);
        String gone = ",\"@removed\":{\"reason\":\"deleted\"}";
        found.put(id, member(id, members.contains(id) ? "" : gone));
      }
    }
    return List.copyOf(found.values());
  }

  private static String member(String idOrJson, String gone) {
    return idOrJson.startsWith("{")
        ? idOrJson.replaceFirst("}$", gone + "}")
        : "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + idOrJson + "\"" + gone + "}";
  }

  /** A group's members themselves with what is asked for, or without all of that. */
  synchronized List<String> list(String group, boolean named, Set<String> asked) {
    return groups.get(group).stream()
        .filter(id -> !removed.containsKey(id))
        .map(id -> named && users.containsKey(id) ? users.get(id).json(asked) : member(id, ""))
        .toList();
  }
}
