package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.Invitation;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.activation.Activation;
import io.entitlements.core.testkit.OwnAffairs.Desk;
import io.entitlements.core.testkit.OwnAffairs.Proofs;
import io.entitlements.lease.LeaseRequest;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is disabled does nothing, in a session of before either. */
public abstract class DisabledPersonContract extends WorldContract {

  /** What changes nothing: the application shows it, or not. */
  private static final Set<String> SHOWN =
      Set.of(
          "Accounts.find",
          "SignIns.identities",
          "Memberships.of",
          "Memberships.news",
          "Invitations.openOf",
          "ClassGroups.of",
          "Activations.devices");

  /** What a role in an organization lets people do: PermissionContract proves it. */
  private static final Set<String> BY_ROLE =
      Set.of(
          "Organizations.edit",
          "Organizations.close",
          "Organizations.handOver",
          "Memberships.change",
          "Memberships.remove",
          "Memberships.members",
          "Invitations.invite",
          "Invitations.inviteOwner",
          "Invitations.sendAgain",
          "Invitations.revoke",
          "Invitations.list",
          "ClassGroups.create",
          "ClassGroups.rename",
          "ClassGroups.code",
          "ClassGroups.renewCode",
          "ClassGroups.expireCode",
          "ClassGroups.remove",
          "ClassGroups.archive",
          "ClassGroups.restore",
          "ClassGroups.page",
          "ClassGroups.students",
          "Claims.review",
          "Claims.submit",
          "Claims.page",
          "Claims.find",
          "Domains.add",
          "Domains.verify",
          "Domains.remove",
          "Domains.of",
          "Subscriptions.overview",
          "Subscriptions.signed",
          "Subscriptions.change",
          "Seats.assign",
          "Seats.assignOrWait",
          "Seats.release",
          "Seats.stopWaiting",
          "Seats.reassign",
          "Seats.pin",
          "Seats.waiting",
          "Seats.overCapacity",
          "Seats.plan",
          "Seats.apply",
          "Seats.undo",
          "Seats.report",
          "Pushes.issueToken",
          "Pushes.tokens",
          "Pushes.revokeToken",
          "Rosters.connect",
          "Rosters.connections",
          "Rosters.configure",
          "Rosters.syncSoon",
          "Rosters.rows",
          "Rosters.runs",
          "Rosters.approve",
          "Rosters.disconnect",
          "Rosters.stop",
          "Rosters.undo",
          "Rosters.pendingReleases",
          "Rosters.plan",
          "Rosters.apply");

  /** What a computer does, by its own secret, or the vendor, whom the application knows. */
  private static final Set<String> BY_NO_PERSON =
      Set.of(
          "Activations.refresh",
          "Activations.deactivate",
          "Leases.refresh",
          "Organizations.addFor",
          "Claims.retry",
          "Claims.reject",
          "Claims.cancel",
          "Claims.transfer",
          "Claims.endReturned",
          "Subscriptions.examine",
          "Catalogs.importJson");

  /** For subclasses. */
  protected DisabledPersonContract() {}

  @Test
  void every_call_that_a_person_makes_is_one_of_these() {
    Set<String> known = new TreeSet<>(SHOWN);
    known.addAll(BY_ROLE);
    known.addAll(BY_NO_PERSON);
    OwnAffairs.all().forEach(affair -> known.add(affair.method()));

    assertThat(calls()).isEqualTo(known);
  }

