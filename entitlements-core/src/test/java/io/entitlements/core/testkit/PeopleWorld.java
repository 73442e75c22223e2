package io.entitlements.core.testkit;

import io.entitlements.Entitlements;
import io.entitlements.account.Account;
import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.EmailChanges;
import io.entitlements.account.Invitation;
import io.entitlements.account.InvitationRefusal;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Organization;
import io.entitlements.account.OrganizationRefusal;
import io.entitlements.account.Role;
import io.entitlements.account.ServiceRegion;
import io.entitlements.account.Source;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.Verdict;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.Mail;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engine, in which the same things have the same numbers as in the plain lists. */
final class PeopleWorld {

  private final District district;
  private final SubscriptionId subscription;
  private final List<AccountId> people = new ArrayList<>();
  private final List<OrganizationId> organizations = new ArrayList<>();
  private final List<Invitation> invitations = new ArrayList<>();
  private final List<LinkProof.WithCode> links = new ArrayList<>();
  private final List<ClassGroup> classes = new ArrayList<>();
  private final List<List<String>> codes = new ArrayList<>();
  private int mailsRead;
  private int asked;

  PeopleWorld(District district) {
    this.district = district;
    this.subscription = district.subscription();
    people.add(district.administrator());
    organizations.add(district.organization());
    mailsRead = district.world().mailbox().size();
  }

  /** Address 0 is the first administrator's. */
  static EmailAddress email(int address) {
    return EmailAddress.of(address == 0 ? "admin@school.example" : "p" + address + "@a.example");
  }

  static Organization.Details details(ServiceRegion region) {
    return new Organization.Details("Another Name", "", Given.ZONE, region);
  }

  District district() {
    return district;
  }

  Entitlements engine() {
    return district.world().engine();
  }

  Instant now() {
    return district.world().instant();
  }

  SubscriptionId subscription() {
    return subscription;
  }

  AccountId account(int address) {
    return engine().accounts().find(email(address)).map(Account::id).orElseThrow();
  }

  Actor actor(int address) {
    return address == PeopleStep.VENDOR
        ? new Actor.Task("vendor")
        : new Actor.Person(account(address));
  }

  OrganizationId organization(int number) {
    return organizations.get(number % organizations.size());
  }

  List<Invitation> invitations() {
    return invitations;
  }

  List<LinkProof.WithCode> links() {
    return links;
  }

  ClassGroup classGroup(int number) {
    return classes.get(number);
  }

  String code(int number, int age) {
    List<String> all = codes.get(number);
    return all.get(all.size() - 1 - age);
  }

  IdempotencyKey once() {
    return IdempotencyKey.of("step" + asked++);
  }

  void signUp(int address, boolean confirms) {
    engine().accounts().signUp(email(address));
    int before = district.world().mailbox().size();
    district.world().doJobs();
    if (confirms) {
      news(before).stream()
          .filter(mail -> mail.text().contains("/confirm/"))
          .forEach(
              mail ->
                  engine()
                      .accounts()
                      .confirm(Mails.proof(mail, "confirm"), "Some Body")
                      .orElseThrow());
    }
  }

  /** What comes of confirming the old address, and then the new one. */
  Object changeEmail(AccountId account, EmailAddress wanted) {
    int before = district.world().mailbox().size();
    engine().emailChanges().request(account, wanted, new Source("step " + asked++));
    district.world().doJobs();
    Optional<LinkProof.WithCode> old = proof(before, "old-address");
    Optional<LinkProof.WithCode> proofOfNew = proof(before, "new-address");
    if (old.isEmpty() || proofOfNew.isEmpty()) {
      return old.isEmpty() ? "no mail" : "no way";
    }
    engine().emailChanges().confirm(EmailChanges.Side.OLD, old.get()).orElseThrow();
    return engine().emailChanges().confirm(EmailChanges.Side.NEW, proofOfNew.get());
  }

