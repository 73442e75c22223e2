package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import io.entitlements.seat.SeatSource;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What a list, which names people by its own numbers, makes of them; as a plain map has it. */
final class PlainList {

  /** As the engine has it for who says nothing else. */
  private static final int GRACE_DAYS = 14;

  private record Link(Person person, Role said, boolean givesSeat) {}

  private final PlainPeople plain;
  private final Map<Integer, Link> links = new TreeMap<>();
  private final Map<Person, Instant> pending = new HashMap<>();

  PlainList(PlainPeople plain) {
    this.plain = plain;
  }

  /**
   * One more list of changes, which names one person, with one role; saying it again is nothing.
   */
  void says(int number, Role role, Organization at) {
    Optional<Link> known =
        Optional.ofNullable(links.get(number))
            .filter(link -> link.person().status != AccountStatus.DELETED);
    boolean isUnchanged = known.filter(link -> link.said() == role).isPresent();
    giveToThoseWhoFoundNone(link -> isUnchanged || link != number);
    boolean isTaken = known.isEmpty() && plain.at(number).filter(this::isGivenSeat).isPresent();
    if (isUnchanged || isTaken) {
      return;
    }
    Person person = known.map(Link::person).orElseGet(() -> plain.known(number));
    Set<Role> before = at.of(person);
    boolean fits = before.isEmpty() || before.contains(Role.STUDENT) == (role == Role.STUDENT);
    if (fits && !before.contains(role)) {
      Set<Role> after = EnumSet.of(role);
      after.addAll(before);
      plain.join(person, at, after);
    }
    boolean givesSeat = fits && role == Role.EDUCATOR;
    links.put(number, new Link(person, role, givesSeat));
    if (givesSeat) {
      give(person);
    } else if (known.filter(Link::givesSeat).isPresent()
        && plain.seats.get(person) == SeatSource.ROSTER
        && !isGivenSeat(person)) {
      Instant due =
          plain
              .now
              .atZone(Given.ZONE)
              .toLocalDate()
              .plusDays(GRACE_DAYS)
              .atStartOfDay(Given.ZONE)
              .toInstant();
      pending.putIfAbsent(person, due);
    }
  }

  /** By their numbers, as many as there are seats; what the list says anew comes after that. */
  private void giveToThoseWhoFoundNone(Predicate<Integer> isMeant) {
    List<Integer> unmet =
        links.keySet().stream()
            .filter(number -> links.get(number).givesSeat())
            .filter(number -> !plain.seats.containsKey(links.get(number).person()))
            .limit(PlainPeople.SEATS - plain.seats.size())
            .toList();
    unmet.stream().filter(isMeant).forEach(number -> give(links.get(number).person()));
  }

  private void give(Person person) {
    if (plain.seats.size() < PlainPeople.SEATS) {
      plain.seats.putIfAbsent(person, SeatSource.ROSTER);
    }
    pending.remove(person);
  }

  private boolean isGivenSeat(Person person) {
    return links.values().stream().anyMatch(link -> link.givesSeat() && link.person() == person);
  }

  /** Who leaves is known no more. */
  void forget(Person person) {
    links.values().removeIf(link -> link.person() == person);
    pending.remove(person);
  }

  /** Takes back what is due. */
  void passTo(Instant now) {
    List<Person> due =
        pending.keySet().stream().filter(person -> !pending.get(person).isAfter(now)).toList();
    for (Person person : due) {
      pending.remove(person);
      if (plain.seats.get(person) == SeatSource.ROSTER && !isGivenSeat(person)) {
        plain.seats.remove(person);
      }
    }
    plain.promote();
  }
}
