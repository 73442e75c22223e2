package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Person;
import io.entitlements.seat.Placement;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.seat.SeatSource;
import io.entitlements.type.AccountId;
import io.entitlements.type.Outcome;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Seats of the subscription that are given and taken by hand. */
final class SeatSteps {

  private SeatSteps() {}

  static Arbitrary<PeopleStep> any(Arbitrary<Integer> by, Arbitrary<Integer> address) {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Combinators.combine(by, address).as(Assign::new)),
        Tuple.of(2, Combinators.combine(by, address).as(AssignOrWait::new)),
        Tuple.of(2, Combinators.combine(by, address).as(Release::new)),
        Tuple.of(
            2,
            Combinators.combine(by, address, Arbitraries.of(Role.EDUCATOR, Role.STUDENT))
                .as(Listed::new)));
  }

  record Assign(int by, int to) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      if (!plain.mayManageUsers(plain.person(by), plain.organization(0))) {
        return "NOT_PERMITTED";
      }
      boolean holds = plain.at(to).filter(plain.seats::containsKey).isPresent();
      if (!holds && plain.seats.size() == PlainPeople.SEATS) {
        return "NO_SEAT_LEFT";
      }
      plain.seatOrQueue(plain.known(to), SeatSource.TYPED);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .seats()
          .assign(
              world.account(by),
              world.organization(0),
              world.subscription(),
              PeopleWorld.email(to),
              world.once());
    }
  }

  record AssignOrWait(int by, int to) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      if (!plain.mayManageUsers(plain.person(by), plain.organization(0))) {
        return "NOT_PERMITTED";
      }
      Person person = plain.known(to);
      plain.seatOrQueue(person, SeatSource.TYPED);
      return plain.seats.containsKey(person) ? "seated" : "queued";
    }

    @Override
    public Object done(PeopleWorld world) {
      Outcome<Placement, SeatRefusal> placed =
          world
              .engine()
              .seats()
              .assignOrWait(
                  world.account(by),
                  world.organization(0),
                  world.subscription(),
                  PeopleWorld.email(to),
                  world.once());
      if (placed instanceof Outcome.Done<Placement, SeatRefusal> done) {
        return done.value() instanceof Placement.Seated ? "seated" : "queued";
      }
      return placed;
    }
  }

  record Release(int by, int from) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by, from);
    }

    @Override
    public String ruled(PlainPeople plain) {
      if (!plain.mayManageUsers(plain.person(by), plain.organization(0))) {
        return "NOT_PERMITTED";
      }
      if (plain.seats.remove(plain.person(from)) == null) {
        return "NO_SEAT_HELD";
      }
      plain.promote();
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      AccountId holder = world.account(from);
      return world
          .engine()
          .seats()
          .release(
              world.account(by), world.organization(0), world.subscription(), holder, world.once());
    }
  }

  /** A list that names one person, with one role. */
  record Listed(int by, int number, Role role) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainPeople.Organization at = plain.organization(0);
      if (!plain.mayManageUsers(plain.person(by), at)) {
        return "NOT_PERMITTED";
      }
      plain.list.says(number, role, at);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.listed(world.account(by), number, role);
    }
  }
}