  private Optional<LinkProof.WithCode> proof(int from, String kind) {
    return news(from).stream()
        .filter(mail -> mail.text().contains("/" + kind + "/"))
        .map(mail -> Mails.proof(mail, kind))
        .findFirst();
  }

  /** Somebody applies a list with one person, who has a number of the list's own. */
  Object listed(AccountId by, int number, Role role) {
    String id = "person " + number;
    Person person = new Person(id, email(number), "Some", "Body", List.of(role), true);
    Outcome<RosterConnection, Rosters.Refusal> connected =
        engine().rosters().connect(by, organizations.get(0), subscription, "list");
    if (connected instanceof Outcome.Refused) {
      return connected;
    }
    SyncPlan plan =
        engine()
            .rosters()
            .plan(by, connected.orElseThrow(), Listing.of(Verdict.DELTA, person))
            .orElseThrow();
    return engine().rosters().apply(by, plan);
  }

  Outcome<Invitation, InvitationRefusal> addFor(int address) {
    Outcome<Invitation, InvitationRefusal> added =
        noted(
            engine()
                .organizations()
                .addFor(
                    new Actor.Task("vendor"),
                    details(ServiceRegion.EUROPE),
                    email(address),
                    once()));
    organizations.add(added.orElseThrow().organization());
    return added;
  }

  Outcome<Organization, OrganizationRefusal> add(AccountId by) {
    Outcome<Organization, OrganizationRefusal> added =
        engine().organizations().add(by, details(ServiceRegion.EUROPE), once());
    if (added instanceof Outcome.Done<Organization, OrganizationRefusal> done) {
      organizations.add(done.value().id());
    }
    return added;
  }

  Outcome<Invitation, InvitationRefusal> noted(Outcome<Invitation, InvitationRefusal> made) {
    if (made instanceof Outcome.Done<Invitation, InvitationRefusal> done) {
      invitations.add(done.value());
    }
    return made;
  }

  Outcome<ClassGroup, ClassGroupRefusal> madeClass(Outcome<ClassGroup, ClassGroupRefusal> made) {
    if (made instanceof Outcome.Done<ClassGroup, ClassGroupRefusal> done) {
      classes.add(done.value());
      codes.add(new ArrayList<>());
    }
    return made;
  }

  /** Does what is due, and gives numbers to what is new. */
  void settle(PlainPeople plain) {
    district.world().moveTo(plain.now);
    district.world().doJobs();
    while (people.size() < plain.people.size()) {
      people.add(account(plain.people.get(people.size()).address));
    }
    news(mailsRead).stream()
        .filter(mail -> mail.text().contains("/invitation/"))
        .forEach(mail -> links.add(Mails.proof(mail, "invitation")));
    mailsRead = district.world().mailbox().size();
    district.world().storage().read(this::readCodes);
  }

  private List<Mail> news(int from) {
    List<Mail> mailbox = district.world().mailbox();
    return mailbox.subList(from, mailbox.size());
  }

  private boolean readCodes(UnitOfWork store) {
    boolean isNew = false;
    for (int i = 0; i < classes.size(); i++) {
      ClassGroup of = classes.get(i);
      Optional<String> code =
          store
              .classGroups()
              .find(of.organization(), of.id())
              .flatMap(ClassGroupRow::code)
              .map(ClassCode::text);
      if (code.isPresent() && !codes.get(i).contains(code.get())) {
        codes.get(i).add(code.get());
        isNew = true;
      }
    }
    return isNew;
  }

  /** What there is, in the words of {@link PlainView}. */
  List<String> view() {
    List<String> lines = new ArrayList<>(district.world().storage().read(this::lines));
    for (AccountId person : people) {
      lines.add(
          "may accept "
              + engine().invitations().openOf(person).stream().map(this::number).toList());
    }
    return lines;
  }

  private List<String> lines(UnitOfWork store) {
    return new PeopleView(store, now(), people, organizations, invitations, classes)
        .lines(subscription);
  }

  private int number(Invitation invitation) {
    return invitations.stream().map(Invitation::id).toList().indexOf(invitation.id());
  }
}
