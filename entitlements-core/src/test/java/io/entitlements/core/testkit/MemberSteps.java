package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What becomes of organizations, and of who belongs to them. */
final class MemberSteps {

  private MemberSteps() {}

  static Arbitrary<PeopleStep> any(
      Arbitrary<Integer> by, Arbitrary<Integer> organization, Arbitrary<Integer> address) {
    Arbitrary<Set<Role>> roles =
        Arbitraries.of(Role.class)
            .set()
            .ofMinSize(1)
            .ofMaxSize(2)
            .filter(some -> some.size() == 1 || !some.contains(Role.STUDENT));
    return Arbitraries.frequencyOf(
        Tuple.of(2, by.map(Add::new)),
        Tuple.of(8, Combinators.combine(by, organization, address, roles).as(ChangeRoles::new)),
        Tuple.of(4, Combinators.combine(by, organization, address).as(Remove::new)),
        Tuple.of(4, Combinators.combine(address, organization).as(Leave::new)),
        Tuple.of(3, Combinators.combine(address, organization).as(MakeDefault::new)),
        Tuple.of(4, Combinators.combine(byVendorToo(by), organization, address).as(HandOver::new)),
        Tuple.of(
            2, Combinators.combine(by, organization, Arbitraries.of(true, false)).as(Edit::new)),
        Tuple.of(1, Combinators.combine(by, organization).as(Close::new)));
  }

  static Arbitrary<Integer> byVendorToo(Arbitrary<Integer> address) {
    return Arbitraries.frequencyOf(
        Tuple.of(3, address), Tuple.of(1, Arbitraries.just(PeopleStep.VENDOR)));
  }

  record Add(int by) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by) && plain.organizations.size() < PlainPeople.MOST_ORGANIZATIONS;
    }

    @Override
    public String ruled(PlainPeople plain) {
      Person owner = plain.person(by);
      if (owner.status != AccountStatus.ACTIVE) {
        return "ACCOUNT_NOT_ACTIVE";
      }
      Organization made = new Organization(owner, false);
      plain.organizations.add(made);
      plain.join(owner, made, Set.of(Role.ADMINISTRATOR));
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.add(world.account(by));
    }
  }

  record ChangeRoles(int by, int in, int member, Set<Role> roles) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by, member);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(in);
      Person changed = plain.person(member);
      Set<Role> before = at.of(changed);
      Set<Role> different = EnumSet.copyOf(roles);
      different.addAll(before);
      different.removeIf(role -> before.contains(role) && roles.contains(role));
      if (!plain.mayManageUsers(plain.person(by), at)
          || !plain.mayGiveAndTake(plain.person(by), at, different)) {
        return "NOT_PERMITTED";
      }
      if (before.isEmpty()) {
        return "NOT_A_MEMBER";
      }
      if (different.contains(Role.STUDENT)) {
        return "STUDENT_EXCLUDED";
      }
      String needed = roles.contains(Role.ADMINISTRATOR) ? "" : PlainPeople.needed(changed, at);
      if (!needed.isEmpty()) {
        return needed;
      }
      plain.join(changed, at, roles);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .memberships()
          .change(
              world.account(by),
              world.organization(in),
              world.account(member),
              roles,
              world.once());
    }
  }

  record Remove(int by, int from, int member) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by, member);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(from);
      Person removed = plain.person(member);
      return plain.mayManageUsers(plain.person(by), at)
              && plain.mayGiveAndTake(plain.person(by), at, at.of(removed))
          ? plain.depart(removed, at)
          : "NOT_PERMITTED";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .memberships()
          .remove(world.account(by), world.organization(from), world.account(member), world.once());
    }
  }

  record Leave(int member, int from) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(member);
    }

    @Override
    public String ruled(PlainPeople plain) {
      return plain.person(member).status == AccountStatus.DISABLED
          ? "ACCOUNT_DISABLED"
          : plain.depart(plain.person(member), plain.organization(from));
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .memberships()
          .leave(world.account(member), world.organization(from), world.once());
    }
  }

  record MakeDefault(int member, int at) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(member);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization wanted = plain.organization(at);
      if (plain.person(member).status == AccountStatus.DISABLED) {
        return "ACCOUNT_DISABLED";
      }
      if (!wanted.roles.containsKey(plain.person(member))) {
        return "NOT_A_MEMBER";
      }
      plain.person(member).home = Optional.of(wanted);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .memberships()
          .makeDefault(world.account(member), world.organization(at));
    }
  }

  record HandOver(int by, int what, int to) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by, to);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(what);
      if (!plain.mayGiveAway(by, at)) {
        return "NOT_PERMITTED";
      }
      Person next = plain.person(to);
      if (next.status != AccountStatus.ACTIVE || !at.of(next).contains(Role.ADMINISTRATOR)) {
        return "NOT_AN_ADMINISTRATOR";
      }
      plain.own(at, next);
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .organizations()
          .handOver(world.actor(by), world.organization(what), world.account(to), world.once());
    }
  }

  record Edit(int by, int what, boolean movesAway) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      if (!plain.may(plain.person(by), plain.organization(what), Role.ADMINISTRATOR)) {
        return "NOT_PERMITTED";
      }
      return movesAway ? "REGION_FIXED" : "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      ServiceRegion region = movesAway ? ServiceRegion.AMERICAS : ServiceRegion.EUROPE;
      return world
          .engine()
          .organizations()
          .edit(
              world.account(by),
              world.organization(what),
              PeopleWorld.details(region),
              world.once());
    }
  }

  record Close(int by, int what) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(what);
      if (!plain.may(plain.person(by), at, Role.ADMINISTRATOR)) {
        return "NOT_PERMITTED";
      }
      if (at.hasSubscription) {
        return "HAS_SUBSCRIPTIONS";
      }
      at.isClosed = true;
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world
          .engine()
          .organizations()
          .close(world.account(by), world.organization(what), world.once());
    }
  }
}
