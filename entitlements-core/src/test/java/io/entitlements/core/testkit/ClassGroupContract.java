package io.entitlements.core.testkit;

import static io.entitlements.account.Role.STUDENT;
import static io.entitlements.account.Role.SUPERVISOR;
import static io.entitlements.account.Role.TECH_INSTRUCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.ClassGroups;
import io.entitlements.account.Enrolment;
import io.entitlements.account.Membership;
import io.entitlements.account.Role;
import io.entitlements.account.Student;
import io.entitlements.event.ClassGroupEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Making classes and looking after them. */
public abstract class ClassGroupContract extends WorldContract {

  private static final IdempotencyKey ONCE = IdempotencyKey.of("once");

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private Classroom room;

  /** For subclasses. */
  protected ClassGroupContract() {}

  @BeforeEach
  final void openClassroom() {
    room = Classroom.in(world(), 5);
  }

  @Test
  void an_educator_makes_a_class_and_sees_its_code_again_and_again() {
    ClassGroup choir = room.free("Choir");
    assertThat(choir.teacher()).isEqualTo(room.teacher());
    assertThat(choir.paidBy()).isEmpty();
    assertThat(room.paid("Band").paidBy()).contains(room.district().subscription());
    assertThat(room.code(choir))
        .isEqualTo(room.code(choir))
        .isNotEqualTo(room.code(room.free("B")));
    assertThat(code(room.teacher(), choir).orElseThrow().expiresAt()).isEmpty();
  }

