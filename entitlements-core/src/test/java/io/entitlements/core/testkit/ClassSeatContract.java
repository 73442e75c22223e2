package io.entitlements.core.testkit;

import static io.entitlements.account.ClassSeat.HELD;
import static io.entitlements.account.ClassSeat.NOT_HELD;
import static io.entitlements.account.ClassSeat.NOT_NEEDED;
import static io.entitlements.account.ClassSeat.WAITING;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.account.Student;
import io.entitlements.catalog.OverCapacityPolicy;
import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.check.Reason;
import io.entitlements.key.ProductKey;
import io.entitlements.key.SubscriptionChange.AddSeats;
import io.entitlements.key.SubscriptionChange.Renew;
import io.entitlements.key.SubscriptionChange.RenewFrom;
import io.entitlements.key.SubscriptionChange.SetOverCapacity;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The seats that paid classes take and give back. */
public abstract class ClassSeatContract extends WorldContract {

  private static final int SEATS = 2;
  private static final int MANY = 500;

  // JUnit sets them before each test.
  @SuppressWarnings("NullAway.Init")
  private Classroom room;

  @SuppressWarnings("NullAway.Init")
  private ClassGroup band;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  // The first call of each test makes it.
  @SuppressWarnings("NullAway.Init")
  private NotedStorage storage;

  /** For subclasses. */
  protected ClassSeatContract() {}

  /**
   * Makes a store.
   *
   * @return a fresh, empty store; closed after the test
   */
  protected abstract Storage createPlainStorage();

  @Override
  protected final Storage createStorage() {
    storage = new NotedStorage(createPlainStorage());
    return storage;
  }

  @BeforeEach
  final void openClassroom() {
    room = Classroom.in(world(), SEATS);
    band = room.paid("Band");
    ada = room.pupil("ada");
  }

  @AfterEach
  final void audit() {
    Books.audited(room.district(), room.district().subscription())
        .requireNobodyToWaitBesideAFreeSeat();
  }

  @Test
  void joining_a_paid_class_takes_a_seat_by_which_the_student_is_entitled() {
    assertThat(world().engine().check(ada, Given.NOTEBOOK).isAllowed()).isFalse();
    assertThat(room.joined(ada, band)).isEqualTo(HELD);
    assertThat(room.seatsInUse()).isEqualTo(1);
    assertThat(seat(ada).orElseThrow().source()).isEqualTo(SeatSource.CLASS);
    assertThat(world().engine().check(ada, Given.NOTEBOOK).isAllowed()).isTrue();
    room.leave(ada, band).orElseThrow();
    assertThat(room.seatsInUse()).isZero();
    assertThat(world().engine().check(ada, Given.NOTEBOOK).reason()).isEqualTo(Reason.NO_SEAT);
  }

  @Test
  void a_free_class_takes_none() {
    assertThat(room.joined(ada, room.free("Choir"))).isEqualTo(NOT_NEEDED);
    assertThat(room.seatsInUse()).isZero();
  }

  @Test
  void a_student_in_several_paid_classes_takes_one_and_the_last_one_gives_it_back() {
    List<ClassGroup> classes = List.of(band, room.paid("Brass"), room.paid("Strings"));
    ClassGroup choir = room.free("Choir");
    room.joined(ada, choir);
    classes.forEach(each -> assertThat(room.joined(ada, each)).isEqualTo(HELD));
    assertThat(room.seatsInUse()).isEqualTo(1);
    room.leave(ada, classes.get(0)).orElseThrow();
    room.archive(classes.get(1)).orElseThrow();
    assertThat(room.seatsInUse()).isEqualTo(1);
    room.remove(ada, classes.get(2)).orElseThrow();
    assertThat(room.seatsInUse()).isZero();
    assertThat(room.students(choir)).hasSize(1);
  }

