package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.Nested;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the members of a group once. */
final class MemberPull {

  private static final Set<String> NOT_ACTIVE = Set.of("SUSPENDED", "ARCHIVED", "DELETED");

  private final TokenPages pages;
  private final DirectoryQueries queries;
  private final People people;
  private final GoogleList.Group list;
  private final Nested inner;

  MemberPull(TokenPages pages, DirectoryQueries queries, People people, GoogleList.Group list) {
    this.pages = pages;
    this.queries = queries;
    this.people = people;
    this.list = list;
    this.inner = new Nested(people, list.email());
  }

  /** The members; of those of groups inside, that they keep what they have. */
  void read() {
    pages.read(
        queries.members(list.email()),
        answer -> false,
        new DirectoryReader(people, (id, member) -> member(id, member, list.role())));
    inner.each(group -> pages.read(queries.members(group), answer -> false, new Inside()));
  }

  private void member(String id, JsonRecord member, Role role) {
    if (isPerson(Optional.of(id), member)) {
      boolean active = !NOT_ACTIVE.contains(DirectoryReader.text(member, "status"));
      String email = DirectoryReader.text(member, "email");
      Entry entry = new Entry(id, email, "", "", active, List.of(role), Optional.empty());
      people.add(
          member.isOdd()
              ? entry.wrong("a member is of another kind than the Directory API has it")
              : entry);
    }
  }

  /** Whether a member is somebody, and not a group or everybody. */
  private boolean isPerson(Optional<String> id, JsonRecord member) {
    switch (DirectoryReader.text(member, "type")) {
      case "USER", "EXTERNAL" -> {
        return true;
      }
      case "GROUP" -> inner.add(id);
      case "CUSTOMER" ->
          people.incomplete("everybody of the customer is a member: take a list of users");
      default -> people.incomplete("a member is of a type that is not known");
    }
    return false;
  }

  /** The members of a group inside. */
  private final class Inside implements TokenPages.Reader {

    private SeenIds seen = new SeenIds();

    @Override
    public boolean take(List<JsonRecord> page) {
      boolean fresh = false;
      for (JsonRecord member : page) {
        Optional<String> id = DirectoryReader.id(member);
        fresh |= id.isEmpty() || seen.add(id.get());
        if (isPerson(id, member)) {
          inner.keep(id);
        }
      }
      return fresh;
    }

    @Override
    public void again() {
      seen = new SeenIds();
    }
  }
}
