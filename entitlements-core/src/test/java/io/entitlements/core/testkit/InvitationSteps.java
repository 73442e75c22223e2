package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Password;
import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Invitation;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What becomes of invitations. */
final class InvitationSteps {

  private InvitationSteps() {}

  static Arbitrary<PeopleStep> any(
      Arbitrary<Integer> by, Arbitrary<Integer> organization, Arbitrary<Integer> address) {
    Arbitrary<Set<Role>> roles =
        Arbitraries.of(Role.class)
            .filter(role -> role != Role.STUDENT)
            .set()
            .ofMinSize(1)
            .ofMaxSize(2);
    Arbitrary<Integer> some = Arbitraries.integers().between(0, 9);
    Arbitrary<Integer> sender = MemberSteps.byVendorToo(by);
    return Arbitraries.frequencyOf(
        Tuple.of(10, Combinators.combine(by, organization, address, roles).as(Invite::new)),
        Tuple.of(3, Combinators.combine(sender, organization, address).as(InviteOwner::new)),
        Tuple.of(3, Combinators.combine(sender, some).as(SendAgain::new)),
        Tuple.of(2, Combinators.combine(sender, some).as(Revoke::new)),
        Tuple.of(6, Combinators.combine(address, some).as(Accept::new)),
        Tuple.of(
            8, Combinators.combine(some, Arbitraries.of(By.class), address).as(AcceptByLink::new)),
        Tuple.of(2, Combinators.combine(some, Arbitraries.of(1, 5, 9)).as(WrongCodes::new)),
        Tuple.of(1, address.map(AddFor::new)));
  }