  /** The methods of all services that take somebody, or what somebody was mailed or shown. */
  private static Set<String> calls() {
    return Arrays.stream(Entitlements.class.getMethods())
        .map(Method::getReturnType)
        .filter(Class::isInterface)
        .flatMap(service -> Arrays.stream(service.getMethods()))
        .filter(DisabledPersonContract::isCalledBySomebody)
        .map(method -> method.getDeclaringClass().getSimpleName() + "." + method.getName())
        .filter(name -> !name.startsWith("PastChecks."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isCalledBySomebody(Method method) {
    boolean signsIn = method.getName().equals("signIn");
    return signsIn
        || Arrays.stream(method.getParameterTypes())
            .anyMatch(
                type ->
                    type == AccountId.class
                        || Actor.class.isAssignableFrom(type)
                        || LinkProof.class.isAssignableFrom(type)
                        || type == Activation.class
                        || type == LeaseRequest.class);
  }

  @Test
  void who_is_disabled_does_nothing_of_their_own() {
    Desk desk = desk();
    List<Revision> before = revisions(desk);
    String kept = kept(desk);
    for (OwnAffairs affair : OwnAffairs.all()) {
      assertThat(answer(affair.call().make(desk)))
          .as("%s", affair.method())
          .contains(affair.refusal());
      assertThat(revisions(desk)).as("%s", affair.method()).isEqualTo(before);
      assertThat(kept(desk)).as("%s", affair.method()).isEqualTo(kept);
    }
    world().doJobs();
    assertThat(kept(desk)).isEqualTo(kept);
  }

  @Test
  void who_is_enabled_again_does_their_own_as_before() {
    Desk desk = desk();
    world().engine().accounts().enable(new Actor.Task("vendor"), desk.person()).orElseThrow();
    assertThat(
            world().engine().memberships().makeDefault(desk.person(), desk.studies()).orElseThrow())
        .isEqualTo(desk.studies());
    world()
        .engine()
        .classGroups()
        .leave(desk.person(), desk.studies(), desk.classGroup(), desk.key())
        .orElseThrow();
    world()
        .engine()
        .memberships()
        .leave(desk.person(), desk.educates(), IdempotencyKey.of("leave"))
        .orElseThrow();
  }

  private static String answer(Object answer) {
    assertThat(answer).isNotInstanceOf(Outcome.Done.class);
    return answer.toString();
  }

  private List<Revision> revisions(Desk desk) {
    return Stream.of(desk.person(), desk.educates(), desk.studies(), desk.invited())
        .map(scope -> world().engine().history().revision(scope))
        .toList();
  }

  /** What is kept of the person without an event. */
  private String kept(Desk desk) {
    Entitlements engine = world().engine();
    return List.of(
            engine.accounts().find(desk.person()),
            engine.memberships().of(desk.person()),
            engine.memberships().news(desk.person()),
            engine.invitations().openOf(desk.person()),
            engine.classGroups().of(desk.person()),
            engine.signIns().identities(desk.person()),
            engine.activations().devices(desk.person()),
            world().storage().read(store -> store.emailChanges().find(desk.person())))
        .toString();
  }

  /** Ada's, who was disabled while she was signed in. */
  private Desk desk() {
    Entitlements engine = world().engine();
    People people = new People(world());
    engine.accounts().signUp(People.address(People.ADA));
    world().doJobs();
    LinkProof.WithCode welcome = world().newestProof("confirm");
    engine.accounts().signUp(People.address(People.ADA));
    world().doJobs();
    AccountId ada =
        engine
            .passwords()
            .setFirst(world().newestProof("confirm"), "Ada", OwnAffairs.PASSWORD)
            .orElseThrow()
            .account();
    Classroom school = Classroom.in(world(), 5);
    ClassGroup choir = school.free("Choir");
    school.join(ada, choir).orElseThrow();
    AccountId owner = world().activeAccount("owner@school.example");
    OrganizationId educates = world().organization(owner, "Where she teaches");
    OrganizationId invited = world().organization(owner, "Where she is invited");
    world()
        .storage()
        .write(
            store ->
                store.memberships().insert(new Membership(educates, ada, Set.of(Role.EDUCATOR))));
    engine
        .memberships()
        .change(
            owner, educates, ada, Set.of(Role.EDUCATOR, Role.SUPERVISOR), IdempotencyKey.of("news"))
        .orElseThrow();
    Invitation invitation =
        engine
            .invitations()
            .invite(
                owner,
                invited,
                People.address(People.ADA),
                Set.of(Role.EDUCATOR),
                IdempotencyKey.of("invite"))
            .orElseThrow();
    ExternalIdentity identity = new ExternalIdentity("https://id.example", "ada");
    engine.signIns().link(ada, identity).orElseThrow();
    DeviceId device = new DeviceId(new UUID(3, 1));
    engine.activations().byEmail(ada, Given.installation(device)).orElseThrow();
    people.askForReset("192.0.2.9");
    engine.emailChanges().request(ada, EmailAddress.of("ada@home.example"), People.HOME);
    world().doJobs();
    Proofs proofs =
        new Proofs(
            welcome,
            world().newestProof("reset"),
            world().newestProof("old-address"),
            world().newestProof("new-address"),
            world().newestProof("invitation"));
    engine.accounts().disable(new Actor.Task("vendor"), ada).orElseThrow();
    return new Desk(
        engine,
        ada,
        educates,
        school.organization(),
        choir.id(),
        school.code(school.free("Another class")),
        invited,
        invitation.id(),
        proofs,
        identity,
        device,
        world().instant());
  }
}
