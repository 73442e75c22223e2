package io.entitlements.core.testkit;

import static io.entitlements.account.Role.SUPERVISOR;
import static io.entitlements.account.Role.TECH_INSTRUCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.account.Enrolment;
import io.entitlements.account.Role;
import io.entitlements.account.Student;
import io.entitlements.type.AccountId;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who looks after which class, and who sees what. */
public abstract class ClassAccessContract extends ClassGroupWorld {

  /** For subclasses. */
  protected ClassAccessContract() {}

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
}
