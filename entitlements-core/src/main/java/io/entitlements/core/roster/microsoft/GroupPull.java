package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterRecord;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the members of a group once. What changes in a group is told by identifiers alone, so who
 * joined is looked up; everybody is read from the list of members, which has to agree with what the
 * changes began with.
 */
final class GroupPull implements GraphPull {

  private static final JsonShape MEMBER =
      JsonShape.of("id", GroupMember.TYPE).withObject("@removed", JsonShape.of("reason"));

  /** What is looked at in the changes of groups. */
  static final JsonShape CHANGE =
      JsonShape.of("id")
          .withObject("@removed", JsonShape.of("reason"))
          .withList("members@delta", MEMBER);

  private final GraphPages pages;
  private final People people;
  private final MicrosoftList.Group group;
  private final MemberLookup lookup;
  private boolean found;

  /** Of whom the beginning of the changes told, and who of them is still to be in the list. */
  private SeenIds told = new SeenIds();

  private Set<String> expected = new HashSet<>();

  /** Members that are no people: pages of them go on, too. */
  private SeenIds others = new SeenIds();

  /** The groups that are members. */
  private InnerGroups inner;

  GroupPull(GraphPages pages, People people, MicrosoftList.Group list) {
    this.pages = pages;
    this.people = people;
    this.group = list;
    this.lookup = new MemberLookup(pages, people, list.role());
    this.inner = new InnerGroups(pages, people, list.id());
  }

  /** Where the group's changes are, for a look at them. */
  static String changes(MicrosoftList.Group list) {
    return "groups/delta?$filter=id%20eq%20'" + list.id() + "'&$select=id,members";
  }

  /** Where its members are. */
  static String members(String group) {
    return GroupMember.of(group, GraphUser.SELECT);
  }

  /** Whether a row of the changes is of a group. */
  static boolean isOf(JsonRecord row, MicrosoftList.Group group) {
    return GraphUser.text(row, "id").equalsIgnoreCase(group.id());
  }

  @Override
  public GraphPages.Read everything() {
    told = new SeenIds();
    expected = new HashSet<>();
    others = new SeenIds();
    inner = new InnerGroups(pages, people, group.id());
    found = false;
    GraphPages.Read read =
        pages.read(pages.at(changes(group)), CHANGE, true, page -> each(page, this::expect));
    if (read.end() == GraphPages.End.EXPIRED) {
      return read;
    }
    if (!found) {
      throw new RosterUnavailableException(
          Reason.MALFORMED, "Microsoft Graph: there is no such group", Optional.empty());
    }
    others = new SeenIds();
    GraphPages.Read listed =
        pages.read(pages.at(members(group.id())), GraphUser.SHAPE, false, this::list);
    if (listed.end() != GraphPages.End.READ) {
      return listed;
    }
    if (!lookup.areGone(expected)) {
      people.incomplete("the group changed while it was read");
    }
    if (inner.isEmpty()) {
      return read;
    }
    inner.keepWhatTheirMembersHave();
    // Who leaves the group itself and stays in one inside it, is told as who left.
    return new GraphPages.Read(GraphPages.End.READ, Optional.empty());
  }

  /** Also at the beginning Graph tells of who is no member any more. */
  private boolean expect(String id, JsonRecord member) {
    if (GraphUser.isRemoved(member)) {
      expected.remove(id);
    } else {
      expected.add(id);
      People.requireBounded(expected.size());
    }
    return told.add(id);
  }

  /** A page of the members themselves. */
  private boolean list(List<JsonRecord> page) {
    boolean fresh = false;
    for (JsonRecord member : page) {
      Optional<String> id = GraphUser.id(member);
      if (!isUser(member)) {
        fresh |= id.isPresent() && others.add(id.get());
      } else if (id.isEmpty()) {
        people.incomplete("someone is listed without an id that can be used");
      } else {
        if (people.isNew(id.get())) {
          fresh = true;
          expected.remove(id.get());
        } else {
          people.incomplete("the list changed while it was read: someone is in it twice");
        }
        people.add(GraphUser.entry(id.get(), member, group.role()));
      }
    }
    people.flush();
    return fresh;
  }

  /** What is done with a member of whom a change tells; whether this is new. */
  private interface Change {
    boolean of(String id, JsonRecord member);
  }

  /** The changes of the members that are people. */
  private boolean each(List<JsonRecord> page, Change change) {
    boolean fresh = false;
    for (JsonRecord one : page) {
      if (!isOf(one, group)) {
        continue;
      }
      found = true;
      if (GraphUser.isRemoved(one)) {
        people.incomplete("the group was deleted");
      }
      if (one.isOdd()) {
        people.incomplete("the group's members are of another kind than Graph has them");
      }
      for (JsonRecord member : one.list("members@delta").orElse(List.of())) {
        Optional<String> id = GraphUser.id(member);
        if (id.isEmpty()) {
          people.incomplete("someone is listed without an id that can be used");
        } else if (isUser(member)) {
          fresh |= change.of(id.get(), member);
        } else {
          fresh |= others.add(id.get());
        }
      }
    }
    return fresh;
  }

  private boolean isUser(JsonRecord member) {
    if (GroupMember.isGroup(member)) {
      inner.add(member);
    }
    if (GroupMember.isOfNoKind(member)) {
      people.incomplete("a member is of a type that is not known");
    }
    return GroupMember.isPerson(member);
  }

  @Override
  public GraphPages.Read changes(String link) {
    Map<String, Boolean> joined = new LinkedHashMap<>();
    GraphPages.Read read =
        pages.resume(
            link,
            CHANGE,
            page ->
                each(
                    page,
                    (id, member) -> {
                      boolean fresh = people.isNew(id);
                      joined.remove(id);
                      joined.put(id, !GraphUser.isRemoved(member));
                      return fresh;
                    }));
    if (read.end() == GraphPages.End.EXPIRED) {
      return read;
    }
    if (!inner.isEmpty()) {
      return new GraphPages.Read(GraphPages.End.UNTOLD, Optional.empty());
    }
    List<String> lookedUp = joined.keySet().stream().filter(joined::get).toList();
    if (lookedUp.size() > MemberLookup.MOST) {
      return new GraphPages.Read(GraphPages.End.TOO_MUCH, Optional.empty());
    }
    joined.forEach(
        (id, isIn) -> {
          if (!isIn) {
            people.add(new RosterRecord.Left(id));
          }
        });
    lookup.lookUp(lookedUp);
    people.flush();
    return read;
  }
}
