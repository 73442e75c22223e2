package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Invitation;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What there is, a line for each thing: {@link PeopleWorld#view} writes the engine's the same. */
final class PlainView {

  private final PlainPeople plain;

  private PlainView(PlainPeople plain) {
    this.plain = plain;
  }

  static List<String> of(PlainPeople plain) {
    return new PlainView(plain).lines();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Person person : plain.people) {
      lines.add(person(person));
    }
    for (Organization organization : plain.organizations) {
      lines.add("owned by " + number(organization.owner) + ", closed " + organization.isClosed);
    }
    plain.invitations.forEach(invitation -> lines.add(invitation(invitation)));
    plain.classes.forEach(of -> lines.add(classGroup(of)));
    lines.add("seats " + numbers(plain.seats.keySet()) + sources(true));
    lines.add(
        "waiting " + plain.waiting.keySet().stream().map(this::number).toList() + sources(false));
    plain.people.forEach(person -> lines.add("may accept " + openOf(person)));
    return lines;
  }

  private String person(Person person) {
    StringBuilder line = new StringBuilder(person.status + " at home in ");
    line.append(person.home.map(plain.organizations::indexOf).orElse(-1));
    for (int i = 0; i < plain.organizations.size(); i++) {
      Set<Role> roles = plain.organizations.get(i).of(person);
      if (!roles.isEmpty()) {
        line.append(", in ").append(i).append(EnumSet.copyOf(roles));
      }
    }
    return line.toString();
  }

  private List<Integer> openOf(Person person) {
    return plain.invitations.stream()
        .filter(invitation -> invitation.whom == person && !invitation.to.isClosed)
        .filter(invitation -> PlainInvitations.isOpen(plain, invitation))
        .map(plain.invitations::indexOf)
        .toList();
  }

  private String invitation(Invitation invitation) {
    return "invitation of %d to %d as %s%s until %s: %s"
        .formatted(
            number(invitation.whom),
            plain.organizations.indexOf(invitation.to),
            EnumSet.copyOf(invitation.roles),
            invitation.offersOwnership ? " and owner" : "",
            invitation.expiresAt,
            PlainInvitations.status(plain, invitation));
  }

  private String classGroup(PlainClass of) {
    return "class paid %s, archived %s, students %s"
        .formatted(of.isPaid, of.isArchived, numbers(of.students));
  }

  private String sources(boolean seated) {
    return " " + (seated ? plain.seats : plain.waiting).values().stream().sorted().toList();
  }

  private Collection<Integer> numbers(Collection<Person> some) {
    return new TreeSet<>(some.stream().map(this::number).toList());
  }

  private int number(Person person) {
    return plain.people.indexOf(person);
  }
}
