package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AccountStatus;
import io.entitlements.account.NewAccountRefusal;
import io.entitlements.account.Role;
import io.entitlements.core.testkit.PlainPeople.Organization;
import io.entitlements.core.testkit.PlainPeople.Person;
import io.entitlements.seat.SeatRefusal;
import io.entitlements.spi.Storage;
import io.entitlements.type.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Random histories of people, organizations, invitations and classes, compared step by step with
 * the rules as plain lists have them: who is what where, which organization opens first, who owns
 * it, which invitations are open, who is in which class, holds a seat or waits for one, and what
 * everybody is answered. A store's author extends this class once; {@code PropertyDefaults} on the
 * subclass says how many histories, where a store is slow to make.
 */
public abstract class PeopleLifeContract {

  private static final int ADDRESSES = 6;
  private static final int MOST_STEPS = 60;

  // Before all: keys are made once, since that is slow.
  @SuppressWarnings("NullAway.Init")
  private static Path folder;

  /** For subclasses. */
  protected PeopleLifeContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the history
   */
  protected abstract Storage createStorage();

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("entitlements");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void every_step_of_a_history_does_what_the_plain_rules_say(
      @ForAll("histories") List<PeopleStep> history) {
    replay(history);
  }

  @Example
  void who_is_deleted_leaves_their_classes() {
    replay(List.of(new AccountSteps.Delete(3)));
  }

  @Example
  void a_disabled_owner_gives_nothing_away() {
    replay(
        List.of(
            new AccountSteps.Disable(0),
            new MemberSteps.HandOver(0, 0, 1),
            new InvitationSteps.InviteOwner(0, 0, 4)));
  }

  private void replay(List<PeopleStep> history) {
    try (Storage storage = new OneOrganizationStorage(createStorage())) {
      World world = new World(storage, folder.resolve("keys"));
      PeopleWorld engine = new PeopleWorld(world.district("suite", PlainPeople.SEATS));
      PlainPeople plain = plain(world);
      Stream.concat(beginning(), history.stream())
          .filter(step -> step.isPossible(plain))
          .forEach(step -> take(step, plain, engine));
      Books.audited(engine.district(), engine.subscription()).requireNobodyToWaitBesideAFreeSeat();
    }
  }

  private static PlainPeople plain(World world) {
    PlainPeople plain = new PlainPeople(world.instant());
    Person owner = plain.known(0);
    owner.status = AccountStatus.ACTIVE;
    Organization first = new Organization(owner, true);
    plain.organizations.add(first);
    plain.join(owner, first, Set.of(Role.ADMINISTRATOR));
    return plain;
  }

  /** So that there is something to do it to. */
  private static Stream<PeopleStep> beginning() {
    return Stream.of(
        new AccountSteps.SignUp(1, true),
        new AccountSteps.SignUp(2, true),
        new AccountSteps.SignUp(3, true),
        new MemberSteps.Add(1),
        new InvitationSteps.Invite(0, 0, 1, Set.of(Role.ADMINISTRATOR)),
        new InvitationSteps.Accept(1, 0),
        new InvitationSteps.Invite(0, 0, 2, Set.of(Role.EDUCATOR)),
        new InvitationSteps.Accept(2, 1),
        new ClassSteps.Create(2, 0, true),
        new ClassSteps.Join(3, 0, 0));
  }

  private static void take(PeopleStep step, PlainPeople plain, PeopleWorld engine) {
    plain.now = plain.now.plusMillis(1);
    engine.district().world().moveTo(plain.now);
    Set<Organization> administered = administered(plain);
    String ruled = step.ruled(plain);
    assertThat(word(step.done(engine))).as("%s", step).isEqualTo(ruled);
    plain.list.passTo(plain.now);
    engine.settle(plain);
    List<String> expected = PlainView.of(plain);
    assertThat(engine.view()).as("after %s", step).isEqualTo(expected);
    requireSense(step, plain, administered);
  }

  private static Set<Organization> administered(PlainPeople plain) {
    return Set.copyOf(
        plain.organizations.stream().filter(PeopleLifeContract::isAdministered).toList());
  }

  private static boolean isAdministered(Organization organization) {
    return organization.roles.entrySet().stream()
        .filter(member -> member.getValue().contains(Role.ADMINISTRATOR))
        .anyMatch(member -> member.getKey().status == AccountStatus.ACTIVE);
  }

  /** What the rules are for, whatever they are; the engine has just been found to be the same. */
  private static void requireSense(
      PeopleStep step, PlainPeople plain, Set<Organization> administered) {
    for (Person person : plain.people) {
      List<Organization> all =
          plain.organizations.stream().filter(at -> at.roles.containsKey(person)).toList();
      assertThat(person.home.isPresent()).as("a default after %s", step).isEqualTo(!all.isEmpty());
      assertThat(all).as("the default after %s", step).containsAll(person.home.stream().toList());
    }
    for (Organization at : plain.organizations) {
      assertThat(at.roles.values())
          .as("students after %s", step)
          .allMatch(roles -> roles.size() == 1 || !roles.contains(Role.STUDENT));
      if (!at.isClosed && at.owner != PlainPeople.NOBODY) {
        assertThat(at.of(at.owner)).as("the owner after %s", step).contains(Role.ADMINISTRATOR);
        assertThat(isAdministered(at) || !administered.contains(at) || mayOrphan(step))
            .as("an administrator after %s", step)
            .isTrue();
      }
    }
    assertThat(plain.seats).as("seats after %s", step).hasSizeLessThanOrEqualTo(PlainPeople.SEATS);
  }

  private static boolean mayOrphan(PeopleStep step) {
    return step instanceof AccountSteps.Disable;
  }

  private static String word(Object answer) {
    if (answer instanceof Outcome.Refused<?, ?> refused) {
      Object reason = refused.reason();
      if (reason instanceof SeatRefusal seat) {
        return seat.code().name();
      }
      return reason instanceof NewAccountRefusal.NotAcceptable not
          ? not.why().name()
          : reason.toString();
    }
    return answer instanceof Outcome.Done ? "done" : answer.toString();
  }

  @Provide
  Arbitrary<List<PeopleStep>> histories() {
    Arbitrary<Integer> address = Arbitraries.integers().between(0, ADDRESSES - 1);
    Arbitrary<Integer> by =
        Arbitraries.frequencyOf(
            Tuple.of(5, Arbitraries.just(0)),
            Tuple.of(3, Arbitraries.just(1)),
            Tuple.of(4, address));
    Arbitrary<Integer> organization = Arbitraries.of(0, 0, 0, 1, 1, 2);
    return Arbitraries.frequencyOf(
            Tuple.of(4, AccountSteps.any(address)),
            Tuple.of(7, MemberSteps.any(by, organization, address)),
            Tuple.of(8, InvitationSteps.any(by, organization, address)),
            Tuple.of(12, ClassSteps.any(by, organization, address)),
            Tuple.of(2, SeatSteps.any(by, address)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(MOST_STEPS)
        .withSizeDistribution(RandomDistribution.uniform());
  }
}