  @Test
  void a_class_is_paid_by_a_subscription_of_the_organization_that_people_hold_seats_of() {
    AccountId other = world().activeAccount("other@school.example");
    District elsewhere = world().district(other, "Elsewhere", "suite", 5);
    District computers = world().district(room.district().administrator(), "Office", "meeting", 5);
    assertThat(create(room.teacher(), room.organization(), elsewhere.subscription()))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.UNKNOWN_SUBSCRIPTION));
    assertThat(
            create(computers.administrator(), computers.organization(), computers.subscription()))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.PRODUCT_KEY_ONLY));
  }

  @Test
  void who_teaches_nothing_makes_no_class() {
    AccountId supervisor = member(SUPERVISOR);
    AccountId student = member(STUDENT);
    AccountId stranger = room.pupil("stranger");
    for (AccountId by : List.of(supervisor, student, stranger)) {
      for (Optional<SubscriptionId> paidBy :
          List.of(
              Optional.<SubscriptionId>empty(),
              Optional.of(room.district().subscription()),
              Optional.of(new SubscriptionId(UUID.randomUUID())))) {
        assertThat(groups().create(by, room.organization(), "Mine", paidBy, ONCE))
            .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_PERMITTED));
      }
    }
  }

  @Test
  void hostile_names_are_refused_or_kept_as_they_are() {
    for (String name :
        List.of(
            "",
            "  ",
            "x".repeat(201),
            "x".repeat(10_000),
            "a\nb",
            "a\u0000b",
            "a\u2028b",
            "\ud800")) {
      assertThatThrownBy(
              () ->
                  groups()
                      .create(room.teacher(), room.organization(), name, Optional.empty(), ONCE))
          .isInstanceOf(IllegalArgumentException.class);
      ClassGroup known = room.free("Known");
      assertThatThrownBy(
              () -> groups().rename(room.teacher(), room.organization(), known.id(), name))
          .isInstanceOf(IllegalArgumentException.class);
    }
    String html = "<script>alert('3b')</script> \"& 学校 🎹'; drop table class_group";
    assertThat(room.free(html).name()).isEqualTo(html);
    assertThat(of(room.teacher())).extracting(ClassGroup::name).contains(html);
  }

  @Test
  void a_class_is_renamed_and_saying_it_twice_changes_nothing_more() {
    ClassGroup choir = room.free("Choir");
    ClassGroup renamed = rename(room.teacher(), choir, "Chorus").orElseThrow();
    assertThat(renamed).isEqualTo(choir.withName("Chorus"));
    Revision before = revision();
    assertThat(rename(room.teacher(), choir, "Chorus").orElseThrow()).isEqualTo(renamed);
    assertThat(revision()).isEqualTo(before);
    assertThat(of(room.teacher())).containsExactly(renamed);
  }

  @Test
  void a_repeat_makes_no_second_class_and_no_third_code() {
    ClassGroup choir = room.free("Choir");
    assertThat(room.free("Choir")).isEqualTo(choir);
    assertThat(of(room.teacher())).containsExactly(choir);
    ClassCode renewed = renew(choir, Optional.empty(), ONCE);
    assertThat(renew(choir, Optional.empty(), ONCE)).isEqualTo(renewed);
    ClassCode newest = renew(choir, Optional.of(world().instant()), IdempotencyKey.of("2"));
    assertThat(renew(choir, Optional.empty(), ONCE)).isEqualTo(renewed);
    assertThat(code(room.teacher(), choir).orElseThrow()).isEqualTo(newest);
    assertThat(renew(choir, Optional.of(world().instant()), IdempotencyKey.of("2")))
        .isEqualTo(newest);
  }

  @Test
  void an_archived_class_has_no_code_and_a_restored_one_a_new_one_and_is_free() {
    ClassGroup band = room.paid("Band");
    String code = room.code(band);
    ClassGroup archived = room.archive(band).orElseThrow();
    assertThat(archived).isEqualTo(band.archived(world().instant()));
    Revision before = revision();
    assertThat(room.archive(band).orElseThrow()).isEqualTo(archived);
    assertThat(revision()).isEqualTo(before);
    assertThat(code(room.teacher(), band)).isEqualTo(Outcome.refused(ClassGroupRefusal.ARCHIVED));
    assertThat(expire(room.teacher(), band, Optional.empty()))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.ARCHIVED));
    assertThat(
            groups()
                .renewCode(room.teacher(), room.organization(), band.id(), Optional.empty(), ONCE))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.ARCHIVED));
    ClassGroup restored = restore(room.teacher(), band).orElseThrow();
    assertThat(restored).isEqualTo(archived.restored());
    assertThat(restored.paidBy()).isEmpty();
    before = revision();
    assertThat(restore(room.teacher(), band).orElseThrow()).isEqualTo(restored);
    assertThat(revision()).isEqualTo(before);
    assertThat(room.code(band)).isNotEqualTo(code);
  }

  @Test
  void an_educator_looks_after_their_own_classes_and_administrators_after_all() {
    ClassGroup choir = room.free("Choir");
    AccountId colleague = member(Role.EDUCATOR);
    assertNotPermitted(colleague, choir.id());
    assertNotPermitted(colleague, unknown());
    for (AccountId by : List.of(room.district().administrator(), member(TECH_INSTRUCTOR))) {
      assertThat(code(by, choir).orElseThrow().text()).isEqualTo(room.code(choir));
      rename(by, choir, "Chorus" + by).orElseThrow();
      assertThat(rename(by, choir.organization(), unknown(), "x"))
          .isEqualTo(Outcome.refused(ClassGroupRefusal.UNKNOWN_CLASS));
      assertThat(pageOf(by, Optional.empty()).orElseThrow().items()).hasSize(1);
      assertThat(pageOf(by, Optional.of(colleague)).orElseThrow().items()).isEmpty();
    }
    assertThat(pageOf(colleague, Optional.empty()))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_PERMITTED));
    assertThat(pageOf(colleague, Optional.of(room.teacher())))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_PERMITTED));
    assertThat(of(colleague)).isEmpty();
  }

  @Test
  void strangers_and_people_of_another_organization_learn_nothing() {
    ClassGroup choir = room.free("Choir");
    AccountId other = world().activeAccount("other@school.example");
    OrganizationId elsewhere = world().organization(other, "Elsewhere");
    AccountId student = room.pupil("student");
    room.join(student, choir).orElseThrow();
    for (AccountId by : List.of(other, student, room.pupil("stranger"))) {
      assertNotPermitted(by, choir.id());
      assertNotPermitted(by, unknown());
    }
    // By the identifier of one's own organization the class of another is not there.
    assertThat(rename(other, elsewhere, choir.id(), "x"))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.UNKNOWN_CLASS));
    assertThat(groups().leave(other, room.organization(), choir.id(), ONCE))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_ENROLLED));
    assertThat(groups().leave(other, room.organization(), unknown(), ONCE))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_ENROLLED));
    assertThat(groups().leave(student, elsewhere, choir.id(), ONCE))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_ENROLLED));
  }

  @Test
  void a_supervisor_sees_classes_and_students_and_changes_nothing() {
    ClassGroup choir = room.free("Choir");
    AccountId supervisor = member(SUPERVISOR);
    Outcome<?, ?> refused = Outcome.refused(ClassGroupRefusal.NOT_PERMITTED);
    assertThat(
            groups().page(supervisor, room.organization(), Optional.empty(), Optional.empty(), 9))
        .isInstanceOf(Outcome.Done.class);
    assertThat(groups().students(supervisor, room.organization(), choir.id(), Optional.empty(), 9))
        .isInstanceOf(Outcome.Done.class);
    assertThat(groups().students(supervisor, room.organization(), unknown(), Optional.empty(), 9))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.UNKNOWN_CLASS));
    assertThat(code(supervisor, choir)).as("whoever has it lets people in").isEqualTo(refused);
    assertThat(rename(supervisor, room.organization(), choir.id(), "x")).isEqualTo(refused);
  }

  @Test
  void an_educator_lists_their_own_classes_alone() {
    ClassGroup choir = room.free("Choir");
    Optional<AccountId> own = Optional.of(room.teacher());
    assertThat(groups().page(room.teacher(), room.organization(), own, Optional.empty(), 9))
        .isInstanceOfSatisfying(
            Outcome.Done.class,
            done -> assertThat(((Page<?>) done.value()).items()).isEqualTo(List.of(choir)));
    assertThat(
            groups()
                .page(room.teacher(), room.organization(), Optional.empty(), Optional.empty(), 9))
        .isEqualTo(Outcome.refused(ClassGroupRefusal.NOT_PERMITTED));
  }

  @Test
  void a_teacher_who_leaves_the_organization_does_not_look_after_the_class_any_more() {
    ClassGroup choir = room.free("Choir");
    world()
        .engine()
        .memberships()
        .leave(room.teacher(), room.organization(), IdempotencyKey.of("leave"))
        .orElseThrow();
    assertNotPermitted(room.teacher(), choir.id());
    assertThat(code(room.district().administrator(), choir)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void classes_and_students_are_listed_page_by_page() {
    ClassGroup first = room.free("A");
    world().pass(Duration.ofMillis(1));
    ClassGroup second = room.free("B");
    world().pass(Duration.ofMillis(1));
    ClassGroup third = room.free("C");
    room.archive(second).orElseThrow();
    Page<ClassGroup> page = page(Optional.empty(), 2);
    assertThat(page.items()).extracting(ClassGroup::id).containsExactly(first.id(), second.id());
    Page<ClassGroup> rest = page(page.next(), 2);
    assertThat(rest.items()).containsExactly(third);
    assertThat(rest.next()).isEmpty();
    List<AccountId> pupils = room.pupils("pupil", 3);
    pupils.forEach(pupil -> room.join(pupil, first).orElseThrow());
    Outcome<Page<Student>, ClassGroupRefusal> students =
        groups().students(room.teacher(), room.organization(), first.id(), Optional.empty(), 2);
    assertThat(students.orElseThrow().items()).hasSize(2);
    assertThat(
            groups()
                .students(
                    room.teacher(),
                    room.organization(),
                    first.id(),
                    students.orElseThrow().next(),
                    2)
                .orElseThrow()
                .items())
        .hasSize(1);
    for (int limit : new int[] {0, -1, 1_001}) {
      assertThatThrownBy(() -> page(Optional.empty(), limit))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> page(Optional.of("x"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_student_sees_the_classes_of_all_organizations_without_archived_ones() {
    AccountId ada = room.pupil("ada");
    ClassGroup choir = room.free("Choir");
    ClassGroup band = room.free("Band");
    AccountId other = world().activeAccount("other@school.example");
    Classroom elsewhere =
        new Classroom(new District(world(), other, world().organization(other, "B")), other);
    ClassGroup art = elsewhere.free("Art");
    room.join(ada, band).orElseThrow();
    world().pass(Duration.ofMillis(1));
    elsewhere.join(ada, art).orElseThrow();
    world().pass(Duration.ofMillis(1));
    room.join(ada, choir).orElseThrow();
    assertThat(groups().of(ada))
        .extracting(Enrolment::classGroup)
        .containsExactly(band, art, choir);
    room.archive(band).orElseThrow();
    assertThat(groups().of(ada)).extracting(Enrolment::classGroup).containsExactly(art, choir);
    restore(room.teacher(), band).orElseThrow();
    assertThat(groups().of(ada)).hasSize(3);
  }

  @Test
  void every_change_of_a_class_leaves_its_event_and_none_holds_the_code() {
    Revision before = revision();
    ClassGroup choir = room.paid("Choir");
    AccountId ada = room.pupil("ada");
    String first = room.code(choir);
    room.join(ada, choir).orElseThrow();
    rename(room.teacher(), choir, "Chorus").orElseThrow();
    String second = renew(choir, Optional.empty(), ONCE).text();
    expire(room.teacher(), choir, Optional.of(world().instant())).orElseThrow();
    room.archive(choir).orElseThrow();
    restore(room.teacher(), choir).orElseThrow();
    room.remove(ada, choir).orElseThrow();
    List<RecordedEvent> events = world().engine().history().after(before, 100);
    assertThat(events)
        .extracting(event -> event.event().getClass().getSimpleName())
        .containsExactly(
            "ClassGroupAdded",
            "MembershipChanged",
            "ClassGroupJoined",
            "SeatTaken",
            "ClassGroupRenamed",
            "ClassCodeRenewed",
            "ClassCodeExpirySet",
            "ClassGroupArchived",
            "SeatReleased",
            "ClassGroupRestored",
            "ClassGroupLeft");
    assertThat(events.get(2).event())
        .isEqualTo(new ClassGroupEvent.ClassGroupJoined(room.organization(), choir.id(), ada));
    assertThat(events.toString() + code(room.teacher(), choir))
        .doesNotContain(first, second, room.code(choir));
  }

  private void assertNotPermitted(AccountId by, ClassGroupId id) {
    OrganizationId organization = room.organization();
    assertThat(
            List.of(
                groups().rename(by, organization, id, "x"),
                groups().code(by, organization, id),
                groups().renewCode(by, organization, id, Optional.empty(), ONCE),
                groups().expireCode(by, organization, id, Optional.empty()),
                groups().remove(by, organization, id, room.teacher(), ONCE),
                groups().archive(by, organization, id),
                groups().restore(by, organization, id),
                groups().students(by, organization, id, Optional.empty(), 1)))
        .allMatch(Outcome.refused(ClassGroupRefusal.NOT_PERMITTED)::equals);
  }

  private static ClassGroupId unknown() {
    return new ClassGroupId(UUID.randomUUID());
  }

  private AccountId member(Role role) {
    AccountId account = room.pupil("m" + UUID.randomUUID());
    world()
        .storage()
        .write(
            store ->
                store
                    .memberships()
                    .insert(new Membership(room.organization(), account, Set.of(role))));
    return account;
  }

  private ClassGroups groups() {
    return room.groups();
  }

  private Outcome<ClassGroup, ClassGroupRefusal> create(
      AccountId by, OrganizationId organization, SubscriptionId paidBy) {
    return groups().create(by, organization, "Band", Optional.of(paidBy), ONCE);
  }

  private Outcome<ClassGroup, ClassGroupRefusal> rename(
      AccountId by, ClassGroup classGroup, String name) {
    return rename(by, room.organization(), classGroup.id(), name);
  }

  private Outcome<ClassGroup, ClassGroupRefusal> rename(
      AccountId by, OrganizationId organization, ClassGroupId id, String name) {
    return groups().rename(by, organization, id, name);
  }

  private Outcome<ClassCode, ClassGroupRefusal> code(AccountId by, ClassGroup of) {
    return groups().code(by, room.organization(), of.id());
  }

  private ClassCode renew(ClassGroup of, Optional<Instant> expiresAt, IdempotencyKey key) {
    return groups()
        .renewCode(room.teacher(), room.organization(), of.id(), expiresAt, key)
        .orElseThrow();
  }

  private Outcome<ClassCode, ClassGroupRefusal> expire(
      AccountId by, ClassGroup of, Optional<Instant> at) {
    return groups().expireCode(by, room.organization(), of.id(), at);
  }

  private Outcome<ClassGroup, ClassGroupRefusal> restore(AccountId by, ClassGroup classGroup) {
    return groups().restore(by, room.organization(), classGroup.id());
  }

  private List<ClassGroup> of(AccountId teacher) {
    return pageOf(teacher, Optional.of(teacher)).orElseThrow().items();
  }

  private Outcome<Page<ClassGroup>, ClassGroupRefusal> pageOf(
      AccountId by, Optional<AccountId> teacher) {
    return groups().page(by, room.organization(), teacher, Optional.empty(), 100);
  }

  private Page<ClassGroup> page(Optional<String> cursor, int limit) {
    return groups()
        .page(room.teacher(), room.organization(), Optional.of(room.teacher()), cursor, limit)
        .orElseThrow();
  }

  private Revision revision() {
    return world().engine().history().revision(room.organization());
  }
}
