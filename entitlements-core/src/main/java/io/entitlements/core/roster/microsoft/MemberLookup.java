package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.People;
import io.entitlements.roster.RosterRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Looks up members of whom only the identifier was told. */
final class MemberLookup {

  /** If it were more, reading everybody takes fewer requests. */
  static final int MOST = 1_500;

  /** Graph takes no more in one condition. */
  private static final int AT_ONCE = 15;

  private final GraphPages pages;
  private final People people;
  private final Role role;

  MemberLookup(GraphPages pages, People people, Role role) {
    this.pages = pages;
    this.people = people;
    this.role = role;
  }

  /** Passes on who joined. */
  void lookUp(List<String> ids) {
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      some(ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
    }
  }

  private void some(List<String> ids) {
    List<String> unknown = new ArrayList<>(ids);
    String condition =
        ids.stream()
            .map(id -> "'" + Percent.encode(id.replace("'", "''")) + "'")
            .collect(Collectors.joining(",", "users?$filter=id%20in%20(", ")&$select="));
    pages.read(
        pages.at(condition + GraphUser.SELECT),
        GraphUser.SHAPE,
        false,
        page -> {
          for (JsonRecord user : page) {
            GraphUser.id(user)
                .filter(unknown::remove)
                .map(id -> GraphUser.entry(id, user, role))
                .map(Entry::toRecord)
                .ifPresent(people::add);
          }
          return !page.isEmpty();
        });
    unknown.forEach(
        id -> people.add(new RosterRecord.Unusable(id, "the directory does not say who this is")));
  }

  /**
   * Whether Graph says of each that there is no such person any more. For 30 days it keeps whom it
   * deleted as a member, and lists them no more.
   */
  boolean areGone(Collection<String> ids) {
    return ids.size() <= MOST && ids.stream().noneMatch(pages::isThere);
  }
}
