package io.entitlements.samples.quickstart;

import io.entitlements.Entitlements;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Invitation;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Membership;
import io.entitlements.account.Offer;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One person in two schools: teaches in one, to which an invitation led, and learns in the other,
 * to which a class code did; never both in the same.
 */
final class TwoSchools {

  private static final EmailAddress MAYA = EmailAddress.of("maya@mail.example");

  private final School school;
  private final Entitlements engine;

  /** The school's engine has never heard of these schools and people. */
  TwoSchools(School school) {
    this.school = school;
    this.engine = school.engine();
  }

  void tell() {
    System.out.println();
    System.out.println("6. One person, two schools, played through in memory");
    Place day = open("office@harbor.example", "Harbor Day School");
    Place evening = open("office@music.example", "Evening Music School");
    AccountId maya = accept(day);
    join(maya, evening);
    beBoth(maya, day, evening);
    printSwitcher("The switcher lists", maya);
    engine.memberships().makeDefault(maya, evening.organization()).orElseThrow();
    printSwitcher("After " + evening.name() + " was made the default", maya);
  }

  /** A school with a class, of which its administrator is the teacher. */
  private record Place(
      String name, AccountId administrator, OrganizationId organization, String code) {}

  private Place open(String email, String name) {
    AccountId administrator = school.signIn(EmailAddress.of(email), "Office");
    OrganizationId organization = school.add(administrator, name);
    ClassGroup lesson =
        engine
            .classGroups()
            .create(
                administrator,
                organization,
                "Strings",
                Optional.empty(),
                IdempotencyKey.of("class"))
            .orElseThrow();
    String code =
        engine.classGroups().code(administrator, organization, lesson.id()).orElseThrow().text();
    return new Place(name, administrator, organization, code);
  }

  /** Maya has no account yet: the page of the link asks for its code, a name and a password. */
  private AccountId accept(Place place) {
    invite(place).orElseThrow();
    school.doJobs();
    LinkProof.WithCode proof = school.mail().newestProof("invitation", MAYA).orElseThrow();
    Offer offer = engine.invitations().look(proof.secret()).orElseThrow();
    System.out.printf("   %s is invited to %s as %s%n", MAYA, offer.organization(), offer.roles());
    Membership membership =
        engine
            .invitations()
            .acceptWithNewAccount(proof, "Maya Lind", School.PASSWORD)
            .orElseThrow()
            .membership();
    System.out.printf("     accepts with a new account: %s%n", membership.roles());
    return membership.account();
  }

  private Outcome<Invitation, InvitationRefusal> invite(Place place) {
    return engine
        .invitations()
        .invite(
            place.administrator(),
            place.organization(),
            MAYA,
            Set.of(Role.EDUCATOR),
            IdempotencyKey.of("invite-maya"));
  }

  /** However the code on the board is typed. */
  private void join(AccountId maya, Place place) {
    String typed = place.code().toLowerCase(Locale.ROOT).replace("-", " ");
    ClassGroup lesson =
        engine.classGroups().join(maya, typed, Optional.empty()).orElseThrow().classGroup();
    System.out.printf(
        "     joins the class %s of %s by its code: %s%n",
        lesson.name(), place.name(), roles(maya, place));
  }

  private void beBoth(AccountId maya, Place day, Place evening) {
    String invited = invite(evening).fold(done -> "invited", InvitationRefusal::name);
    String joined =
        engine
            .classGroups()
            .join(maya, day.code(), Optional.empty())
            .fold(done -> "joined", JoinRefusal::toString);
    System.out.printf(
        "   Never both in one school:%n     a class code of %s: %s%n     an invitation to %s: %s%n",
        day.name(), joined, evening.name(), invited);
  }

  private Set<Role> roles(AccountId person, Place place) {
    return engine.memberships().of(person).stream()
        .filter(membership -> membership.organization().equals(place.organization()))
        .findFirst()
        .orElseThrow()
        .roles();
  }

  private void printSwitcher(String title, AccountId person) {
    List<Membership> memberships = engine.memberships().of(person);
    System.out.printf("   %s:%n", title);
    for (Membership membership : memberships) {
      System.out.printf(
          "     %-22s %s%s%n",
          engine.organizations().find(membership.organization()).orElseThrow().details().name(),
          membership.roles(),
          membership.equals(memberships.get(0)) ? ", opens first" : "");
    }
  }
}