  record Invite(int by, int to, int whom, Set<Role> roles) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(to);
      return plain.mayGiveAndTake(plain.person(by), at, roles)
          ? PlainInvitations.invite(plain, by, at, whom, roles, false)
          : "NOT_PERMITTED";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.noted(
          world
              .engine()
              .invitations()
              .invite(
                  world.account(by),
                  world.organization(to),
                  PeopleWorld.email(whom),
                  roles,
                  world.once()));
    }
  }

  record InviteOwner(int by, int to, int whom) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by);
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization at = plain.organization(to);
      return plain.mayGiveAway(by, at)
          ? PlainInvitations.invite(plain, by, at, whom, Set.of(Role.ADMINISTRATOR), true)
          : "NOT_PERMITTED";
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.noted(
          world
              .engine()
              .invitations()
              .inviteOwner(
                  world.actor(by), world.organization(to), PeopleWorld.email(whom), world.once()));
    }
  }

  record SendAgain(int by, int number) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by) && !plain.invitations.isEmpty();
    }

    @Override
    public String ruled(PlainPeople plain) {
      Invitation invitation = one(plain.invitations, number);
      String refusal = PlainInvitations.mayManage(plain, by, invitation);
      return refusal.isEmpty() ? PlainInvitations.send(plain, by, invitation) : refusal;
    }

    @Override
    public Object done(PeopleWorld world) {
      io.entitlements.account.Invitation invitation = one(world.invitations(), number);
      return world
          .engine()
          .invitations()
          .sendAgain(world.actor(by), invitation.organization(), invitation.id(), world.once());
    }
  }

  record Revoke(int by, int number) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return PeopleStep.isPossible(plain, by) && !plain.invitations.isEmpty();
    }

    @Override
    public String ruled(PlainPeople plain) {
      Invitation invitation = one(plain.invitations, number);
      String refusal = PlainInvitations.mayManage(plain, by, invitation);
      if (!refusal.isEmpty()) {
        return refusal;
      }
      invitation.end = "REVOKED";
      return "done";
    }

    @Override
    public Object done(PeopleWorld world) {
      io.entitlements.account.Invitation invitation = one(world.invitations(), number);
      return world
          .engine()
          .invitations()
          .revoke(world.actor(by), invitation.organization(), invitation.id(), world.once());
    }
  }

  record Accept(int address, int number) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address) && !plain.invitations.isEmpty();
    }

    @Override
    public String ruled(PlainPeople plain) {
      Invitation invitation = one(plain.invitations, number);
      Person person = plain.person(address);
      return invitation.whom == person
          ? PlainInvitations.accept(plain, invitation, person)
          : "INVITATION_ENDED";
    }

    @Override
    public Object done(PeopleWorld world) {
      io.entitlements.account.Invitation invitation = one(world.invitations(), number);
      return world
          .engine()
          .invitations()
          .accept(world.account(address), invitation.organization(), invitation.id());
    }
  }

  /** How a link is used. */
  enum By {
    CODE,
    SESSION,
    CODE_IN_ANOTHER_SESSION,
    NEW_ACCOUNT
  }

  record AcceptByLink(int number, By how, int address) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.exists(address)
          && !plain.links.isEmpty()
          && one(plain.links, number).isKnown(plain.now);
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainLink link = one(plain.links, number);
      Person person = plain.person(address);
      boolean isTheirs = link.invitation.whom == person && person.status == AccountStatus.ACTIVE;
      if (how == By.SESSION && !isTheirs) {
        return "OTHER_ADDRESS";
      }
      if (!link.works(plain.now)) {
        return "LINK_NOT_VALID";
      }
      String answer = accepted(plain, link, person);
      link.isSpent = answer.equals("done");
      return answer;
    }

    private String accepted(PlainPeople plain, PlainLink link, Person person) {
      return switch (how) {
        case CODE, SESSION -> PlainInvitations.accept(plain, link.invitation, link.invitation.whom);
        case CODE_IN_ANOTHER_SESSION -> PlainInvitations.accept(plain, link.invitation, person);
        case NEW_ACCOUNT -> PlainInvitations.acceptAnew(plain, link.invitation);
      };
    }

    @Override
    public Object done(PeopleWorld world) {
      LinkProof.WithCode proof = one(world.links(), number);
      return switch (how) {
        case CODE -> world.engine().invitations().accept(proof);
        case SESSION ->
            world
                .engine()
                .invitations()
                .accept(new LinkProof.SignedIn(proof.secret(), world.account(address)));
        case CODE_IN_ANOTHER_SESSION ->
            world.engine().invitations().acceptAs(world.account(address), proof);
        case NEW_ACCOUNT ->
            world
                .engine()
                .invitations()
                .acceptWithNewAccount(proof, "Some Body", Password.of(People.RIGHT));
      };
    }
  }

  /** Somebody who has a link and not its email tries codes. */
  record WrongCodes(int number, int times) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return !plain.links.isEmpty();
    }

    @Override
    public String ruled(PlainPeople plain) {
      PlainLink link = one(plain.links, number);
      String answer = "";
      for (int i = 0; i < times; i++) {
        answer = link.works(plain.now) ? "WRONG_CODE" : "LINK_NOT_VALID";
        link.missed += link.works(plain.now) ? 1 : 0;
      }
      return answer;
    }

    @Override
    public Object done(PeopleWorld world) {
      LinkProof.WithCode right = one(world.links(), number);
      String code = right.code().startsWith("0") ? "1111-1111" : "0000-0000";
      LinkProof.WithCode wrong = new LinkProof.WithCode(right.secret(), code);
      Object answer = "";
      for (int i = 0; i < times; i++) {
        answer = world.engine().invitations().accept(wrong);
      }
      return answer;
    }
  }

  /** The vendor adds an organization for somebody. */
  record AddFor(int address) implements PeopleStep {

    @Override
    public boolean isPossible(PlainPeople plain) {
      return plain.organizations.size() < PlainPeople.MOST_ORGANIZATIONS;
    }

    @Override
    public String ruled(PlainPeople plain) {
      Organization made = new Organization(PlainPeople.NOBODY, false);
      plain.organizations.add(made);
      return PlainInvitations.invite(
          plain, PeopleStep.VENDOR, made, address, Set.of(Role.ADMINISTRATOR), true);
    }

    @Override
    public Object done(PeopleWorld world) {
      return world.addFor(address);
    }
  }

  private static <T> T one(List<T> all, int number) {
    return all.get(number % all.size());
  }
}
