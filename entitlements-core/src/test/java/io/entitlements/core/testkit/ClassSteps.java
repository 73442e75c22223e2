package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Enrolment;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What becomes of classes. */
final class ClassSteps {

  private ClassSteps() {}

  static Arbitrary<PeopleStep> any(
      Arbitrary<Integer> by, Arbitrary<Integer> organization, Arbitrary<Integer> address) {
    Arbitrary<Integer> some = Arbitraries.integers().between(0, PlainPeople.MOST_CLASSES - 1);
    Arbitrary<Integer> age = Arbitraries.of(0, 0, 0, 1);
    return Arbitraries.frequencyOf(
        Tuple.of(
            3,
            Combinators.combine(by, organization, Arbitraries.of(true, true, false))
                .as(Create::new)),
        Tuple.of(3, Combinators.combine(by, some, Arbitraries.of(0, 0, 24)).as(RenewCode::new)),
        Tuple.of(3, Combinators.combine(by, some, Arbitraries.of(-1, 0, 24)).as(ExpireCode::new)),
        Tuple.of(2, Combinators.combine(by, some).as(Archive::new)),
        Tuple.of(2, Combinators.combine(by, some).as(Restore::new)),
        Tuple.of(14, Combinators.combine(address, some, age).as(Join::new)),
        Tuple.of(4, Combinators.combine(address, some).as(LeaveClass::new)),
        Tuple.of(3, Combinators.combine(by, some, address).as(TakeOut::new)));
  }

  record Create(int by, int in, boolean paid) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by) && plain.classes.size() < PlainPeople.MOST_CLASSES;
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(in);
      Person teacher = plain.person(by);
      if (!plain.may(teacher, at, Role.ADMINISTRATOR, Role.TECH_INSTRUCTOR, Role.EDUCATOR)) {
        return "NOT_PERMITTED";
      }
      if (paid && !at.hasSubscription) {
        return "UNKNOWN_SUBSCRIPTION";
      }
      plain.classes.add(new PlainClass(at, teacher, paid));
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.madeClass(
          world
              .engine()
              .classGroups()
              .create(
                  world.account(by),
                  world.organization(in),
                  "A Class",
                  paid ? Optional.of(world.subscription()) : Optional.empty(),
                  world.once()));
    }
  }

  record RenewCode(int by, int number, int hours) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by) && number < plain.classes.size();
    }

    @Override
    public String ruled(PlainPeople plain) {
      return PlainClasses.renewCode(
          plain, plain.person(by), plain.classes.get(number), ends(plain.now));
    }

    private Optional<Instant> ends(Instant now) {
      return hours == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofHours(hours)));
    }

    @Override
    public Object done(PeopleWorld world) {
      ClassGroup of = world.classGroup(number);
      return world
          .engine()
          .classGroups()
          .renewCode(
              world.account(by), of.organization(), of.id(), ends(world.now()), world.once());
    }
  }

  /** From so many hours on, or without an end. */
  record ExpireCode(int by, int number, int hours) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by) && number < plain.classes.size();
    }

    @Override
    public String ruled(PlainPeople plain) {
      return PlainClasses.expireCode(
          plain, plain.person(by), plain.classes.get(number), ends(plain.now));
    }

    private Optional<Instant> ends(Instant now) {
      return hours < 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofHours(hours)));
    }

    @Override
    public Object done(PeopleWorld world) {
      ClassGroup of = world.classGroup(number);
      return world
          .engine()
          .classGroups()
          .expireCode(world.account(by), of.organization(), of.id(), ends(world.now()));
    }
  }

  record Archive(int by, int number) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by) && number < plain.classes.size();
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainClass over = plain.classes.get(number);
      if (!PlainClasses.mayLookAfter(plain, plain.person(by), over)) {
        return "NOT_PERMITTED";
      }
      PlainClasses.archive(plain, over);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      ClassGroup of = world.classGroup(number);
      return world.engine().classGroups().archive(world.account(by), of.organization(), of.id());
    }
  }

  record Restore(int by, int number) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by) && number < plain.classes.size();
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainClass over = plain.classes.get(number);
      if (!PlainClasses.mayLookAfter(plain, plain.person(by), over)) {
        return "NOT_PERMITTED";
      }
      PlainClasses.restore(over);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      ClassGroup of = world.classGroup(number);
      return world.engine().classGroups().restore(world.account(by), of.organization(), of.id());
    }
  }

  /** By the newest code, or by one that was renewed so often since. */
  record Join(int address, int number, int age) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address)
          && number < plain.classes.size()
          && age < plain.classes.get(number).codes;
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainClass into = plain.classes.get(number);
      return PlainClasses.join(plain, plain.person(address), into, into.codes - 1 - age);
    }

    @Override
    public Object done(PeopleWorld world) {
      Outcome<Enrolment, JoinRefusal> joined =
          world
              .engine()
              .classGroups()
              .join(world.account(address), world.code(number, age), Optional.empty());
      if (joined instanceof Outcome.Done<Enrolment, JoinRefusal> done) {
        return done.value().seat().name();
      }
      JoinRefusal why = ((Outcome.Refused<Enrolment, JoinRefusal>) joined).reason();
      return why instanceof JoinRefusal.TooManyAttempts ? "TOO_MANY_ATTEMPTS" : why.toString();
    }
  }

  record LeaveClass(int address, int number) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address) && number < plain.classes.size();
    }

    @Override
    public String ruled(PlainPeople plain) {
      return plain.person(address).status == AccountStatus.DISABLED
          ? "ACCOUNT_DISABLED"
          : PlainClasses.leave(plain, plain.person(address), plain.classes.get(number));
    }

    @Override
    public Object done(PeopleWorld world) {
      ClassGroup of = world.classGroup(number);
      return world
          .engine()
          .classGroups()
          .leave(world.account(address), of.organization(), of.id(), world.once());
    }
  }

  record TakeOut(int by, int number, int student) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by, student) && number < plain.classes.size();
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainClass of = plain.classes.get(number);
      return PlainClasses.mayLookAfter(plain, plain.person(by), of)
          ? PlainClasses.leave(plain, plain.person(student), of)
          : "NOT_PERMITTED";
    }

    @Override
    public Object done(PeopleWorld world) {
      ClassGroup of = world.classGroup(number);
      return world
          .engine()
          .classGroups()
          .remove(
              world.account(by), of.organization(), of.id(), world.account(student), world.once());
    }
  }
}
