package io.entitlements.core.testkit;

import io.entitlements.account.Account;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Invitation;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.Waiting;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Writes what a store has as {@link PlainView} writes it. */
record PeopleView(
    UnitOfWork store,
    Instant now,
    List<AccountId> people,
    List<OrganizationId> organizations,
    List<Invitation> invitations,
    List<ClassGroup> classes) {

  List<String> lines(SubscriptionId subscription) {
    List<String> lines = new ArrayList<>();
    for (AccountId person : people) {
      lines.add(person(person));
    }
    for (OrganizationId id : organizations) {
      Organization found = store.organizations().find(id).orElseThrow();
      lines.add(
          "owned by "
              + found.owner().map(people::indexOf).orElse(-1)
              + ", closed "
              + found.closedAt().isPresent());
    }
    invitations.forEach(known -> lines.add(invitation(known)));
    classes.forEach(known -> lines.add(classGroup(known)));
    Books books = Books.read(store, organizations.get(0), subscription);
    lines.add(
        "seats "
            + new TreeSet<>(books.seats().stream().map(this::holder).toList())
            + " "
            + books.seats().stream().map(Seat::source).sorted().toList());
    lines.add(
        "waiting "
            + books.waiting().stream().map(Waiting::account).map(people::indexOf).toList()
            + " "
            + books.waiting().stream().map(Waiting::source).sorted().toList());
    return lines;
  }

  private int holder(Seat seat) {
    return people.indexOf(((SeatHolder.Person) seat.holder()).account());
  }

  private String person(AccountId id) {
    Account account = store.accounts().find(id).orElseThrow();
    StringBuilder line = new StringBuilder(account.status() + " at home in ");
    line.append(account.defaultOrganization().map(organizations::indexOf).orElse(-1));
    for (Membership membership : store.memberships().ofAccount(id)) {
      line.append(", in ").append(organizations.indexOf(membership.organization()));
      line.append(EnumSet.copyOf(membership.roles()));
    }
    return line.toString();
  }

  private String invitation(Invitation known) {
    Invitation found = store.invitations().find(known.organization(), known.id()).orElseThrow();
    String by =
        found
            .end()
            .flatMap(Invitation.End::acceptedBy)
            .map(person -> " by " + people.indexOf(person))
            .orElse("");
    return "invitation of %d to %d as %s%s until %s: %s"
        .formatted(
            people.indexOf(found.account()),
            organizations.indexOf(found.organization()),
            EnumSet.copyOf(found.roles()),
            found.offersOwnership() ? " and owner" : "",
            found.expiresAt(),
            found.status(now) + by);
  }

  private String classGroup(ClassGroup known) {
    ClassGroup found =
        store.classGroups().find(known.organization(), known.id()).orElseThrow().classGroup();
    List<Integer> students =
        store.enrolments().page(known.organization(), known.id(), Optional.empty(), 100).stream()
            .map(enrolled -> people.indexOf(enrolled.account().id()))
            .sorted()
            .toList();
    return "class paid %s, archived %s, students %s"
        .formatted(found.paidBy().isPresent(), found.archivedAt().isPresent(), students);
  }
}
