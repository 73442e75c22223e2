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

  private static final String ROLE = "primaryRole";
  private static final String TEACHER = "teacher";

  /** What else Graph's {@code educationUserRole} may be. */
  private static final Set<String> OTHER_ROLES = Set.of("student", "none");

  private static final String PARTLY =
      "only a part of what the directory knows was told; at night everybody is read";

  private final GraphPages pages;
  private final People people;
  private final MicrosoftList list;

  /** Those of everybody who are not of the list: pages of them go on, too. */
  private SeenIds unlisted = new SeenIds();

  private int guests;

  UserPull(GraphPages pages, People people, MicrosoftList list) {
    this.pages = pages;
    this.people = people;
    this.list = list;
  }

  /** Where the list is, for a look at it. */
  static String path(MicrosoftList list) {
    return list instanceof MicrosoftList.Teachers
        ? "education/users/delta?$select=primaryRole," + GraphUser.SELECT
        : "users/delta?$select=userType," + GraphUser.SELECT;
  }

  @Override
  public GraphPages.Read everything() {
    unlisted = new SeenIds();
    guests = 0;
    GraphPages.Read read =
        pages.read(pages.at(path(list)), GraphUser.SHAPE, true, page -> take(page, false));
    if (guests > 0 && read.end() == GraphPages.End.READ) {
      people.note("guests of the organization are left out: " + guests);
    }
    return read;
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
    if (!user.isOdd() && isOther(user)) {
      if (people.isKnown(id)) {
        // Graph may tell of somebody again, and the last time counts.
        people.add(new RosterRecord.Left(id));
      }
      boolean isNew = unlisted.add(id);
      guests += isNew && isGuest(user) ? 1 : 0;
      return isNew;
    }
    Entry entry = GraphUser.entry(id, user, role());
    people.add(untold(user).map(entry::wrong).orElse(entry));
    return people.isNew(id);
  }

  /** Whether somebody of everybody is told to be none of the list. */
  private boolean isOther(JsonRecord user) {
    boolean hasNoRole = ofSchool() && user.isTold(ROLE) && primaryRole(user).isEmpty();
    return hasNoRole
        || isOtherRole(user)
        || isGuest(user)
        || (!isUnknownRole(user) && GraphUser.isOutside(user, domain()));
  }

  /** What is not told by which it could be said whether somebody of everybody is of the list. */
  private Optional<String> untold(JsonRecord user) {
    if (isUnknownRole(user)) {
      return Optional.of("the primaryRole is not known");
    }
    if (ofSchool() && !user.isTold(ROLE)) {
      return Optional.of("the primaryRole is not told");
    }
    return GraphUser.isAddressed(user) && !GraphUser.isOf(user, domain())
        ? Optional.of("whether there is a mail of the domain is not told")
        : Optional.empty();
  }

  /** Everybody of the tenant is everybody who belongs to it. */
  private boolean isGuest(JsonRecord user) {
    return !ofSchool() && GraphUser.isGuest(user);
  }

  /** Whether somebody of everybody is of the list, and all is told that is needed of them. */
  boolean isFound(JsonRecord user) {
    return !GraphUser.isRemoved(user)
        && GraphUser.isWhole(user)
        && !isOther(user)
        && untold(user).isEmpty();
  }

  /** Whether somebody would be of the list, were it that of another domain. */
  boolean isOfAnotherDomain(JsonRecord user) {
    boolean isOfKind = ofSchool() ? primaryRole(user).equals(TEACHER) : !isGuest(user);
    return isOfKind && GraphUser.isAddressed(user) && !GraphUser.isOf(user, domain());
  }

  /** Whether School Data Sync says of somebody what they are. */
  static boolean isOfSchool(JsonRecord user) {
    return !primaryRole(user).isEmpty() && !primaryRole(user).equals("none");
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
    if (isOtherRole(user) || isGuest(user) || GraphUser.hasMailOutside(user, domain())) {
      return Optional.of(new RosterRecord.Left(id));
    }
    boolean isKindTold = ofSchool() ? primaryRole(user).equals(TEACHER) : user.isTold("userType");
    if (!isKindTold || !GraphUser.isWhole(user)) {
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
    return GraphUser.text(user, ROLE);
  }

  private boolean isOtherRole(JsonRecord user) {
    return ofSchool() && OTHER_ROLES.contains(primaryRole(user));
  }

  private boolean isUnknownRole(JsonRecord user) {
    String told = primaryRole(user);
    return ofSchool() && !told.isEmpty() && !told.equals(TEACHER) && !OTHER_ROLES.contains(told);
  }
}
