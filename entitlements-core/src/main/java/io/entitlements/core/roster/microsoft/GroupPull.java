package io.entitlements.core.roster.microsoft;

import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.RosterRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the members of a group once. What changes in a group is told by identifiers alone, so who
 * joined is looked up; everybody is read from the list of members, which has to agree with what the
 * changes began with.
 */
final class GroupPull implements GraphPull {

  private static final String TYPE = "@odata.type";
  private static final String USER = "#microsoft.graph.user";
  private static final String GROUP = "#microsoft.graph.group";

  /** Graph takes no more in one condition. */
  private static final int AT_ONCE = 15;

  /** If more joined, reading everybody takes fewer requests. */
  private static final int MOST_LOOKED_UP = 1_500;

  private static final JsonShape MEMBER =
      JsonShape.of("id", TYPE).withObject("@removed", JsonShape.of("reason"));

  /** What is looked at in the changes of groups. */
  static final JsonShape CHANGE =
      JsonShape.of("id")
          .withObject("@removed", JsonShape.of("reason"))
          .withList("members@delta", MEMBER);

  private final GraphPages pages;
  private final People people;
  private final MicrosoftList.Group group;
  private boolean found;

  /** Of whom the beginning of the changes told, and who of them is still to be in the list. */
  private SeenIds told = new SeenIds();

  private Set<String> expected = new HashSet<>();

  /** Members that are no people: pages of them go on, too. */
  private SeenIds others = new SeenIds();

  GroupPull(GraphPages pages, People people, MicrosoftList.Group list) {
    this.pages = pages;
    this.people = people;
    this.group = list;
  }

  /** Where the group's changes are, for a look at them. */
  static String changes(MicrosoftList.Group list) {
    return "groups/delta?$filter=id%20eq%20'" + list.id() + "'&$select=id,members";
  }

  /** Where its members are. */
  static String members(String group) {
    return "groups/" + group + "/members?$select=" + GraphUser.SELECT + "&$top=999";
  }

  /** Whether a row of the changes is of a group. */
  static boolean isOf(JsonRecord row, MicrosoftList.Group group) {
    return GraphUser.text(row, "id").equalsIgnoreCase(group.id());
  }

  /** Whether a member is a person. */
  static boolean isPerson(JsonRecord member) {
    return GraphUser.text(member, TYPE).equalsIgnoreCase(USER);
  }

  @Override
  public GraphPages.Read everything() {
    told = new SeenIds();
    expected = new HashSet<>();
    others = new SeenIds();
    found = false;
    GraphPages.Read read =
        pages.read(
            pages.at(changes(group)),
            CHANGE,
            true,
            page ->
                each(
                    page,
                    (id, member) -> {
                      // Also at the beginning Graph tells of who is no member any more.
                      if (GraphUser.isRemoved(member)) {
                        expected.remove(id);
                      } else {
                        expected.add(id);
                      }
                      return told.add(id);
                    }));
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
    if (listed.end() == GraphPages.End.READ && !expected.isEmpty()) {
      people.incomplete("the group changed while it was read");
    }
    return listed.end() == GraphPages.End.READ ? read : listed;
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
    String type = GraphUser.text(member, TYPE);
    if (type.equalsIgnoreCase(GROUP) && !GraphUser.isRemoved(member)) {
      people.note("a group inside the group is not read: list it by itself");
    }
    if (type.isEmpty()) {
      people.incomplete("a member is of a type that is not known");
    }
    return isPerson(member);
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
    List<String> lookedUp = joined.keySet().stream().filter(joined::get).toList();
    if (lookedUp.size() > MOST_LOOKED_UP) {
      return new GraphPages.Read(GraphPages.End.TOO_MUCH, Optional.empty());
    }
    joined.forEach(
        (id, isIn) -> {
          if (!isIn) {
            people.add(new RosterRecord.Left(id));
          }
        });
    for (int from = 0; from < lookedUp.size(); from += AT_ONCE) {
      lookUp(lookedUp.subList(from, Math.min(from + AT_ONCE, lookedUp.size())));
    }
    people.flush();
    return read;
  }

  private void lookUp(List<String> ids) {
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
                .map(id -> GraphUser.entry(id, user, group.role()))
                .map(Entry::toRecord)
                .ifPresent(people::add);
          }
          return !page.isEmpty();
        });
    unknown.forEach(
        id -> people.add(new RosterRecord.Unusable(id, "the directory does not say who this is")));
  }
}
