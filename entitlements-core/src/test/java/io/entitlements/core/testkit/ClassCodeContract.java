package io.entitlements.core.testkit;

import static io.entitlements.account.Role.STUDENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.Enrolment;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.JoinRefusal.TooManyAttempts;
import io.entitlements.account.JoinRefusal.Why;
import io.entitlements.account.Membership;
import io.entitlements.account.Source;
import io.entitlements.spi.Storage;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Joining classes by their codes, and trying to by what is none. */
public abstract class ClassCodeContract extends WorldContract {

  private static final Source SCHOOL = new Source("192.0.2.7");
  private static final String WRONG = "CCF-CCF-CCF";
  private static final int BURST = JoinLimits.DEFAULT.perAccount().burst();
  private static final Duration EVERY = JoinLimits.DEFAULT.perAccount().every();

  // JUnit and the first call of each test set them.
  @SuppressWarnings("NullAway.Init")
  private Classroom room;

  @SuppressWarnings("NullAway.Init")
  private ClassGroup choir;

  @SuppressWarnings("NullAway.Init")
  private AccountId ada;

  @SuppressWarnings("NullAway.Init")
  private NotedStorage storage;

  /** For subclasses. */
  protected ClassCodeContract() {}

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
    room = Classroom.in(world(), 5);
    choir = room.free("Choir");
    ada = room.pupil("ada");
  }

  @Test
  void whoever_joins_becomes_a_student_of_the_class_and_of_the_organization() {
    Enrolment enrolment = join(ada, room.code(choir)).orElseThrow();
    assertThat(enrolment).isEqualTo(new Enrolment(choir, world().instant(), ClassSeat.NOT_NEEDED));
    assertThat(world().engine().memberships().of(ada))
        .containsExactly(new Membership(room.organization(), ada, Set.of(STUDENT)));
    assertThat(world().engine().accounts().find(ada).orElseThrow().defaultOrganization())
        .contains(room.organization());
    assertThat(room.students(choir))
        .extracting(student -> student.account().id())
        .containsExactly(ada);
    assertThat(world().engine().classGroups().of(ada)).containsExactly(enrolment);
  }

  @Test
  void whoever_joins_twice_is_answered_the_same_and_nothing_changes() {
    Enrolment enrolment = join(ada, room.code(choir)).orElseThrow();
    world().pass(Duration.ofDays(1));
    Revision before = world().engine().history().revision(room.organization());
    assertThat(join(ada, room.code(choir)).orElseThrow()).isEqualTo(enrolment);
    assertThat(world().engine().history().revision(room.organization())).isEqualTo(before);
  }

  @Test
  void a_code_is_read_as_people_type_it() {
    String code = room.code(choir);
    for (String typed :
        List.of(
            code.toLowerCase(Locale.ROOT),
            code.replace("-", ""),
            " " + code.replace("-", " \u2013 ") + "\n")) {
      join(room.pupil("p" + typed.hashCode()), typed).orElseThrow();
    }
  }

  @Test
  void an_address_must_be_verified_first_and_an_account_be_there() {
    world().engine().accounts().signUp(EmailAddress.of("pending@home.example"));
    world().doJobs();
    AccountId pending =
        world()
            .engine()
            .accounts()
            .find(EmailAddress.of("pending@home.example"))
            .orElseThrow()
            .id();
    for (AccountId account : List.of(pending, new AccountId(UUID.randomUUID()))) {
      for (String code : List.of(room.code(choir), WRONG)) {
        assertRefused(join(account, code), Why.ACCOUNT_NOT_ACTIVE);
      }
    }
  }

  @Test
  void staff_of_the_organization_do_not_become_students_and_those_of_another_do() {
    AccountId other = world().activeAccount("other@school.example");
    world().organization(other, "Elsewhere");
    for (AccountId staff : List.of(room.teacher(), room.district().administrator())) {
      assertRefused(join(staff, room.code(choir)), Why.STUDENT_EXCLUDED);
    }
    assertThat(room.students(choir)).isEmpty();
    join(other, room.code(choir)).orElseThrow();
    assertThat(world().engine().memberships().of(other)).hasSize(2);
  }

  @Test
  void a_code_opens_until_the_millisecond_before_it_expires() {
    Instant end = world().instant().plusSeconds(60);
    expire(Optional.of(end.plusNanos(999_999)));
    String code = room.code(choir);
    world().moveTo(end.minusMillis(1));
    join(ada, code).orElseThrow();
    world().moveTo(end);
    assertRefused(join(room.pupil("ben"), code), Why.CODE_NOT_VALID);
    world().moveTo(end.plusMillis(1));
    assertRefused(join(room.pupil("cem"), code), Why.CODE_NOT_VALID);
    expire(Optional.empty());
    join(room.pupil("dan"), code).orElseThrow();
  }

  @Test
  void a_renewed_code_stops_at_once() {
    String old = room.code(choir);
    String renewed =
        room.groups()
            .renewCode(
                room.teacher(),
                room.organization(),
                choir.id(),
                Optional.empty(),
                IdempotencyKey.of("renew"))
            .orElseThrow()
            .text();
    assertRefused(join(ada, old), Why.CODE_NOT_VALID);
    join(ada, renewed).orElseThrow();
  }

  @Test
  void whether_a_code_is_unknown_expired_renewed_or_archived_is_told_neither_by_words_nor_work() {
    ClassGroup expired = room.free("Expired");
    ClassGroup renewed = room.free("Renewed");
    ClassGroup archived = room.paid("Archived");
    List<String> codes =
        List.of(WRONG, room.code(expired), room.code(renewed), room.code(archived));
    room.groups()
        .expireCode(
            room.teacher(), room.organization(), expired.id(), Optional.of(world().instant()))
        .orElseThrow();
    room.groups()
        .renewCode(
            room.teacher(),
            room.organization(),
            renewed.id(),
            Optional.empty(),
            IdempotencyKey.of("renew"))
        .orElseThrow();
    room.archive(archived).orElseThrow();
    List<List<String>> work =
        codes.stream()
            .map(
                code -> {
                  AccountId pupil = room.pupil("p" + code);
                  storage.calls();
                  assertRefused(join(pupil, code, SCHOOL), Why.CODE_NOT_VALID);
                  return storage.calls();
                })
            .toList();
    assertThat(work.get(0)).contains("ClassGroupStore.openedBy");
    assertThat(work).containsOnly(work.get(0));
  }

  @Test
  void nobody_joins_a_class_of_a_closed_organization() {
    String code = room.code(choir);
    world()
        .storage()
        .write(store -> store.organizations().close(room.organization(), world().instant()));
    assertRefused(join(ada, code), Why.CODE_NOT_VALID);
  }

  @Test
  void after_some_wrong_codes_no_more_are_looked_at_for_a_while() {
    for (int i = 0; i < BURST; i++) {
      assertRefused(join(ada, WRONG), Why.CODE_NOT_VALID);
    }
    Instant retryAt = world().instant().plus(EVERY);
    for (String code : List.of(WRONG, room.code(choir))) {
      assertRefused(join(ada, code), new TooManyAttempts(retryAt));
    }
    world().moveTo(retryAt.minusMillis(1));
    assertRefused(join(ada, room.code(choir)), new TooManyAttempts(retryAt));
    world().moveTo(retryAt);
    join(ada, room.code(choir)).orElseThrow();
  }

  @Test
  void right_codes_and_what_cannot_be_a_code_cost_nothing() {
    for (int i = 0; i < BURST - 1; i++) {
      join(ada, WRONG);
    }
    for (int i = 0; i < 3 * BURST; i++) {
      join(ada, room.code(choir)).orElseThrow();
      assertRefused(join(ada, "I forgot it"), Why.CODE_NOT_VALID);
    }
    assertRefused(join(ada, WRONG), Why.CODE_NOT_VALID);
    assertThat(join(ada, WRONG)).isNotEqualTo(Outcome.refused(Why.CODE_NOT_VALID));
  }

  @Test
  void who_guesses_stops_nobody_else_behind_the_same_address() {
    for (int i = 0; i < 10 * BURST; i++) {
      join(ada, WRONG, SCHOOL);
    }
    for (AccountId pupil : room.pupils("pupil", 30)) {
      assertRefused(join(pupil, WRONG, SCHOOL), Why.CODE_NOT_VALID);
      join(pupil, room.code(choir), SCHOOL).orElseThrow();
    }
  }

  @Test
  void one_source_guesses_no_more_by_many_accounts_and_leaves_the_others_their_own_tries() {
    JoinLimits limits = JoinLimits.DEFAULT;
    int own = limits.ownPerAccount().burst();
    int burst = limits.perSource().burst();
    int shared = BURST - own;
    List<AccountId> pupils = room.pupils("pupil", burst / shared + 1);
    int looked = 0;
    while (join(pupils.get(looked / BURST), WRONG, SCHOOL)
        .equals(Outcome.refused(Why.CODE_NOT_VALID))) {
      looked++;
    }
    assertThat(looked).isEqualTo(burst / shared * BURST + own + burst % shared);
    TooManyAttempts tooMany =
        new TooManyAttempts(world().instant().plus(limits.perSource().every()));
    AccountId honest = room.pupil("honest");
    for (int i = 0; i < own; i++) {
      join(honest, room.code(choir), SCHOOL).orElseThrow();
      assertRefused(join(honest, WRONG, SCHOOL), Why.CODE_NOT_VALID);
    }
    assertRefused(join(honest, room.code(choir), SCHOOL), tooMany);
    join(honest, room.code(choir), new Source("198.51.100.1")).orElseThrow();
    world().moveTo(tooMany.retryAt());
    join(honest, room.code(choir), SCHOOL).orElseThrow();
  }

  private void expire(Optional<Instant> at) {
    room.groups().expireCode(room.teacher(), room.organization(), choir.id(), at).orElseThrow();
  }

  private Outcome<Enrolment, JoinRefusal> join(AccountId account, String code) {
    return room.groups().join(account, code, Optional.empty());
  }

  private Outcome<Enrolment, JoinRefusal> join(AccountId account, String code, Source source) {
    return room.groups().join(account, code, Optional.of(source));
  }

  private static void assertRefused(Outcome<Enrolment, JoinRefusal> outcome, JoinRefusal why) {
    assertThat(outcome).isEqualTo(Outcome.refused(why));
  }
}
