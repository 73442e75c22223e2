package io.entitlements.core.testkit;

import static io.entitlements.account.Role.ADMINISTRATOR;
import static io.entitlements.account.Role.EDUCATOR;
import static io.entitlements.account.Role.STUDENT;
import static io.entitlements.account.Role.TECH_INSTRUCTOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.AcceptRefusal;
import io.entitlements.account.Account;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Invitation;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.Membership;
import io.entitlements.account.MembershipRefusal;
import io.entitlements.account.Role;
import io.entitlements.spi.testkit.Race;
import io.entitlements.type.AccountId;
import io.entitlements.type.EmailAddress;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds when people come and go at the same moment. */
public abstract class MembershipRaceContract extends WorldContract {

  private static final int ROUNDS = 10;

  /** For subclasses. */
  protected MembershipRaceContract() {}

  @Test
  void of_administrators_who_all_leave_at_once_one_stays() {
    for (int round = 0; round < ROUNDS; round++) {
      List<AccountId> people = people(round, 3);
      OrganizationId organization = world().organization(people.get(0), "School " + round);
      District district = new District(world(), people.get(0), organization);
      people.subList(1, 3).forEach(district::administered);
      AccountId owner = world().activeAccount("owner" + round + "@school.example");
      district.administered(owner);
      district.handedOver(owner);
      String key = "leave-" + round;
      Race.run(
          3,
          thread ->
              thread == 0
                  ? world()
                      .engine()
                      .memberships()
                      .change(
                          people.get(1),
                          organization,
                          people.get(0),
                          Set.of(EDUCATOR),
                          IdempotencyKey.of(key))
                  : world()
                      .engine()
                      .memberships()
                      .leave(people.get(thread), organization, IdempotencyKey.of(key + thread)));
      List<Membership> left =
          world()
              .storage()
              .read(store -> store.memberships().ofOrganization(organization, ADMINISTRATOR));
      assertThat(left).isNotEmpty();
    }
  }

  @Test
  void of_two_administrators_who_remove_each_other_at_once_the_second_has_no_right_any_more() {
    for (int round = 0; round < ROUNDS; round++) {
      List<AccountId> people = people(round, 3);
      District district =
          new District(
              world(), people.get(2), world().organization(people.get(2), "School " + round));
      List<AccountId> both = people.subList(0, 2);
      both.forEach(district::administered);
      List<Outcome<Membership, MembershipRefusal>> outcomes = new CopyOnWriteArrayList<>();
      Race.run(2, thread -> outcomes.add(remove(both.get(thread), district, both.get(1 - thread))));
      assertThat(outcomes)
          .hasSize(2)
          .contains(Outcome.refused(MembershipRefusal.NOT_PERMITTED))
          .hasAtLeastOneElementOfType(Outcome.Done.class);
      assertThat(administrators(district.organization())).hasSize(2).contains(people.get(2));
    }
  }

  @Test
  void who_is_made_an_administrator_meanwhile_is_not_removed_by_a_tech_instructor() {
    District district = world().district("suite", 5);
    AccountId tech = world().activeAccount("tech@school.example");
    AccountId ada = world().activeAccount("ada@school.example");
    OrganizationId organization = district.organization();
    Membership educator = new Membership(organization, ada, Set.of(EDUCATOR));
    Membership promoted = new Membership(organization, ada, Set.of(EDUCATOR, ADMINISTRATOR));
    world()
        .storage()
        .write(
            store ->
                store
                        .memberships()
                        .insert(new Membership(organization, tech, Set.of(TECH_INSTRUCTOR)))
                    && store.memberships().insert(educator));
    Interleaving promotion =
        new Interleaving(world().storage(), store -> store.accounts().lock(ada));
    assertThat(
            promotion.<Outcome<Membership, MembershipRefusal>>of(
                () -> remove(tech, district, ada),
                store ->
                    assertThat(store.memberships().replace(promoted, educator.roles())).isTrue()))
        .isEqualTo(Outcome.refused(MembershipRefusal.NOT_PERMITTED));
    assertThat(administrators(organization)).contains(ada);
  }

