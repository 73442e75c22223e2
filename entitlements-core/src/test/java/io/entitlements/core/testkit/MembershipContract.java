package io.entitlements.core.testkit;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.STUDENT;
import static io.entitlements.account.Role.SUPERVISOR;
import static io.entitlements.account.Role.TECH_INSTRUCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Member;
import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Role;
import io.entitlements.type.AccountId;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import io.entitlements.type.Page;
import io.entitlements.type.Revision;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Changing what people are in an organization, leaving it, and which one opens first. */
public abstract class MembershipContract extends MembershipWorld {

  /** For subclasses. */
  protected MembershipContract() {}

  @Test
  void an_administrator_makes_an_educator_an_administrator_who_then_acts_as_one() {
    District district = world().district("suite", 5);
    AccountId ada = world().activeAccount("ada@school.example");
    district.joined("ada@school.example", EDUCATOR);
    AccountId ben = administrator(district, "ben@school.example");
    assertThat(change(district.administrator(), district, ada, EDUCATOR, ADMINISTRATOR))
        .isEqualTo(made(district, ada, EDUCATOR, ADMINISTRATOR));
    assertThat(change(ada, district, ben, SUPERVISOR)).isEqualTo(made(district, ben, SUPERVISOR));
  }

  @Test
  void the_owner_stays_an_administrator_until_the_organization_is_handed_over() {
    District district = world().district("suite", 5);
    AccountId owner = district.administrator();
    AccountId next = administrator(district, "next@school.example");
    assertRefused(change(next, district, owner, EDUCATOR), MembershipRefusal.OWNER);
    assertRefused(remove(next, district, owner), MembershipRefusal.OWNER);
    assertRefused(leave(owner, district), MembershipRefusal.OWNER);
    assertThat(change(next, district, owner, EDUCATOR, ADMINISTRATOR))
        .isInstanceOf(Outcome.Done.class);
    district.handedOver(next);
    assertThat(remove(next, district, owner)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_student_becomes_nothing_else_and_nobody_else_a_student() {
    District district = world().district("suite", 5);
    AccountId student = district.joined("student@school.example", STUDENT);
    AccountId educator = district.joined("educator@school.example", EDUCATOR);
    AccountId by = district.administrator();
    assertRefused(change(by, district, student, EDUCATOR), MembershipRefusal.STUDENT_EXCLUDED);
    assertRefused(change(by, district, educator, STUDENT), MembershipRefusal.STUDENT_EXCLUDED);
    assertThatThrownBy(() -> change(by, district, educator, STUDENT, EDUCATOR))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(roles(district, student)).containsExactly(STUDENT);
    assertThat(roles(district, educator)).containsExactly(EDUCATOR);
  }

  @Test
  void the_last_administrator_cannot_be_demoted_removed_or_leave() {
    District district = world().district("suite", 5);
    AccountId last = district.administrator();
    assertRefused(change(last, district, last, EDUCATOR), MembershipRefusal.LAST_ADMINISTRATOR);
    assertRefused(remove(last, district, last), MembershipRefusal.LAST_ADMINISTRATOR);
    assertRefused(leave(last, district), MembershipRefusal.LAST_ADMINISTRATOR);
    AccountId next = administrator(district, "next@school.example");
    district.handedOver(next);
    assertThat(leave(last, district)).isInstanceOf(Outcome.Done.class);
    assertRefused(leave(next, district), MembershipRefusal.LAST_ADMINISTRATOR);
  }

  @Test
  void a_closed_organization_is_left_even_by_its_last_administrator_and_owner() {
    AccountId last = world().activeAccount("admin@school.example");
    AccountId ada = world().activeAccount("ada@school.example");
    District district = new District(world(), last, world().organization(last, "A School"));
    district.educating(ada);
    world().engine().organizations().close(last, district.organization(), key()).orElseThrow();
    assertRefused(remove(last, district, ada), MembershipRefusal.NOT_PERMITTED);
    assertThat(leave(ada, district)).isInstanceOf(Outcome.Done.class);
    assertThat(leave(last, district)).isInstanceOf(Outcome.Done.class);
    assertThat(world().engine().memberships().of(last)).isEmpty();
  }

  @Test
  void an_administrator_whose_address_nobody_verified_does_not_count() {
    District district = world().district("suite", 5);
    AccountId pending = district.joined("pending@school.example", EDUCATOR);
    change(district.administrator(), district, pending, ADMINISTRATOR).orElseThrow();
    assertRefused(leave(district.administrator(), district), MembershipRefusal.LAST_ADMINISTRATOR);
  }

  @Test
  void who_leaves_gives_back_seats_and_places_and_the_next_one_gets_the_seat() {
    District district = world().district("suite", 1);
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    assertThat(district.holdsSeat("ada@school.example")).isTrue();
    AccountId ben = district.joined("ben@school.example", EDUCATOR);
    district.assignOrWait("ben@school.example");
    district.assignOrWait("cem@school.example");
    remove(district.administrator(), district, ben).orElseThrow();
    assertThat(district.waiting()).containsExactly("cem@school.example");
    leave(ada, district).orElseThrow();
    assertThat(district.holdsSeat("cem@school.example")).isTrue();
    assertThat(district.overview().assigned()).isEqualTo(1);
    assertThat(world().engine().memberships().of(ada)).isEmpty();
  }

  @Test
  void when_the_default_is_left_another_one_opens_first_and_after_the_last_none() {
    AccountId ada = world().activeAccount("ada@school.example");
    OrganizationId first = world().organization(ada, "First");
    OrganizationId second = world().organization(ada, "Second");
    world().engine().memberships().makeDefault(ada, second).orElseThrow();
    assertThat(order(ada)).containsExactly(second, first);
    AccountId other = world().activeAccount("other@school.example");
    for (OrganizationId organization : List.of(second, first)) {
      District district = new District(world(), ada, organization);
      district.administered(other);
      district.handedOver(other);
      leave(ada, district).orElseThrow();
      assertThat(defaultOf(ada)).isEqualTo(order(ada).stream().findFirst());
    }
    assertThat(defaultOf(ada)).isEmpty();
  }

  @Test
  void only_an_organization_of_ones_own_becomes_the_default() {
    District district = world().district("suite", 5);
    AccountId stranger = world().activeAccount("stranger@school.example");
    assertThat(world().engine().memberships().makeDefault(stranger, district.organization()))
        .isEqualTo(Outcome.refused(MembershipRefusal.NOT_A_MEMBER));
    Revision before = world().engine().history().revision(district.administrator());
    world()
        .engine()
        .memberships()
        .makeDefault(district.administrator(), district.organization())
        .orElseThrow();
    assertThat(world().engine().history().revision(district.administrator())).isEqualTo(before);
  }

  @Test
  void a_repeat_answers_the_same_and_changes_nothing_even_if_the_person_came_back() {
    District district = world().district("suite", 5);
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    IdempotencyKey key = IdempotencyKey.of("once");
    Outcome<Membership, MembershipRefusal> first =
        remove(district.administrator(), district, ada, key);
    district.joined("ada@school.example", EDUCATOR);
    assertThat(remove(district.administrator(), district, ada, key))
        .extracting(Outcome::orElseThrow)
        .isEqualTo(first.orElseThrow());
    assertThat(roles(district, ada)).containsExactly(EDUCATOR);
  }

  @Test
  void people_are_listed_page_by_page_and_by_role() {
    District district = world().district("suite", 5);
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    AccountId ben = district.joined("ben@school.example", STUDENT);
    AccountId cem = district.joined("cem@school.example", EDUCATOR);
    Page<Member> page = page(district, Optional.empty(), Optional.empty(), 2);
    assertThat(page.items()).hasSize(2);
    Page<Member> rest = page(district, Optional.empty(), page.next(), 2);
    assertThat(rest.next()).isEmpty();
    assertThat(Stream.of(page, rest).flatMap(p -> p.items().stream()))
        .extracting(member -> member.account().id())
        .containsExactlyInAnyOrder(district.administrator(), ada, ben, cem)
        .isSortedAccordingTo(Comparator.comparing(AccountId::toString));
    assertThat(page(district, Optional.of(EDUCATOR), Optional.empty(), 2).items())
        .extracting(member -> member.account().id())
        .containsExactlyInAnyOrder(ada, cem);
    assertThatThrownBy(() -> page(district, Optional.empty(), Optional.of("x"), 2))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_stranger_learns_nothing() {
    District district = world().district("suite", 5);
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    AccountId stranger = world().activeAccount("stranger@school.example");
    for (AccountId person : List.of(ada, stranger, district.administrator())) {
      assertRefused(change(stranger, district, person, EDUCATOR), MembershipRefusal.NOT_PERMITTED);
      assertRefused(remove(stranger, district, person), MembershipRefusal.NOT_PERMITTED);
    }
    assertThat(
            world()
                .engine()
                .memberships()
                .members(stranger, district.organization(), Optional.empty(), Optional.empty(), 1))
        .isEqualTo(Outcome.refused(MembershipRefusal.NOT_PERMITTED));
    assertRefused(leave(stranger, district), MembershipRefusal.NOT_A_MEMBER);
  }

  @Test
  void who_is_disabled_does_nothing_even_in_a_session_of_before() {
    District district = world().district("suite", 5);
    AccountId other = administrator(district, "other@school.example");
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    world().engine().accounts().disable(new Actor.Task("vendor"), other).orElseThrow();
    assertRefused(remove(other, district, ada), MembershipRefusal.NOT_PERMITTED);
    assertRefused(leave(district.administrator(), district), MembershipRefusal.LAST_ADMINISTRATOR);
    world().engine().accounts().enable(new Actor.Task("vendor"), other).orElseThrow();
    assertThat(remove(other, district, ada)).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void a_tech_instructor_manages_educators_and_students_only() {
    District district = world().district("suite", 5);
    AccountId tech = district.joined("tech@school.example", EDUCATOR);
    change(district.administrator(), district, tech, TECH_INSTRUCTOR).orElseThrow();
    AccountId ada = district.joined("ada@school.example", EDUCATOR);
    AccountId student = district.joined("student@school.example", STUDENT);
    assertRefused(change(tech, district, ada, SUPERVISOR), MembershipRefusal.NOT_PERMITTED);
    assertRefused(
        change(tech, district, tech, TECH_INSTRUCTOR, ADMINISTRATOR),
        MembershipRefusal.NOT_PERMITTED);
    assertRefused(
        remove(tech, district, district.administrator()), MembershipRefusal.NOT_PERMITTED);
    assertThat(remove(tech, district, ada)).isInstanceOf(Outcome.Done.class);
    assertThat(remove(tech, district, student)).isInstanceOf(Outcome.Done.class);
  }

  private Outcome<Membership, MembershipRefusal> leave(AccountId member, District district) {
    return world().engine().memberships().leave(member, district.organization(), key());
  }

  private Page<Member> page(
      District district, Optional<Role> role, Optional<String> cursor, int limit) {
    return world()
        .engine()
        .memberships()
        .members(district.administrator(), district.organization(), role, cursor, limit)
        .orElseThrow();
  }

  private Outcome<Membership, MembershipRefusal> made(
      District district, AccountId member, Role... roles) {
    return Outcome.done(
        new Membership(district.organization(), member, Set.of(roles)),
        world().engine().history().revision(district.organization()));
  }

  private static void assertRefused(
      Outcome<Membership, MembershipRefusal> outcome, MembershipRefusal why) {
    assertThat(outcome).isEqualTo(Outcome.refused(why));
  }

  private List<OrganizationId> order(AccountId account) {
    return world().engine().memberships().of(account).stream()
        .map(Membership::organization)
        .toList();
  }

  private Optional<OrganizationId> defaultOf(AccountId account) {
    return world().engine().accounts().find(account).orElseThrow().defaultOrganization();
  }
}
