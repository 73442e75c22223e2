package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.Domain;
import io.entitlements.account.Domains;
import io.entitlements.account.EmailChanges.Side;
import io.entitlements.account.ExternalIdentity;
import io.entitlements.account.KnownBrowser;
import io.entitlements.account.LinkProof;
import io.entitlements.account.Password;
import io.entitlements.account.SignIn;
import io.entitlements.activation.Activation;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.claim.ClaimDraft;
import io.entitlements.claim.ImportedOrder;
import io.entitlements.claim.ImportedOrder.Result;
import io.entitlements.error.StorageException;
import io.entitlements.event.ActivationEvent.ActivationEnded;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.DeviceId;
import io.entitlements.type.DomainName;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A commit that happened although its answer was lost: nothing is done twice or denied for it. */
public abstract class UnknownOutcomeContract extends WorldContract {

  private static final EmailAddress ADA = EmailAddress.of("ada@school.example");

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private ForgetfulStorage storage;

  /** For subclasses. */
  protected UnknownOutcomeContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createReliableStorage();

  @Override
  protected final Storage createStorage() {
    storage = new ForgetfulStorage(createReliableStorage());
    return storage;
  }

  @Test
  void a_password_is_set_reset_and_changed_and_the_browser_that_is_answered_is_known() {
    People people = new People(world());
    world().engine().accounts().signUp(ADA);
    world().doJobs();
    storage.loseAnswersAfter(1, 2);
    AccountId ada =
        world()
            .engine()
            .passwords()
            .setFirst(world().newestProof("confirm"), "Some Body", Password.of(People.RIGHT))
            .orElseThrow()
            .account();
    people.askForReset("192.0.2.1");
    world().doJobs();
    storage.loseAnswersAfter(1, 2);
    world()
        .engine()
        .passwords()
        .reset(world().newestProof("reset"), Password.of(People.OTHER))
        .orElseThrow();
    storage.loseAnswersAfter(2, 2); // a try is taken and given back before
    KnownBrowser browser =
        world()
            .engine()
            .passwords()
            .change(ada, Password.of(People.OTHER), Password.of(People.RIGHT))
            .orElseThrow()
            .browser();
    people.exhaustAsStrangers();
    storage.loseAnswersAfter(1, 2);
    assertThat(people.signIn(People.RIGHT, browser)).isInstanceOf(SignIn.SignedIn.class);
  }

  @Test
  void an_identity_is_linked_and_unlinked_an_address_changed_and_an_account_deleted() {
    AccountId ada = new People(world()).owner();
    ExternalIdentity identity = new ExternalIdentity("https://accounts.example", "1");
    storage.loseAnswers(2);
    world().engine().signIns().link(ada, identity).orElseThrow();
    storage.loseAnswers(2);
    world().engine().signIns().unlink(ada, identity).orElseThrow();
    EmailAddress other = EmailAddress.of("ada@college.example");
    world().engine().emailChanges().request(ada, other, People.HOME);
    world().doJobs();
    for (Side side : Side.values()) {
      LinkProof proof = world().newestProof(side == Side.OLD ? "old-address" : "new-address");
      storage.loseAnswersAfter(1, 2);
      world().engine().emailChanges().confirm(side, proof).orElseThrow();
    }
    assertThat(world().engine().accounts().find(other).orElseThrow().id()).isEqualTo(ada);
    storage.loseAnswers(2);
    world().engine().accounts().delete(new Actor.Person(ada), ada).orElseThrow();
    assertThat(world().engine().accounts().find(other)).isEmpty();
  }

  @Test
  void an_organization_is_added_once() {
    AccountId admin = world().activeAccount("admin@school.example");
    storage.loseAnswers(2);
    world().organization(admin, "A School");
    assertThat(world().engine().memberships().of(admin)).hasSize(1);
  }

  @Test
  void a_domain_is_added_verified_passed_on_and_removed_once() {
    AccountId admin = world().activeAccount("admin@school.example");
    DomainName name = DomainName.of("school.example");
    Domains domains = world().engine().domains();
    List<OrganizationId> both =
        List.of(world().organization(admin, "First"), world().organization(admin, "Second"));
    for (OrganizationId organization : both) {
      storage.loseAnswers(2);
      Domain domain =
          domains.add(admin, organization, name, IdempotencyKey.of("add")).orElseThrow();
      world().dns(asked -> List.of(domains.toPublish(domain).value()));
      storage.loseAnswersAfter(2, 2); // a look is counted and noted before
      domains.verify(admin, organization, name, IdempotencyKey.of("verify")).orElseThrow();
      world().pass(Duration.ofSeconds(1));
    }
    assertThat(domains.of(admin, both.get(0)).orElseThrow()).noneMatch(Domain::isVerified);
    for (OrganizationId organization : both) {
      storage.loseAnswers(2);
      domains
          .remove(new Actor.Person(admin), organization, name, IdempotencyKey.of("remove"))
          .orElseThrow();
    }
    assertThat(domainEvents(both.get(0))).isEqualTo(4);
    assertThat(domainEvents(both.get(1))).isEqualTo(3);
  }

