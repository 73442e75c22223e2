package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Person;
import io.entitlements.seat.SeatSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of classes. */
final class PlainClasses {

  private PlainClasses() {}

  static boolean mayLookAfter(PlainPeople plain, Person by, PlainClass of) {
    return plain.may(by, of.in, Role.ADMINISTRATOR, Role.TECH_INSTRUCTOR)
        || (of.teacher == by && plain.may(by, of.in, Role.EDUCATOR));
  }

  static String renewCode(PlainPeople plain, Person by, PlainClass of, Optional<Instant> ends) {
    String answer = expireCode(plain, by, of, ends);
    of.codes += answer.equals("done") ? 1 : 0;
    return answer;
  }

  static String expireCode(PlainPeople plain, Person by, PlainClass of, Optional<Instant> ends) {
    if (!mayLookAfter(plain, by, of)) {
      return "NOT_PERMITTED";
    }
    if (of.isArchived) {
      return "ARCHIVED";
    }
    of.codeEnds = ends;
    return "done";
  }

  static String join(PlainPeople plain, Person person, PlainClass into, int code) {
    if (person.status != AccountStatus.ACTIVE) {
      return "ACCOUNT_NOT_ACTIVE";
    }
    if (person.wrongCodes.isEmpty(plain.now)) {
      return "TOO_MANY_ATTEMPTS";
    }
    boolean opens =
        code == into.codes - 1
            && !into.isArchived
            && !into.in.isClosed
            && into.codeEnds.filter(end -> !plain.now.isBefore(end)).isEmpty();
    if (!opens) {
      person.wrongCodes.take(plain.now);
      return "CODE_NOT_VALID";
    }
    if (!into.students.contains(person)) {
      if (!Set.of(Role.STUDENT).containsAll(into.in.of(person))) {
        return "STUDENT_EXCLUDED";
      }
      plain.join(person, into.in, Set.of(Role.STUDENT));
      into.students.add(person);
      if (into.isPaid) {
        plain.seatOrQueue(person, SeatSource.CLASS);
      }
    }
    return seat(plain, person, into);
  }

  private static String seat(PlainPeople plain, Person person, PlainClass in) {
    if (!in.isPaid) {
      return "NOT_NEEDED";
    }
    if (plain.seats.containsKey(person)) {
      return "HELD";
    }
    return plain.waiting.containsKey(person) ? "WAITING" : "NOT_HELD";
  }

  static String leave(PlainPeople plain, Person person, PlainClass from) {
    if (!from.students.remove(person)) {
      return "NOT_ENROLLED";
    }
    if (takesSeats(from)) {
      takeBack(plain, List.of(person));
    }
    return "done";
  }

  static void archive(PlainPeople plain, PlainClass over) {
    boolean tookSeats = takesSeats(over);
    over.isArchived = true;
    over.codeEnds = Optional.empty();
    if (tookSeats) {
      takeBack(plain, List.copyOf(over.students));
    }
  }

  static void restore(PlainClass over) {
    if (over.isArchived) {
      over.isArchived = false;
      over.isPaid = false;
      over.codes++;
    }
  }

  private static boolean takesSeats(PlainClass of) {
    return of.isPaid && !of.isArchived;
  }

  /** What a class gave, from those whom no other one needs it for. */
  private static void takeBack(PlainPeople plain, List<Person> students) {
    for (Person student : students) {
      boolean isNeeded =
          plain.classes.stream()
              .filter(PlainClasses::takesSeats)
              .anyMatch(other -> other.students.contains(student));
      if (!isNeeded) {
        plain.seats.remove(student, SeatSource.CLASS);
        plain.waiting.remove(student, SeatSource.CLASS);
      }
    }
    plain.promote();
  }
}
