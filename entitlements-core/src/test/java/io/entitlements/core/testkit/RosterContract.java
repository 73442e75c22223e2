package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.check.Decision;
import io.entitlements.check.Reason;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.roster.SyncPlan;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.Outcome;
import io.entitlements.type.RosterRunId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Previewing and applying lists of people. */
public abstract class RosterContract extends WorldContract {

  /** For subclasses. */
  protected RosterContract() {}

  @Test
  void a_preview_changes_nothing_and_the_sync_does_what_it_said() {
    District district = world().district("suite", 2);
    SyncPlan plan = plan(district, teacher("1"), student("2"), teacher("3"), teacher("4"));
    assertThat(rows(district, plan.run()))
        .extracting(SyncRow::result)
        .containsExactly(
            Result.SEAT_GIVEN, Result.NO_SEAT_FOR_ROLE, Result.SEAT_GIVEN, Result.NO_SEAT_LEFT);
    assertThat(district.overview().assigned()).isZero();
    assertThat(world().engine().accounts().find(email("1"))).isEmpty();
    SyncReport report = apply(district, plan);
    assertThat(report.counts()).isEqualTo(plan.counts());
    assertThat(report.assigned()).isEqualTo(2);
    assertThat(district.overview().assigned()).isEqualTo(2);
  }