  private long domainEvents(OrganizationId organization) {
    return world().engine().history().after(new Revision(organization, 0), 100).stream()
        .filter(recorded -> recorded.why().startsWith("domain."))
        .count();
  }

  @Test
  void a_catalog_is_imported_once() {
    String next = Given.CATALOG.replace("\"version\": 1", "\"version\": 2");
    storage.loseAnswers(2);
    world().engine().catalogs().importJson("catalog.json", world().file(next)).orElseThrow();
    assertThat(world().engine().catalogs().versions()).hasSize(2);
  }

  @Test
  void a_class_is_joined_once_and_left_once() {
    Classroom room = Classroom.in(world(), 5);
    storage.loseAnswers(1);
    ClassGroup band = room.paid("Band");
    AccountId ada = room.pupil("ada");
    storage.loseAnswersAfter(1, 2); // the first says that the code is right
    assertThat(room.joined(ada, band)).isEqualTo(ClassSeat.HELD);
    assertThat(room.students(band)).hasSize(1);
    storage.loseAnswers(2);
    room.leave(ada, band).orElseThrow();
    assertThat(room.seatsInUse()).isZero();
    storage.loseAnswers(2);
    room.archive(band).orElseThrow();
  }

  @Test
  void an_order_is_imported_once_and_claimed_once() {
    AccountId admin = world().activeAccount("admin@school.example");
    OrganizationId organization = world().organization(admin, "A School");
    storage.loseAnswers(1);
    assertThat(world().imported(Given.order("PO-1", "suite", 5)))
        .extracting(ImportedOrder::result)
        .containsExactly(Result.IMPORTED);
    world().doJobs();
    storage.loseAnswers(1);
    world()
        .engine()
        .claims()
        .submit(
            ClaimDraft.byLink(world().newestSecret("claim"), organization),
            admin,
            Optional.empty(),
            IdempotencyKey.of("claim"))
        .orElseThrow();
    world().doJobs();
    assertThat(world().engine().subscriptions().overview(admin).items().get(0).keys()).hasSize(1);
  }

  @Test
  void a_seat_is_given_and_taken_back_once() {
    District district = world().district("suite", 5);
    storage.loseAnswers(2);
    Seat given = district.assign("ada@school.example", "assign").orElseThrow();
    assertThat(district.overview().assigned()).isEqualTo(1);
    storage.loseAnswers(2);
    Seat released =
        world()
            .engine()
            .seats()
            .release(
                district.administrator(),
                district.organization(),
                given.subscription(),
                ((SeatHolder.Person) given.holder()).account(),
                IdempotencyKey.of("release"))
            .orElseThrow();
    assertThat(released).isEqualTo(given);
    assertThat(district.overview().assigned()).isZero();
  }

  @Test
  void a_computer_takes_one_seat() {
    District district = world().district("suite", 1);
    String key = district.overview().keys().get(0).text().value();
    storage.loseAnswers(2);
    world()
        .engine()
        .activations()
        .byProductKey(key, Given.installation(new DeviceId(new UUID(1, 1))))
        .orElseThrow();
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_device_is_refreshed_once_found_cloned_once_and_returned_once() {
    DeviceWorld devices = DeviceWorld.with(world(), 2);
    Activation laptop = devices.byKey(DeviceWorld.LAPTOP);
    storage.loseAnswers(2);
    devices.refresh(laptop, 0).orElseThrow();
    storage.loseAnswers(2);
    assertThat(
            DeviceWorld.refresh(
                world().engine(), laptop, DeviceWorld.proofOfCopy(DeviceWorld.LAPTOP, 0)))
        .isEqualTo(Outcome.refused(RefreshRefusal.CLONED));
    assertThat(devices.events(laptop.scope(), CloneFound.class)).hasSize(1);
    storage.loseAnswers(2);
    devices
        .activations()
        .deactivate(laptop, DeviceWorld.secret(DeviceWorld.LAPTOP, 1))
        .orElseThrow();
    assertThat(devices.events(laptop.scope(), ActivationEnded.class)).hasSize(1);
    assertThat(devices.district().overview().assigned()).isZero();
  }

  @Test
  void a_store_whose_answers_are_lost_again_and_again_is_a_fault_that_says_so() {
    District district = world().district("suite", 5);
    world().stopFollowing();
    storage.loseAnswers(3);
    assertThatThrownBy(() -> district.assign("ada@school.example", "assign"))
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.outcome()).isEqualTo(StorageException.Outcome.UNKNOWN));
    district.assign("ada@school.example", "assign").orElseThrow();
    assertThat(district.overview().assigned()).isEqualTo(1);
  }
}
