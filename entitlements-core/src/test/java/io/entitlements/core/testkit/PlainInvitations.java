package io.entitlements.core.testkit;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Invitation;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The rules of inviting and accepting. */
final class PlainInvitations {

  private static final Duration LIFETIME = Duration.ofDays(14);

  private PlainInvitations() {}

  static String invite(
      PlainPeople plain,
      int by,
      Organization to,
      int address,
      Set<Role> roles,
      boolean offersOwnership) {
    Set<Role> before = plain.at(address).map(to::of).orElse(Set.of());
    if (before.contains(Role.STUDENT)) {
      return "STUDENT_EXCLUDED";
    }
    if (before.containsAll(roles) && !offersOwnership) {
      return "ALREADY_MEMBER";
    }
    Optional<Invitation> known =
        plain.invitations.stream()
            .filter(other -> other.to == to && other.end.isEmpty())
            .filter(other -> plain.at(address).equals(Optional.of(other.whom)))
            .findAny();
    if (known.filter(other -> isOpen(plain, other)).isPresent()) {
      return "ALREADY_INVITED";
    }
    Person whom = plain.known(address);
    if (by != PeopleStep.VENDOR && whom.mailsFrom(to).isEmpty(plain.now)) {
      return "TOO_MANY_EMAILS";
    }
    known.ifPresent(old -> old.end = "EXPIRED");
    Invitation made = new Invitation(to, whom, roles, offersOwnership, plain.now.plus(LIFETIME));
    plain.invitations.add(made);
    return send(plain, by, made);
  }

  static String send(PlainPeople plain, int by, Invitation invitation) {
    if (by != PeopleStep.VENDOR && !invitation.whom.mailsFrom(invitation.to).take(plain.now)) {
      return "TOO_MANY_EMAILS";
    }
    invitation.expiresAt = plain.now.plus(LIFETIME);
    if (invitation.whom.status != AccountStatus.DISABLED) {
      plain.links.add(new PlainLink(invitation));
    }
    return "done";
  }

  /** Why somebody may not send it again or revoke it; empty if they may. */
  static String mayManage(PlainPeople plain, int by, Invitation invitation) {
    boolean may =
        (by == PeopleStep.VENDOR || invitation.offersOwnership)
            ? plain.mayGiveAway(by, invitation.to)
            : plain.mayGiveAndTake(plain.person(by), invitation.to, invitation.roles);
    if (!may) {
      return "NOT_PERMITTED";
    }
    return invitation.end.isEmpty() ? "" : "INVITATION_ENDED";
  }

  static boolean isOpen(PlainPeople plain, Invitation invitation) {
    return invitation.end.isEmpty() && plain.now.isBefore(invitation.expiresAt);
  }

  static String status(PlainPeople plain, Invitation invitation) {
    Instant end = invitation.expiresAt;
    return invitation.end.isEmpty() ? plain.now.isBefore(end) ? "OPEN" : "EXPIRED" : invitation.end;
  }

  static String accept(PlainPeople plain, Invitation invitation, Person person) {
    if (person.status != AccountStatus.ACTIVE) {
      return person.status == AccountStatus.PENDING ? "NO_ACCOUNT_YET" : "ACCOUNT_NOT_ACTIVE";
    }
    Organization to = invitation.to;
    Set<Role> before = to.of(person);
    String mine = "ACCEPTED by " + plain.people.indexOf(person);
    if (invitation.end.equals(mine) && !before.isEmpty()) {
      return "done";
    }
    if (before.contains(Role.STUDENT)) {
      return "STUDENT_EXCLUDED";
    }
    if (!isOpen(plain, invitation) || to.isClosed) {
      return "INVITATION_ENDED";
    }
    invitation.end = mine;
    Set<Role> after = EnumSet.copyOf(invitation.roles);
    after.addAll(before);
    plain.join(person, to, after);
    if (invitation.offersOwnership) {
      plain.own(to, person);
    }
    return "done";
  }

  /** With an account that begins to be used by this. */
  static String acceptAnew(PlainPeople plain, Invitation invitation) {
    Person person = invitation.whom;
    if (person.status != AccountStatus.PENDING) {
      return person.status == AccountStatus.ACTIVE ? "SIGN_IN_FIRST" : "ACCOUNT_NOT_ACTIVE";
    }
    person.status = AccountStatus.ACTIVE;
    String answer = accept(plain, invitation, person);
    if (!answer.equals("done")) {
      person.status = AccountStatus.PENDING;
    }
    return answer;
  }
}