  private Outcome<Membership, MembershipRefusal> remove(
      AccountId by, District district, AccountId member) {
    return world()
        .engine()
        .memberships()
        .remove(by, district.organization(), member, IdempotencyKey.of("remove-" + member));
  }

  private List<AccountId> administrators(OrganizationId organization) {
    return world()
        .storage()
        .read(store -> store.memberships().ofOrganization(organization, ADMINISTRATOR))
        .stream()
        .map(Membership::account)
        .toList();
  }

  @Test
  void whoever_joins_one_organization_while_leaving_another_has_one_default_of_their_own() {
    AccountId administrator = world().activeAccount("admin@school.example");
    for (int round = 0; round < ROUNDS; round++) {
      District left = district(administrator, "Left " + round);
      District joined = district(administrator, "Joined " + round);
      String email = "person" + round + "@school.example";
      AccountId person = left.joined(email, EDUCATOR);
      String key = "leave-" + round;
      Race.run(
          2,
          thread ->
              thread == 0
                  ? joined.joined(email, EDUCATOR)
                  : world()
                      .engine()
                      .memberships()
                      .leave(person, left.organization(), IdempotencyKey.of(key)));
      assertThat(defaultOf(person)).isEqualTo(Optional.of(joined.organization()));
    }
  }

  @Test
  void who_is_made_educator_and_student_at_once_is_one_of_them() {
    District district = world().district("suite", 5);
    for (int round = 0; round < ROUNDS; round++) {
      String email = "person" + round + "@school.example";
      Race.run(2, thread -> district.joined(email, thread == 0 ? EDUCATOR : STUDENT));
      AccountId person =
          world().engine().accounts().find(EmailAddress.of(email)).orElseThrow().id();
      assertThat(world().engine().memberships().of(person))
          .singleElement()
          .extracting(Membership::roles)
          .isIn(Set.of(EDUCATOR), Set.of(STUDENT));
    }
  }

  @Test
  void who_accepts_to_be_an_educator_and_joins_a_class_at_once_is_one_of_them() {
    Classroom room = Classroom.in(world(), 5);
    ClassGroup band = room.paid("Band");
    String code = room.code(band);
    for (int round = 0; round < ROUNDS; round++) {
      AccountId person = room.pupil("person" + round);
      Invitation invitation =
          world()
              .engine()
              .invitations()
              .invite(
                  room.district().administrator(),
                  room.organization(),
                  EmailAddress.of("person" + round + "@home.example"),
                  Set.of(EDUCATOR),
                  IdempotencyKey.of("invite-" + round))
              .orElseThrow();
      List<Outcome<?, ?>> outcomes = new CopyOnWriteArrayList<>();
      Race.run(
          2,
          thread ->
              outcomes.add(
                  thread == 0
                      ? world()
                          .engine()
                          .invitations()
                          .accept(person, room.organization(), invitation.id())
                      : world().engine().classGroups().join(person, code, Optional.empty())));
      Set<Role> roles = world().engine().memberships().of(person).get(0).roles();
      boolean isStudent = roles.equals(Set.of(STUDENT));
      assertThat(roles).isIn(Set.of(EDUCATOR), Set.of(STUDENT));
      assertThat(outcomes)
          .hasAtLeastOneElementOfType(Outcome.Done.class)
          .contains(
              isStudent
                  ? Outcome.refused(AcceptRefusal.STUDENT_EXCLUDED)
                  : Outcome.refused(JoinRefusal.Why.STUDENT_EXCLUDED));
      assertThat(world().engine().classGroups().of(person)).hasSize(isStudent ? 1 : 0);
      if (isStudent) {
        room.leave(person, band).orElseThrow();
      }
    }
    assertThat(room.seatsInUse()).isZero();
  }

  private List<AccountId> people(int round, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> world().activeAccount("p" + round + "-" + i + "@school.example"))
        .toList();
  }

  private District district(AccountId administrator, String name) {
    return world().district(administrator, name, "suite", 5);
  }

  private Optional<OrganizationId> defaultOf(AccountId account) {
    return world().engine().accounts().find(account).flatMap(Account::defaultOrganization);
  }
}
