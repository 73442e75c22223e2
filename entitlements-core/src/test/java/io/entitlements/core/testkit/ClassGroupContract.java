package io.entitlements.core.testkit;

import static io.entitlements.account.Role.STUDENT;
import static io.entitlements.account.Role.SUPERVISOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassGroupRefusal;
import io.entitlements.event.ClassGroupEvent;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.AccountId;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Revision;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Making classes, their codes, archiving them, and what they leave in the trail. */
public abstract class ClassGroupContract extends ClassGroupWorld {

  /** For subclasses. */
  protected ClassGroupContract() {}

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

  private Outcome<ClassGroup, ClassGroupRefusal> create(
      AccountId by, OrganizationId organization, SubscriptionId paidBy) {
    return groups().create(by, organization, "Band", Optional.of(paidBy), ONCE);
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

  private Revision revision() {
    return world().engine().history().revision(room.organization());
  }
}
