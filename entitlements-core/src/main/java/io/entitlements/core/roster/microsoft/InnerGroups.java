package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.source.Nested;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import java.util.List;
import java.util.Optional;

/** The groups inside a group, and those inside them: nobody gets a seat by them or loses one. */
final class InnerGroups {

  private final GraphPages pages;
  private final Nested nested;

  InnerGroups(GraphPages pages, People people, String outer) {
    this.pages = pages;
    this.nested = new Nested(people, outer);
  }

  /** A member that is a group. */
  void add(JsonRecord member) {
    nested.add(GraphUser.id(member));
  }

  boolean isEmpty() {
    return nested.isEmpty();
  }

  /** Looks into each of them for who has to keep what they have. */
  void keepWhatTheirMembersHave() {
    nested.each(this::look);
  }

  private void look(String group) {
    SeenIds seen = new SeenIds();
    GraphPages.Read read =
        pages.read(
            pages.at(GroupMember.of(Percent.encode(group), "id")),
            GraphUser.SHAPE,
            false,
            page -> look(page, seen));
    if (read.end() != GraphPages.End.READ) {
      nested.isReadInPart();
    }
  }

  private boolean look(List<JsonRecord> page, SeenIds seen) {
    boolean fresh = false;
    for (JsonRecord member : page) {
      Optional<String> id = GraphUser.id(member);
      fresh |= id.isPresent() && seen.add(id.get());
      if (GroupMember.isGroup(member)) {
        nested.add(id);
      } else if (GroupMember.isPerson(member)) {
        nested.keep(id);
      } else if (GroupMember.isOfNoKind(member)) {
        nested.isReadInPart();
      }
    }
    return fresh;
  }
}
