package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.account.Source;
import io.entitlements.account.Student;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds when students, teachers and lists act at the same moment. */
public abstract class ClassRaceContract extends WorldContract {

  private static final int ROUNDS = 8;
  private static final int SEATS = 3;

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private Classroom room;

  /** For subclasses. */
  protected ClassRaceContract() {}

  @BeforeEach
  final void openClassroom() {
    room = Classroom.in(world(), SEATS);
  }

  @AfterEach
  final void audit() {
    Books.audited(room.district(), room.district().subscription())
        .requireNobodyToWaitBesideAFreeSeat();
  }

  @Test
  void two_paid_classes_joined_at_once_take_one_seat_and_left_at_once_give_it_back() {
    for (int round = 0; round < ROUNDS; round++) {
      List<ClassGroup> classes = List.of(room.paid("A" + round), room.paid("B" + round));
      AccountId ada = room.pupil("ada" + round);
      Race.run(2, thread -> room.join(ada, classes.get(thread)).orElseThrow());
      assertThat(room.seatsInUse()).isEqualTo(1);
      Race.run(2, thread -> room.leave(ada, classes.get(thread)).orElseThrow());
      assertThat(room.seatsInUse()).isZero();
    }
  }

  @Test
  void of_two_classes_one_left_and_one_archived_at_once_no_seat_is_kept() {
    for (int round = 0; round < ROUNDS; round++) {
      List<ClassGroup> classes = List.of(room.paid("A" + round), room.paid("B" + round));
      AccountId ada = room.pupil("ada" + round);
      classes.forEach(each -> room.join(ada, each).orElseThrow());
      Race.run(
          2,
          thread ->
              thread == 0
                  ? room.leave(ada, classes.get(0)).orElseThrow()
                  : room.archive(classes.get(1)).orElseThrow());
      assertThat(room.seatsInUse()).isZero();
    }
  }

  @Test
  void two_classes_archived_at_once_keep_no_seat_of_who_was_in_both() {
    for (int round = 0; round < ROUNDS; round++) {
      List<ClassGroup> classes = List.of(room.paid("A" + round), room.paid("B" + round));
      AccountId ada = room.pupil("ada" + round);
      classes.forEach(each -> room.join(ada, each).orElseThrow());
      Race.run(2, thread -> room.archive(classes.get(thread)).orElseThrow());
      assertThat(room.seatsInUse()).isZero();
    }
  }

  @Test
  void whoever_joins_while_the_class_is_archived_holds_no_seat_of_it() {
    for (int round = 0; round < ROUNDS; round++) {
      ClassGroup band = room.paid("Band" + round);
      String code = room.code(band);
      List<AccountId> pupils = room.pupils("pupil" + round + "-", 3);
      Race.run(
          4,
          thread ->
              thread == 3
                  ? room.archive(band)
                  : room.groups().join(pupils.get(thread), code, Optional.empty()));
      assertThat(room.seatsInUse()).isZero();
      assertThat(room.students(band))
          .extracting(Student::seat)
          .allMatch(ClassSeat.NOT_NEEDED::equals);
    }
  }

  @Test
  void more_students_than_seats_at_once_are_all_in_the_class_and_none_is_too_many() {
    for (int round = 0; round < 3; round++) {
      ClassGroup band = room.paid("Band" + round);
      List<AccountId> pupils = room.pupils("pupil" + round + "-", 8);
      Race.run(8, thread -> room.join(pupils.get(thread), band).orElseThrow());
      assertThat(room.seatsInUse()).isEqualTo(SEATS);
      assertThat(room.students(band))
          .filteredOn(student -> student.seat() == ClassSeat.WAITING)
          .hasSize(8 - SEATS);
      Race.run(8, thread -> room.leave(pupils.get(thread), band).orElseThrow());
      assertThat(room.seatsInUse()).isZero();
      assertThat(room.district().waiting()).isEmpty();
    }
  }

