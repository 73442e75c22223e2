package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads users of the directory once. */
final class GooglePull {

  private final TokenPages pages;
  private final DirectoryQueries queries;
  private final People people;

  GooglePull(TokenPages pages, DirectoryQueries queries, People people) {
    this.pages = pages;
    this.queries = queries;
    this.people = people;
  }

  /** What a list is worth that is always read as a whole. */
  static RosterReading reading(People people) {
    people.end();
    Verdict verdict = people.isWhole() ? Verdict.FULL : Verdict.PARTIAL;
    return new RosterReading(verdict, Optional.empty(), people.remarks());
  }

  /** Who was deleted, and then everybody: the last thing that is said of somebody counts. */
  void read(GoogleList.Users list) {
    pages.read(
        queries.deleted(list),
        answer -> false,
        new DirectoryReader(people, (id, user) -> people.add(new RosterRecord.Left(id))));
    people.begin();
    pages.read(
        queries.users(list),
        answer -> false,
        new DirectoryReader(people, (id, user) -> people.add(user(id, user, list.role()))));
  }

  /** Who of all that the customer has is suspended or archived. */
  Set<String> notActive() {
    NotActive reader = new NotActive();
    pages.read(queries.everybody(), answer -> false, reader);
    return reader.found;
  }

  private static final class NotActive implements TokenPages.Reader {

    private final Set<String> found = new HashSet<>();
    private SeenIds seen = new SeenIds();

    @Override
    public boolean take(List<JsonRecord> page) {
      boolean fresh = false;
      for (JsonRecord user : page) {
        Optional<String> id = DirectoryReader.id(user);
        fresh |= id.isEmpty() || seen.add(id.get());
        id.filter(known -> !isActive(user)).ifPresent(found::add);
      }
      People.requireBounded(found.size());
      return fresh;
    }

    @Override
    public void again() {
      seen = new SeenIds();
      found.clear();
    }
  }

  private static Entry user(String id, JsonRecord user, Role role) {
    Optional<JsonRecord> name = user.object("name");
    Entry entry =
        new Entry(
            id,
            DirectoryReader.text(user, "primaryEmail"),
            name.map(json -> DirectoryReader.text(json, "givenName")).orElse(""),
            name.map(json -> DirectoryReader.text(json, "familyName")).orElse(""),
            isActive(user),
            List.of(role),
            Optional.empty());
    boolean odd = user.isOdd() || name.filter(JsonRecord::isOdd).isPresent();
    if (odd || !isBoolean(user, "suspended") || !isBoolean(user, "archived")) {
      return entry.wrong("a member is of another kind than the Directory API has it");
    }
    return entry;
  }

  private static boolean isActive(JsonRecord user) {
    return !DirectoryReader.text(user, "suspended").equals("true")
        && !DirectoryReader.text(user, "archived").equals("true");
  }

  private static boolean isBoolean(JsonRecord json, String member) {
    String text = DirectoryReader.text(json, member);
    return text.isEmpty() || text.equals("true") || text.equals("false");
  }
}
