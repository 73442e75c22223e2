package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.People;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a list of the directory once: users, or a group's members. */
final class GooglePull {

  private static final JsonShape USER =
      JsonShape.of("id", "primaryEmail", "suspended", "archived")
          .withObject("name", JsonShape.of("givenName", "familyName"));
  private static final JsonShape MEMBER = JsonShape.of("id", "email", "type", "status");
  private static final Set<String> NOT_ACTIVE = Set.of("SUSPENDED", "ARCHIVED", "DELETED");

  private final TokenPages pages;
  private final People people;
  private final URI directory;

  GooglePull(RemoteCalls calls, BearerTokens tokens, People people, URI directory) {
    this.pages = new TokenPages(calls, tokens);
    this.people = people;
    this.directory = directory;
  }

  /** What a list is worth that is always read as a whole. */
  static RosterReading reading(People people) {
    Verdict verdict = people.isWhole() ? Verdict.FULL : Verdict.PARTIAL;
    return new RosterReading(verdict, Optional.empty(), people.remarks());
  }

  /** Who was deleted, and then everybody: the last thing that is said of somebody counts. */
  void readUsers(GoogleList.Users list) {
    pages.read(
        deleted(list),
        answer -> false,
        reader((id, user) -> people.add(new RosterRecord.Left(id))));
    people.again();
    pages.read(
        users(list),
        answer -> false,
        reader((id, user) -> people.add(user(id, user, list.role()))));
  }

  /** Everybody, as far as they are looked at. */
  TokenPages.Query users(GoogleList.Users list) {
    List<Map.Entry<String, String>> parameters = scope(list);
    list.query().ifPresent(query -> parameters.add(Map.entry("query", query)));
    parameters.add(Map.entry("orderBy", "email"));
    return query(
        "admin/directory/v1/users",
        parameters,
        "500",
        "users",
        "id,primaryEmail,name(givenName,familyName),suspended,archived",
        USER);
  }

  private TokenPages.Query deleted(GoogleList.Users list) {
    List<Map.Entry<String, String>> parameters = scope(list);
    parameters.add(Map.entry("showDeleted", "true"));
    return query("admin/directory/v1/users", parameters, "500", "users", "id", JsonShape.of("id"));
  }

  private static List<Map.Entry<String, String>> scope(GoogleList.Users list) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    parameters.add(
        list.domain()
            .map(domain -> Map.entry("domain", domain))
            .orElse(Map.entry("customer", "my_customer")));
    return parameters;
  }

  /** The members of a group, without those of groups inside it. */
  void readMembers(GoogleList.Group list) {
    pages.read(
        members(list.email()),
        answer -> false,
        reader((id, member) -> member(id, member, list.role())));
  }

  TokenPages.Query members(String group) {
    return query(
        "admin/directory/v1/groups/" + Percent.encode(group) + "/members",
        List.of(),
        "200",
        "members",
        "id,email,type,status",
        MEMBER);
  }

  private TokenPages.Query query(
      String path,
      List<Map.Entry<String, String>> parameters,
      String most,
      String member,
      String fields,
      JsonShape element) {
    List<Map.Entry<String, String>> all = new ArrayList<>(parameters);
    all.add(Map.entry("maxResults", most));
    all.add(Map.entry("fields", "kind,nextPageToken," + member + "(" + fields + ")"));
    Optional<String> kind = Optional.of("admin#directory#" + member);
    return new TokenPages.Query(URI.create(directory + path), all, member, kind, element);
  }

  /** What is done with somebody. */
  private interface Take {
    void of(String id, JsonRecord json);
  }

  private TokenPages.Reader reader(Take take) {
    return new TokenPages.Reader() {
      @Override
      public boolean take(List<JsonRecord> page) {
        boolean fresh = false;
        for (JsonRecord json : page) {
          Optional<String> id = id(json);
          if (id.isEmpty()) {
            people.incomplete("someone is listed without an id that can be used");
            fresh = true;
          } else if (people.isNew(id.get())) {
            fresh = true;
            take.of(id.get(), json);
          } else {
            people.incomplete("the list changed while it was read: someone is in it twice");
            take.of(id.get(), json);
          }
        }
        people.flush();
        return fresh;
      }

      @Override
      public void again() {
        people.again();
      }
    };
  }

  static Optional<String> id(JsonRecord json) {
    return json.text("id").map(String::strip).filter(Entry::isId);
  }

  private static Entry user(String id, JsonRecord user, Role role) {
    Optional<JsonRecord> name = user.object("name");
    Entry entry =
        new Entry(
            id,
            text(user, "primaryEmail"),
            name.map(json -> text(json, "givenName")).orElse(""),
            name.map(json -> text(json, "familyName")).orElse(""),
            !text(user, "suspended").equals("true") && !text(user, "archived").equals("true"),
            List.of(role),
            Optional.empty());
    boolean odd = user.isOdd() || name.filter(JsonRecord::isOdd).isPresent();
    if (odd || !isBoolean(user, "suspended") || !isBoolean(user, "archived")) {
      return entry.wrong("a member is of another kind than the Directory API has it");
    }
    return entry;
  }

  private static boolean isBoolean(JsonRecord json, String member) {
    String text = text(json, member);
    return text.isEmpty() || text.equals("true") || text.equals("false");
  }

  private void member(String id, JsonRecord member, Role role) {
    String type = text(member, "type");
    switch (type) {
      case "USER", "EXTERNAL" -> {
        boolean active = !NOT_ACTIVE.contains(text(member, "status"));
        Entry entry =
            new Entry(id, text(member, "email"), "", "", active, List.of(role), Optional.empty());
        people.add(
            member.isOdd()
                ? entry.wrong("a member is of another kind than the Directory API has it")
                : entry);
      }
      case "GROUP" -> people.note("a group inside the group is not read: list it by itself");
      case "CUSTOMER" -> people.note("everybody of the domain is a member, and is not read");
      default -> people.incomplete("a member is of a type that is not known");
    }
  }

  static String text(JsonRecord json, String name) {
    return json.text(name).orElse("").strip();
  }
}