  @Test
  void one_person_who_joins_one_class_many_times_at_once_is_a_student_once() {
    ClassGroup band = room.paid("Band");
    AccountId ada = room.pupil("ada");
    Race.run(8, thread -> room.join(ada, band).orElseThrow());
    assertThat(room.students(band)).hasSize(1);
    assertThat(room.seatsInUse()).isEqualTo(1);
  }

  @Test
  void whoever_joins_while_a_list_makes_them_an_educator_is_one_of_both() {
    for (int round = 0; round < ROUNDS; round++) {
      ClassGroup band = room.paid("Band" + round);
      String name = "ada" + round;
      AccountId ada = room.pupil(name);
      Race.run(
          2,
          thread ->
              thread == 0
                  ? room.join(ada, band)
                  : room.district().joined(name + "@home.example", Role.EDUCATOR));
      Set<Role> roles =
          world().engine().memberships().of(ada).stream()
              .map(Membership::roles)
              .findAny()
              .orElseThrow();
      assertThat(roles).isIn(Set.of(Role.STUDENT), Set.of(Role.EDUCATOR));
      assertThat(room.students(band)).hasSize(roles.contains(Role.STUDENT) ? 1 : 0);
      assertThat(room.seatsInUse()).isEqualTo(1);
      world()
          .engine()
          .memberships()
          .leave(ada, room.organization(), IdempotencyKey.of("leave" + round))
          .orElseThrow();
    }
  }

  @Test
  void whoever_joins_while_leaving_the_organization_is_a_member_or_no_student() {
    for (int round = 0; round < ROUNDS; round++) {
      ClassGroup band = room.paid("Band" + round);
      ClassGroup brass = room.paid("Brass" + round);
      AccountId ada = room.pupil("ada" + round);
      room.join(ada, band).orElseThrow();
      String key = "leave" + round;
      Race.run(
          2,
          thread ->
              thread == 0
                  ? room.join(ada, brass)
                  : world()
                      .engine()
                      .memberships()
                      .leave(ada, room.organization(), IdempotencyKey.of(key)));
      boolean isMember = !world().engine().memberships().of(ada).isEmpty();
      assertThat(room.students(band)).isEmpty();
      assertThat(room.students(brass)).hasSize(isMember ? 1 : 0);
      assertThat(room.seatsInUse()).isEqualTo(isMember ? 1 : 0);
      room.archive(brass).orElseThrow();
    }
  }

  @Test
  void of_codes_guessed_all_at_once_no_more_are_looked_at_than_one_by_one() {
    AccountId ada = room.pupil("ada");
    Outcome<?, JoinRefusal> wrong = Outcome.refused(JoinRefusal.Why.CODE_NOT_VALID);
    Source source = new Source("192.0.2.7");
    assertThat(
            Race.winners(
                32,
                thread ->
                    room.groups().join(ada, "CCF-CCF-CCF", Optional.of(source)).equals(wrong)))
        .isEqualTo(JoinLimits.DEFAULT.perAccount().burst());
  }

  @Test
  void right_codes_of_one_source_all_at_once_are_never_too_many() {
    ClassGroup choir = room.free("Choir");
    String code = room.code(choir);
    Source school = new Source("192.0.2.7");
    AccountId guesser = room.pupil("guesser");
    List<AccountId> pupils = room.pupils("pupil", 24);
    Race.run(
        24,
        thread -> {
          room.groups().join(guesser, "CCF-CCF-CCF", Optional.of(school));
          return room.groups().join(pupils.get(thread), code, Optional.of(school)).orElseThrow();
        });
    assertThat(room.students(choir)).hasSize(24);
  }

  @Test
  void a_code_renewed_by_many_at_once_is_one_code() {
    ClassGroup choir = room.free("Choir");
    Race.run(
        6,
        thread ->
            room.groups()
                .renewCode(
                    room.teacher(),
                    room.organization(),
                    choir.id(),
                    Optional.empty(),
                    IdempotencyKey.of("renew-" + thread))
                .orElseThrow());
    AccountId ada = room.pupil("ada");
    assertThat(room.join(ada, choir)).isInstanceOf(Outcome.Done.class);
    assertThat(world().engine().accounts().find(EmailAddress.of("ada@home.example"))).isPresent();
  }
}