  @Test
  void in_a_full_subscription_a_student_joins_and_waits_and_never_is_there_one_too_many() {
    List<AccountId> pupils = room.pupils("pupil", 5);
    assertThat(pupils.stream().map(pupil -> room.joined(pupil, band)))
        .containsExactly(HELD, HELD, WAITING, WAITING, WAITING);
    assertThat(room.seatsInUse()).isEqualTo(SEATS);
    assertThat(room.students(band)).hasSize(5);
    room.leave(pupils.get(0), band).orElseThrow();
    assertThat(room.seat(pupils.get(2), band)).as("who waits longest").isEqualTo(HELD);
    assertThat(seat(pupils.get(2)).orElseThrow().source()).isEqualTo(SeatSource.CLASS);
    room.leave(pupils.get(3), band).orElseThrow();
    assertThat(room.district().waiting()).containsExactly("pupil4@home.example");
    room.leave(pupils.get(2), band).orElseThrow();
    assertThat(room.district().waiting()).isEmpty();
    assertThat(room.seat(pupils.get(4), band)).isEqualTo(HELD);
  }

  @Test
  void more_seats_go_to_students_who_wait() {
    List<AccountId> pupils = room.pupils("pupil", 3);
    pupils.forEach(pupil -> room.joined(pupil, band));
    room.district().change(new AddSeats(room.district().key().key().id(), 1), "more").orElseThrow();
    assertThat(room.seat(pupils.get(2), band)).isEqualTo(HELD);
  }

  @Test
  void a_seat_that_was_typed_stays_after_the_last_class() {
    room.district().assign("ada@home.example", "typed").orElseThrow();
    assertThat(room.joined(ada, band)).isEqualTo(HELD);
    assertThat(room.seatsInUse()).isEqualTo(1);
    room.leave(ada, band).orElseThrow();
    assertThat(seat(ada)).isPresent();
    room.joined(ada, band);
    room.archive(band).orElseThrow();
    assertThat(seat(ada).orElseThrow().source()).isEqualTo(SeatSource.TYPED);
  }

  @Test
  void a_place_that_was_typed_stays_after_the_last_class() {
    room.pupils("pupil", SEATS).forEach(pupil -> room.joined(pupil, band));
    room.district().assignOrWait("ada@home.example");
    assertThat(room.joined(ada, band)).isEqualTo(WAITING);
    room.leave(ada, band).orElseThrow();
    assertThat(room.district().waiting()).containsExactly("ada@home.example");
  }

  @Test
  void a_seat_that_an_administrator_takes_back_leaves_the_student_in_the_class() {
    room.joined(ada, band);
    room.district().release(ada, "back").orElseThrow();
    assertThat(room.seat(ada, band)).isEqualTo(NOT_HELD);
    assertThat(room.joined(ada, band)).as("typing the code again").isEqualTo(NOT_HELD);
    assertThat(room.joined(ada, room.paid("Brass"))).as("another class").isEqualTo(HELD);
    room.leave(ada, band).orElseThrow();
    assertThat(room.seatsInUse()).isEqualTo(1);
  }

  @Test
  void a_seat_that_was_lost_over_capacity_leaves_the_student_in_the_class() {
    room.district()
        .change(new SetOverCapacity(new OverCapacityPolicy(Keep.OLDEST, 0)), "policy")
        .orElseThrow();
    AccountId ben = room.pupil("ben");
    room.joined(ada, band);
    world().pass(Duration.ofMinutes(1));
    room.joined(ben, band);
    ProductKey key = room.district().key().key();
    room.district().change(new Renew(key.id(), 1, 12, RenewFrom.EXPIRY), "fewer").orElseThrow();
    world().moveTo(key.newest().term().endsAt());
    world().doJobs();
    assertThat(room.seatsInUse()).isEqualTo(1);
    assertThat(room.seat(ben, band)).isEqualTo(NOT_HELD);
    room.leave(ben, band).orElseThrow();
    assertThat(room.seat(ada, band)).isEqualTo(HELD);
  }

