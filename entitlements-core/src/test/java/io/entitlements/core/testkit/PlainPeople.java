package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Role;
import io.entitlements.seat.SeatSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * People, organizations, invitations and classes as plain lists have them, with the rules that
 * several steps share. The first organization has a subscription of {@link #SEATS} seats.
 */
final class PlainPeople {

  /** Owns what the vendor has added for somebody who has not accepted yet. */
  static final Person NOBODY = new Person(-1);

  static final int SEATS = 2;
  static final int MOST_ORGANIZATIONS = 3;
  static final int MOST_CLASSES = 4;

  final List<Person> people = new ArrayList<>();
  final List<Organization> organizations = new ArrayList<>();
  final List<Invitation> invitations = new ArrayList<>();
  final List<PlainLink> links = new ArrayList<>();
  final List<PlainClass> classes = new ArrayList<>();
  final Map<Person, SeatSource> seats = new LinkedHashMap<>();
  final Map<Person, SeatSource> waiting = new LinkedHashMap<>();
  final PlainList list = new PlainList(this);
  private final Map<Integer, PlainBucket> addressMails = new LinkedHashMap<>();
  Instant now;

  PlainPeople(Instant now) {
    this.now = now;
  }

  /** One account; who signs up again after a deletion is another one. */
  static final class Person {
    int address;
    private final Map<Organization, PlainBucket> invitationMails = new LinkedHashMap<>();
    final PlainBucket wrongCodes = new PlainBucket(10, Duration.ofMinutes(5));
    AccountStatus status = AccountStatus.PENDING;
    Optional<Organization> home = Optional.empty();

    Person(int address) {
      this.address = address;
    }

    /** What an organization may still mail to this person; the vendor's mails are not counted. */
    PlainBucket mailsFrom(Organization organization) {
      return invitationMails.computeIfAbsent(
          organization, from -> new PlainBucket(5, Duration.ofHours(1)));
    }
  }

  static final class Organization {
    final Map<Person, Set<Role>> roles = new LinkedHashMap<>();
    final boolean hasSubscription;
    Person owner;
    boolean isClosed;

    Organization(Person owner, boolean hasSubscription) {
      this.owner = owner;
      this.hasSubscription = hasSubscription;
    }

    Set<Role> of(Person person) {
      return roles.getOrDefault(person, Set.of());
    }
  }

  static final class Invitation {
    final Organization to;
    final Person whom;
    final Set<Role> roles;
    final boolean offersOwnership;
    Instant expiresAt;
    String end = "";

    Invitation(
        Organization to, Person whom, Set<Role> roles, boolean offersOwnership, Instant expiresAt) {
      this.to = to;
      this.whom = whom;
      this.roles = roles;
      this.offersOwnership = offersOwnership;
      this.expiresAt = expiresAt;
    }
  }

  /** Whose an address is now. */
  Optional<Person> at(int address) {
    return people.stream()
        .filter(person -> person.address == address)
        .filter(person -> person.status != AccountStatus.DELETED)
        .findAny();
  }

  boolean exists(int address) {
    return at(address).isPresent();
  }

  Person person(int address) {
    return at(address).orElseThrow();
  }

  /** The same, made if there is nobody yet. */
  Person known(int address) {
    return at(address)
        .orElseGet(
            () -> {
              Person made = new Person(address);
              people.add(made);
              return made;
            });
  }

  /** Whether one more mail goes to an address that somebody wants to have. */
  boolean mailsTo(int address) {
    return addressMails
        .computeIfAbsent(address, to -> new PlainBucket(3, Duration.ofMinutes(20)))
        .take(now);
  }

  Organization organization(int number) {
    return organizations.get(number % organizations.size());
  }

  boolean may(Person by, Organization in, Role... roles) {
    return by.status != AccountStatus.DISABLED
        && !in.isClosed
        && Stream.of(roles).anyMatch(in.of(by)::contains);
  }

  boolean mayManageUsers(Person by, Organization in) {
    return may(by, in, Role.ADMINISTRATOR, Role.TECH_INSTRUCTOR);
  }

  boolean mayGiveAndTake(Person by, Organization in, Set<Role> roles) {
    return roles.stream()
        .allMatch(
            role ->
                (role == Role.EDUCATOR || role == Role.STUDENT)
                    ? mayManageUsers(by, in)
                    : may(by, in, Role.ADMINISTRATOR));
  }

  /** Whether somebody may offer or give an organization to another owner. */
  boolean mayGiveAway(int by, Organization what) {
    if (by == PeopleStep.VENDOR) {
      return !what.isClosed;
    }
    return what.owner == person(by) && may(person(by), what, Role.ADMINISTRATOR);
  }

  void join(Person person, Organization to, Set<Role> roles) {
    to.roles.put(person, EnumSet.copyOf(roles));
    if (person.home.isEmpty()) {
      person.home = Optional.of(to);
    }
  }

  /** Why somebody cannot stop being what they are; empty if they can. */
  static String needed(Person person, Organization in) {
    if (in.isClosed) {
      return "";
    }
    boolean isLast =
        in.of(person).contains(Role.ADMINISTRATOR)
            && in.roles.entrySet().stream()
                .filter(other -> other.getKey() != person)
                .filter(other -> other.getKey().status == AccountStatus.ACTIVE)
                .noneMatch(other -> other.getValue().contains(Role.ADMINISTRATOR));
    if (isLast) {
      return "LAST_ADMINISTRATOR";
    }
    return in.owner == person ? "OWNER" : "";
  }

  /** Makes somebody the owner; what an owner of before has offered counts no more. */
  void own(Organization what, Person owner) {
    if (what.owner == owner) {
      return;
    }
    what.owner = owner;
    invitations.stream()
        .filter(other -> other.to == what && other.offersOwnership && other.end.isEmpty())
        .forEach(other -> other.end = "REVOKED");
  }

  String depart(Person person, Organization from) {
    if (!from.roles.containsKey(person)) {
      return "NOT_A_MEMBER";
    }
    String needed = needed(person, from);
    if (!needed.isEmpty()) {
      return needed;
    }
    if (from.hasSubscription) {
      giveUp(person);
      list.forget(person);
    }
    forget(person, from);
    return "done";
  }

  /** Ends a membership, and what hangs on it but the seats. */
  void forget(Person person, Organization from) {
    from.roles.remove(person);
    classes.stream().filter(of -> of.in == from).forEach(of -> of.students.remove(person));
    if (person.home.equals(Optional.of(from))) {
      person.home =
          organizations.stream().filter(other -> other.roles.containsKey(person)).findFirst();
    }
  }

  /** Ends an account with all that it has, or says why not. */
  String delete(Person person) {
    List<Organization> left =
        organizations.stream().filter(of -> of.roles.containsKey(person)).toList();
    for (Organization from : left) {
      String needed = needed(person, from);
      if (!needed.isEmpty()) {
        return needed;
      }
    }
    left.forEach(from -> forget(person, from));
    giveUp(person);
    list.forget(person);
    invitations.stream()
        .filter(invitation -> invitation.whom == person && invitation.end.isEmpty())
        .forEach(invitation -> invitation.end = "REVOKED");
    person.status = AccountStatus.DELETED;
    return "done";
  }

  /** Seat and place in the queue. */
  void giveUp(Person person) {
    seats.remove(person);
    waiting.remove(person);
    promote();
  }

  void promote() {
    while (seats.size() < SEATS && !waiting.isEmpty()) {
      Person next = waiting.keySet().iterator().next();
      seats.put(next, waiting.get(next));
      waiting.remove(next);
    }
  }

  /** Who has one keeps it, and what is typed is typed from then on, however it came. */
  void seatOrQueue(Person person, SeatSource source) {
    Map<Person, SeatSource> list =
        seats.containsKey(person) || seats.size() < SEATS ? seats : waiting;
    list.merge(person, source, (old, now) -> now == SeatSource.TYPED ? now : old);
  }

  /** The next instant at which time alone changes something. */
  Optional<Instant> nextEnd() {
    return Stream.concat(
            Stream.concat(
                invitations.stream()
                    .filter(invitation -> invitation.end.isEmpty())
                    .map(invitation -> invitation.expiresAt),
                links.stream().map(link -> link.expiresAt)),
            classes.stream().flatMap(of -> of.codeEnds.stream()))
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder());
  }
}
