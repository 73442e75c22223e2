package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** The table {@code pushed_member}. */
final class PushedMemberTable {

  private static final ManyKeys BY_GROUP =
      ManyKeys.texts("organization_id", "connection_id", "group_id");

  private static final ManyKeys BY_USER =
      ManyKeys.texts("organization_id", "connection_id", "user_id");

  private static final String OF =
      "select group_id, user_id from pushed_member where <keys> order by group_id, user_id";

  private static final String AMONG =
      "select user_id from pushed_member where <keys> and group_id = :group";

  private static final String REMOVE =
      "delete from pushed_member where <keys> and group_id = :group";

  private static final String REMOVE_GROUP =
      "delete from pushed_member" + ListKey.WHERE + "and group_id = :id";

  private static final String REMOVE_USER =
      "delete from pushed_member" + ListKey.WHERE + "and user_id = :id";

  private static final String FIRST_GROUP =
      "select group_id from pushed_member"
          + ListKey.WHERE
          + "order by group_id fetch first 1 rows only";

  private static final BulkInsert<Member> INSERT =
      BulkInsert.<Member>into("pushed_member")
          .uuid("organization_id", row -> row.list().organization().value())
          .uuid("connection_id", row -> row.list().connection().value())
          .text("group_id", Member::group)
          .text("user_id", Member::user);

  private final Handle handle;
  private final Dialect dialect;

  PushedMemberTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  private record Member(ListKey list, String group, String user) {}

  Map<String, List<String>> of(ListKey list, Collection<String> groups) {
    Map<String, List<String>> found = new HashMap<>();
    for (List<String> slice : Slices.of(groups)) {
      try (Stream<Member> members =
          BY_GROUP
              .bind(handle.createQuery(BY_GROUP.in(OF, dialect)), dialect, slice)
              .bind("organization_id", list.organization().value())
              .bind("connection_id", list.connection().value())
              .map(
                  (row, context) ->
                      new Member(list, row.getString("group_id"), row.getString("user_id")))
              .stream()) {
        members.forEach(
            member ->
                found.computeIfAbsent(member.group(), id -> new ArrayList<>()).add(member.user()));
      }
    }
    return found;
  }

  Set<String> among(ListKey list, String group, Collection<String> users) {
    Set<String> found = new HashSet<>();
    for (List<String> slice : Slices.of(users)) {
      found.addAll(
          BY_USER
              .bind(handle.createQuery(BY_USER.in(AMONG, dialect)), dialect, slice)
              .bind("organization_id", list.organization().value())
              .bind("connection_id", list.connection().value())
              .bind("group", group)
              .mapTo(String.class)
              .list());
    }
    return found;
  }

  void add(ListKey list, String group, Collection<String> users) {
    INSERT.execute(
        handle, dialect, users.stream().map(user -> new Member(list, group, user)).toList());
  }

  void remove(ListKey list, String group, Collection<String> users) {
    for (List<String> slice : Slices.of(users)) {
      BY_USER
          .bind(handle.createUpdate(BY_USER.in(REMOVE, dialect)), dialect, slice)
          .bind("organization_id", list.organization().value())
          .bind("connection_id", list.connection().value())
          .bind("group", group)
          .execute();
    }
  }

  void removeGroup(ListKey list, String id) {
    list.of(handle, REMOVE_GROUP).bind("id", id).execute();
  }

  void removeUser(ListKey list, String id) {
    list.of(handle, REMOVE_USER).bind("id", id).execute();
  }

  /** Removes the members of one group; false if no group has some. */
  boolean clearSome(ListKey list) {
    Optional<String> group = list.of(handle, FIRST_GROUP).find(row -> row.getString("group_id"));
    group.ifPresent(id -> removeGroup(list, id));
    return group.isPresent();
  }
}