  @Test
  void whoever_left_is_not_enrolled_and_a_repeat_is_answered_as_before() {
    room.joined(ada, band);
    IdempotencyKey key = IdempotencyKey.of("leave");
    for (int i = 0; i < 2; i++) {
      assertThat(room.groups().leave(ada, room.organization(), band.id(), key).orElseThrow())
          .isEqualTo(band);
    }
    assertThat(room.leave(ada, band)).isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_ENROLLED));
    assertThat(room.remove(ada, band)).isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_ENROLLED));
  }

  @Test
  void whoever_leaves_the_last_class_stays_a_member() {
    room.joined(ada, band);
    room.leave(ada, band).orElseThrow();
    assertThat(world().engine().memberships().of(ada)).hasSize(1);
    assertThat(room.joined(ada, band)).isEqualTo(HELD);
  }

  @Test
  void whoever_leaves_the_organization_leaves_its_classes_archived_ones_too() {
    ClassGroup over = room.free("Over");
    AccountId other = world().activeAccount("other@school.example");
    Classroom elsewhere =
        new Classroom(new District(world(), other, world().organization(other, "B")), other);
    ClassGroup art = elsewhere.free("Art");
    elsewhere.join(ada, art).orElseThrow();
    room.joined(ada, over);
    room.joined(ada, band);
    room.archive(over).orElseThrow();
    world()
        .engine()
        .memberships()
        .leave(ada, room.organization(), IdempotencyKey.of("leave"))
        .orElseThrow();
    assertThat(room.students(band)).isEmpty();
    assertThat(room.students(over)).isEmpty();
    assertThat(room.seatsInUse()).isZero();
    assertThat(elsewhere.students(art)).hasSize(1);
    assertThat(world().engine().memberships().of(ada))
        .extracting(Membership::organization)
        .containsExactly(elsewhere.organization());
  }

  @Test
  void an_archived_class_gives_all_its_seats_and_places_back_and_restored_takes_none() {
    List<AccountId> pupils = room.pupils("pupil", SEATS + 2);
    pupils.forEach(pupil -> room.joined(pupil, band));
    ClassGroup brass = room.paid("Brass");
    room.joined(pupils.get(3), brass); // waits, last in the line
    room.archive(band).orElseThrow();
    assertThat(room.seatsInUse()).isEqualTo(1);
    assertThat(room.seat(pupils.get(3), brass)).isEqualTo(HELD);
    assertThat(room.district().waiting()).isEmpty();
    room.groups().restore(room.teacher(), room.organization(), band.id()).orElseThrow();
    assertThat(room.students(band)).hasSize(4).extracting(Student::seat).containsOnly(NOT_NEEDED);
    assertThat(room.seatsInUse()).isEqualTo(1);
  }

  @Test
  void
      five_hundred_students_give_their_seats_and_places_back_in_one_transaction_of_few_statements() {
    room.district()
        .change(new AddSeats(room.district().key().key().id(), MANY - 50 - SEATS), "more")
        .orElseThrow();
    List<AccountId> pupils = room.pupils("pupil", MANY);
    pupils.forEach(pupil -> room.join(pupil, band).orElseThrow());
    assertThat(room.seatsInUse()).isEqualTo(MANY - 50);
    assertThat(room.district().overview().total()).isEqualTo(MANY - 50);
    long waiting =
        room.students(band).stream().filter(student -> student.seat() == WAITING).count();
    assertThat(waiting).isEqualTo(50);
    storage.calls();
    room.archive(band).orElseThrow();
    assertThat(storage.calls()).hasSizeLessThan(30).containsOnlyOnce("write");
    assertThat(room.seatsInUse()).isZero();
    assertThat(room.district().waiting()).isEmpty();
  }

  @Test
  void a_listed_student_joins_and_keeps_what_the_list_gave() {
    AccountId listed = room.district().joined("listed@home.example", Role.STUDENT);
    world().engine().accounts().signUp(EmailAddress.of("listed@home.example"));
    world().doJobs();
    world().engine().accounts().confirm(world().newestProof("confirm"), "Some Body").orElseThrow();
    assertThat(room.joined(listed, band)).isEqualTo(HELD);
    assertThat(world().engine().accounts().find(listed).map(Account::id)).contains(listed);
    room.leave(listed, band).orElseThrow();
    assertThat(seat(listed)).isEmpty();
  }

  private Optional<Seat> seat(AccountId account) {
    SubscriptionId subscription = room.district().subscription();
    SeatHolder holder = new SeatHolder.Person(account);
    return world()
        .storage()
        .read(store -> store.seats().find(room.organization(), subscription, holder));
  }
}
