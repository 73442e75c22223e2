package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.core.testkit.PlainPeople.Person;
import io.entitlements.type.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What becomes of accounts, and time, to which the engine's clock is set after each step. */
final class AccountSteps {

  private static final Actor.Task OPERATOR = new Actor.Task("operator");
  private static final Instant LATEST = Given.NOW.plus(Duration.ofDays(300));

  private AccountSteps() {}

  static Arbitrary<PeopleStep> any(Arbitrary<Integer> address) {
    Arbitrary<Boolean> either = Arbitraries.of(true, false);
    return Arbitraries.frequencyOf(
        Tuple.of(
            6, Combinators.combine(address, Arbitraries.of(true, true, false)).as(SignUp::new)),
        Tuple.of(3, address.map(Disable::new)),
        Tuple.of(3, address.map(Enable::new)),
        Tuple.of(2, address.map(Delete::new)),
        Tuple.of(3, Combinators.combine(address, address).as(ChangeEmail::new)),
        Tuple.of(2, Arbitraries.of(1, 24, 24 * 14).map(PassHours::new)),
        Tuple.of(3, either.map(PassToEnd::new)));
  }

  record SignUp(int address, boolean confirms) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return true;
    }

    @Override
    public String ruled(PlainPeople plain) {
      Person person = plain.known(address);
      if (confirms && person.status == AccountStatus.PENDING) {
        person.status = AccountStatus.ACTIVE;
      }
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      world.signUp(address, confirms);
      return "done";
    }
  }

  record Disable(int address) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Person person = plain.person(address);
      if (person.status == AccountStatus.PENDING) {
        return "NOT_ACTIVE";
      }
      person.status = AccountStatus.DISABLED;
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.engine().accounts().disable(OPERATOR, world.account(address));
    }
  }

  record Enable(int address) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Person person = plain.person(address);
      if (person.status == AccountStatus.PENDING) {
        return "NOT_DISABLED";
      }
      person.status = AccountStatus.ACTIVE;
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.engine().accounts().enable(OPERATOR, world.account(address));
    }
  }

  record Delete(int address) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address);
    }

    @Override
    public String ruled(PlainPeople plain) {
      return plain.delete(plain.person(address));
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.engine().accounts().delete(OPERATOR, world.account(address));
    }
  }

  /** Asks for another address, and confirms both if mails say how. */
  record ChangeEmail(int address, int to) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Person person = plain.person(address);
      boolean isMailed = plain.mailsTo(to);
      if (!isMailed || person.status != AccountStatus.ACTIVE) {
        return "no mail";
      }
      Optional<Person> other = plain.at(to);
      if (other.filter(found -> found.status != AccountStatus.PENDING).isPresent()) {
        return "no way";
      }
      if (other.isPresent() && !plain.delete(other.get()).equals("done")) {
        return "ADDRESS_TAKEN";
      }
      person.address = to;
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.changeEmail(world.account(address), PeopleWorld.email(to));
    }
  }

  record PassHours(int hours) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.now.isBefore(LATEST);
    }

    @Override
    public String ruled(PlainPeople plain) {
      plain.now = plain.now.plus(Duration.ofHours(hours));
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return "done";
    }
  }

  /** So that the next step comes at the end of an invitation or a code, or just before it. */
  record PassToEnd(boolean justBefore) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.now.isBefore(LATEST) && plain.nextEnd().isPresent();
    }

    @Override
    public String ruled(PlainPeople plain) {
      Instant wanted = plain.nextEnd().orElse(plain.now).minusMillis(justBefore ? 2 : 1);
      plain.now = wanted.isBefore(plain.now) ? plain.now : wanted;
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return "done";
    }
  }
}
