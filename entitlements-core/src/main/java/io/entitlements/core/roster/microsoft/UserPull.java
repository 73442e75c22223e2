package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.roster.RosterRecord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads people of a tenant once: everybody, or who changed. */
final class UserPull implements GraphPull {

  private static final String TEACHER = "teacher";

  /** What else Graph's {@code educationUserRole} may be. */
  private static final Set<String> OTHER_ROLES = Set.of("student", "none");

  private static final String PARTLY =
      "only a part of what the directory knows was told; at night everybody is read";

  private final GraphPages pages;
  private final People people;
  private final MicrosoftList list;

  /** Those of everybody who are not of the list: pages of them go on, too. */
  private final SeenIds unlisted = new SeenIds();

  UserPull(GraphPages pages, People people, MicrosoftList list) {
    this.pages = pages;
    this.people = people;
    this.list = list;
  }

  /** Where the list is, for a look at it. */
  static String path(MicrosoftList list) {
    return list instanceof MicrosoftList.Teachers
        ? "education/users/delta?$select=primaryRole," + GraphUser.SELECT
        : "users/delta?$select=" + GraphUser.SELECT;
  }

  @Override
  public GraphPages.Read everything() {
    return pages.read(pages.at(path(list)), GraphUser.SHAPE, true, page -> take(page, false));
  }

  @Override
  public GraphPages.Read changes(String link) {
    return pages.resume(link, GraphUser.SHAPE, page -> take(page, true));
  }

  private boolean take(List<JsonRecord> page, boolean delta) {
    boolean fresh = false;
    for (JsonRecord user : page) {
      Optional<String> id = GraphUser.id(user);
      if (id.isEmpty()) {
        people.incomplete("someone is listed without an id that can be used");
      } else if (GraphUser.isRemoved(user)) {
        fresh |= people.isNew(id.get());
        people.add(new RosterRecord.Left(id.get()));
      } else {
        fresh |= delta ? change(id.get(), user) : list(id.get(), user);
      }
    }
    people.flush();
    return fresh;
  }

  /** Somebody of everybody; whether they are new. */
  private boolean list(String id, JsonRecord user) {
    if (!isListed(user)) {
      return unlisted.add(id);
    }
    Entry entry = GraphUser.entry(id, user, role());
    people.add(isUnknownRole(user) ? entry.wrong("the primaryRole is not known") : entry);
    return people.isNew(id);
  }

  private boolean isListed(JsonRecord user) {
    if (user.isOdd() || isUnknownRole(user)) {
      return true;
    }
    return (!ofSchool() || primaryRole(user).equals(TEACHER))
        && (!GraphUser.isAddressed(user) || GraphUser.isOf(user, domain()));
  }

  /** Somebody who changed; whether they are new. */
  private boolean change(String id, JsonRecord user) {
    Optional<RosterRecord> record = changed(id, user);
    record.ifPresent(people::add);
    return record.isPresent() ? people.isNew(id) : unlisted.add(id);
  }

  /**
   * What a change says. Graph promises to tell what changed, and no more than that, so what is not
   * told says nothing of anybody: who left is told to have another role or another address.
   */
  private Optional<RosterRecord> changed(String id, JsonRecord user) {
    Entry entry = GraphUser.entry(id, user, role());
    if (user.isOdd()) {
      return Optional.of(entry.toRecord());
    }
    if (isOtherRole(user) || GraphUser.hasMailOutside(user, domain())) {
      return Optional.of(new RosterRecord.Left(id));
    }
    boolean isRoleTold = !ofSchool() || primaryRole(user).equals(TEACHER);
    if (!isRoleTold || !GraphUser.isWhole(user)) {
      return Optional.of(new RosterRecord.Unusable(id, PARTLY));
    }
    boolean isOfNoUse = !GraphUser.isOf(user, domain()) || entry.isNobody();
    return isOfNoUse && !GraphUser.hasMail(user) ? Optional.empty() : Optional.of(entry.toRecord());
  }

  private Role role() {
    return list instanceof MicrosoftList.Users users ? users.role() : Role.EDUCATOR;
  }

  private Optional<String> domain() {
    return list instanceof MicrosoftList.Teachers teachers
        ? teachers.domain()
        : ((MicrosoftList.Users) list).domain();
  }

  private boolean ofSchool() {
    return list instanceof MicrosoftList.Teachers;
  }

  private static String primaryRole(JsonRecord user) {
    return GraphUser.text(user, "primaryRole");
  }

  private boolean isOtherRole(JsonRecord user) {
    return ofSchool() && OTHER_ROLES.contains(primaryRole(user));
  }

  private boolean isUnknownRole(JsonRecord user) {
    String told = primaryRole(user);
    return ofSchool() && !told.isEmpty() && !told.equals(TEACHER) && !OTHER_ROLES.contains(told);
  }
}