  @Test
  void applying_again_answers_the_same_and_a_list_that_stays_changes_nothing() {
    District district = world().district("suite", 5);
    SyncPlan plan = plan(district, teacher("1"), student("2"), teacher("3"));
    SyncReport report = apply(district, plan);
    var revision = world().engine().history().revision(district.organization());
    assertThat(apply(district, plan)).isEqualTo(report);
    SyncReport again = apply(district, plan(district, teacher("1"), student("2"), teacher("3")));
    assertThat(again.counts()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(rows(district, again.run())).isEmpty();
    assertThat(world().engine().history().revision(district.organization())).isEqualTo(revision);
  }

  @Test
  void a_renamed_person_keeps_the_seat_and_gets_no_second_one() {
    District district = world().district("suite", 5);
    apply(district, plan(district, teacher("1")));
    Person renamed =
        new Person(
            "1", EmailAddress.of("married@school.example"), "A", "B", List.of(Role.EDUCATOR), true);
    SyncReport report = apply(district, plan(district, renamed));
    assertThat(rows(district, report.run()))
        .singleElement()
        .matches(row -> row.result() == Result.SEAT_KEPT && row.addressDiffers());
    assertThat(world().engine().accounts().find(email("1"))).isPresent();
    assertThat(district.overview().assigned()).isEqualTo(1);
  }

  @Test
  void a_student_is_refused_with_a_reason() {
    District district = world().district("suite", 5);
    apply(district, plan(district, student("2")));
    AccountId student = world().engine().accounts().find(email("2")).orElseThrow().id();
    assertThat(world().engine().check(student, Given.NOTEBOOK))
        .isEqualTo(Decision.none(Reason.NO_SEAT));
    assertThat(world().engine().memberships().of(student))
        .allSatisfy(m -> assertThat(m.roles()).isEqualTo(Set.of(Role.STUDENT)));
  }

  @Test
  void who_is_listed_in_two_roles_is_what_the_first_says() {
    District district = world().district("suite", 5);
    SyncReport report =
        apply(
            district,
            plan(
                district,
                person("1", Role.EDUCATOR, Role.STUDENT),
                person("2", Role.STUDENT, Role.EDUCATOR)));
    List<SyncRow> rows = rows(district, report.run());
    assertThat(rows.get(0).result()).isEqualTo(Result.SEAT_GIVEN);
    assertThat(rows.get(0).ignoredRoles()).containsExactly(Role.STUDENT);
    assertThat(rows.get(1).result()).isEqualTo(Result.NO_SEAT_FOR_ROLE);
    assertThat(rows.get(1).ignoredRoles()).containsExactly(Role.EDUCATOR);
  }

  @Test
  void who_was_a_student_before_stays_one_whatever_the_list_says() {
    District district = world().district("suite", 5);
    apply(district, plan(district, student("1")));
    SyncReport report = apply(district, plan(district, teacher("1")));
    SyncRow row = rows(district, report.run()).get(0);
    assertThat(row.result()).isEqualTo(Result.NO_SEAT_FOR_ROLE);
    assertThat(row.ignoredRoles()).containsExactly(Role.EDUCATOR);
    assertThat(district.overview().assigned()).isZero();
  }

  @Test
  void who_does_not_take_part_or_has_no_role_is_left_alone() {
    District district = world().district("suite", 5);
    Person gone = new Person("1", email("1"), "A", "B", List.of(Role.EDUCATOR), false);
    SyncReport report = apply(district, plan(district, gone, person("2")));
    assertThat(report.counts()).isEqualTo(Map.of(Result.NOT_ACTIVE, 1, Result.NO_ROLE, 1));
    assertThat(world().engine().accounts().find(email("1"))).isEmpty();
    assertThat(world().engine().accounts().find(email("2"))).isEmpty();
  }

  @Test
  void a_list_of_many_chunks_is_applied_whole() {
    District district = world().district("suite", 2_300);
    Person[] people = new Person[2_257];
    Arrays.setAll(people, i -> teacher("t" + i));
    assertThat(apply(district, plan(district, people)).count(Result.SEAT_GIVEN)).isEqualTo(2_257);
    assertThat(district.overview().assigned()).isEqualTo(2_257);
  }

  @Test
  void connecting_again_finds_the_same_connection() {
    District district = world().district("suite", 5);
    assertThat(connect(district)).isEqualTo(connect(district));
  }

  @Test
  void a_product_for_companies_takes_no_list() {
    District district = world().district("meeting", 5);
    assertThat(
            world()
                .engine()
                .rosters()
                .connect(
                    district.administrator(),
                    district.organization(),
                    district.overview().subscription().id(),
                    "list"))
        .isEqualTo(Outcome.refused(Refusal.PRODUCT_KEY_ONLY));
  }

  @Test
  void a_stranger_connects_plans_and_applies_nothing() {
    District district = world().district("suite", 5);
    SyncPlan plan = plan(district, teacher("1"));
    AccountId stranger = world().activeAccount("stranger@elsewhere.example");
    assertThat(world().engine().rosters().apply(stranger, plan))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    assertThat(world().engine().rosters().plan(stranger, plan.connection(), Listing.full()))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    assertThat(district.overview().assigned()).isZero();
  }

  private RosterConnection connect(District district) {
    return world()
        .engine()
        .rosters()
        .connect(
            district.administrator(),
            district.organization(),
            district.overview().subscription().id(),
            "list")
        .orElseThrow();
  }

  private List<SyncRow> rows(District district, RosterRunId run) {
    return world()
        .engine()
        .rosters()
        .rows(district.administrator(), connect(district), run, Optional.empty(), 1_000)
        .orElseThrow()
        .items();
  }

  private SyncPlan plan(District district, Person... people) {
    return world()
        .engine()
        .rosters()
        .plan(district.administrator(), connect(district), Listing.full(people))
        .orElseThrow();
  }

  private SyncReport apply(District district, SyncPlan plan) {
    return world().engine().rosters().apply(district.administrator(), plan).orElseThrow();
  }

  private static Person teacher(String id) {
    return person(id, Role.EDUCATOR);
  }

  private static Person student(String id) {
    return person(id, Role.STUDENT);
  }

  private static Person person(String id, Role... roles) {
    return new Person(id, email(id), "Given", "Family", List.of(roles), true);
  }

  private static EmailAddress email(String id) {
    return EmailAddress.of("person" + id + "@school.example");
  }
}
