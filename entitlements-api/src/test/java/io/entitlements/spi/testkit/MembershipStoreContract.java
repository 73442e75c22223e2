package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Account;
import io.entitlements.account.AccountStatus;
import io.entitlements.account.Member;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.spi.MembershipStore.Standing;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.AccountId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.MembershipStore} promises. */
public abstract class MembershipStoreContract extends StoreContract {

  private static final Set<Role> STUDENT = Set.of(Role.STUDENT);
  private static final Set<Role> EDUCATOR = Set.of(Role.EDUCATOR);

  /** For subclasses. */
  protected MembershipStoreContract() {}

  @Test
  void membership_is_found_with_all_roles_that_go_together() {
    Membership membership = member(EnumSet.complementOf(EnumSet.of(Role.STUDENT)));

    assertThat(won(work -> work.memberships().insert(membership))).isTrue();

    assertFound(membership);
  }

  @Test
  void membership_of_each_single_role_is_found() {
    for (Role role : Role.values()) {
      Membership membership = member(Set.of(role));

      assertThat(won(work -> work.memberships().insert(membership))).isTrue();

      assertFound(membership);
    }
  }

  @Test
  void somebody_who_does_not_belong_is_not_found() {
    Membership membership = member(EDUCATOR);

    assertThat(
            find(work -> work.memberships().find(membership.organization(), membership.account())))
        .isEmpty();
    assertThat(list(work -> work.memberships().ofAccount(membership.account()))).isEmpty();
  }

  @Test
  void second_membership_in_one_organization_is_refused_and_nothing_changes() {
    Membership student = member(STUDENT);
    change(work -> work.memberships().insert(student));

    assertThat(won(work -> work.memberships().insert(with(student, EDUCATOR)))).isFalse();
    assertThat(won(work -> work.memberships().insert(student))).isFalse();

    assertFound(student);
  }

  @RepeatedTest(5)
  void of_racing_memberships_in_one_organization_one_is_added() {
    Membership student = member(STUDENT);

    List<Boolean> added =
        Race.run(
            8,
            thread ->
                write(
                    work ->
                        work.memberships()
                            .insert(thread % 2 == 0 ? student : with(student, EDUCATOR))));

    assertThat(added).containsOnlyOnce(true);
    assertThat(list(work -> work.memberships().ofAccount(student.account()))).hasSize(1);
  }

  @Test
  void roles_are_replaced_if_they_are_the_expected_ones() {
    Membership student = member(STUDENT);
    change(work -> work.memberships().insert(student));
    Membership administrator = with(student, Set.of(Role.ADMINISTRATOR, Role.EDUCATOR));

    assertThat(won(work -> work.memberships().replace(administrator, STUDENT))).isTrue();

    assertFound(administrator);
  }

  @Test
  void other_roles_than_expected_are_not_replaced() {
    Membership both = member(Set.of(Role.ADMINISTRATOR, Role.EDUCATOR));
    change(work -> work.memberships().insert(both));

    assertThat(won(work -> work.memberships().replace(with(both, STUDENT), EDUCATOR))).isFalse();
    assertThat(won(work -> work.memberships().replace(with(both, STUDENT), STUDENT))).isFalse();

    assertFound(both);
  }

  @Test
  void membership_that_does_not_exist_is_not_replaced() {
    Membership nobody = member(STUDENT);

    assertThat(won(work -> work.memberships().replace(nobody, STUDENT))).isFalse();

    assertThat(list(work -> work.memberships().ofAccount(nobody.account()))).isEmpty();
  }

  @RepeatedTest(5)
  void of_racing_replacements_of_the_same_roles_one_is_made() {
    Membership student = member(STUDENT);
    change(work -> work.memberships().insert(student));

    assertThat(
            Race.winners(
                8,
                thread ->
                    write(work -> work.memberships().replace(with(student, EDUCATOR), STUDENT))))
        .isEqualTo(1);
  }

  @Test
  void roles_of_many_are_replaced_where_they_are_the_expected_ones() {
    Membership one = member(EDUCATOR);
    Membership other =
        write(work -> new Membership(one.organization(), Given.accountId(work), EDUCATOR));
    Membership student =
        write(work -> new Membership(one.organization(), Given.accountId(work), STUDENT));
    Membership elsewhere =
        write(work -> new Membership(Given.organization(work).id(), one.account(), EDUCATOR));
    for (Membership membership : List.of(one, other, student, elsewhere)) {
      change(work -> work.memberships().insert(membership));
    }
    Set<Role> both = Set.of(Role.EDUCATOR, Role.SUPERVISOR);

    int replaced =
        write(
            work ->
                work.memberships()
                    .replaceAll(
                        one.organization(),
                        List.of(one.account(), other.account(), student.account()),
                        both,
                        EDUCATOR));

    assertThat(replaced).isEqualTo(2);
    assertFound(student);
    assertThat(find(work -> work.memberships().find(one.organization(), one.account())))
        .contains(with(one, both));
    assertThat(find(work -> work.memberships().find(one.organization(), other.account())))
        .contains(with(other, both));
    assertThat(find(work -> work.memberships().find(elsewhere.organization(), one.account())))
        .contains(elsewhere);
  }

  @Test
  void a_standing_says_whether_the_membership_counts() {
    Membership membership = member(EDUCATOR);
    change(work -> work.memberships().insert(membership));

    assertThat(standing(membership))
        .contains(new Standing(membership, AccountStatus.ACTIVE, false));
    change(work -> work.organizations().close(membership.organization(), Fixtures.NOW));
    change(
        work ->
            work.accounts()
                .changeStatus(membership.account(), AccountStatus.ACTIVE, AccountStatus.DISABLED));

    assertThat(standing(membership))
        .contains(new Standing(membership, AccountStatus.DISABLED, true));
    assertThat(standing(member(EDUCATOR))).isEmpty();
  }

  private Optional<Standing> standing(Membership membership) {
    return find(
        work -> work.memberships().standing(membership.organization(), membership.account()));
  }

  @Test
  void a_membership_is_ended_if_its_roles_are_the_expected_ones() {
    Membership both = member(Set.of(Role.ADMINISTRATOR, Role.EDUCATOR));
    change(work -> work.memberships().insert(both));

    assertThat(won(work -> work.memberships().delete(with(both, EDUCATOR)))).isFalse();
    assertThat(won(work -> work.memberships().delete(both))).isTrue();
    assertThat(won(work -> work.memberships().delete(both))).isFalse();

    assertThat(list(work -> work.memberships().ofAccount(both.account()))).isEmpty();
    assertThat(won(work -> work.memberships().insert(with(both, STUDENT)))).isTrue();
  }

  @RepeatedTest(5)
  void of_those_who_lock_a_role_and_end_a_membership_while_two_have_it_one_ends_it() {
    Membership one = member(Set.of(Role.ADMINISTRATOR));
    Membership other =
        write(work -> new Membership(one.organization(), Given.accountId(work), one.roles()));
    change(work -> work.memberships().insert(one));
    change(work -> work.memberships().insert(other));

    assertThat(
            Race.winners(
                2, thread -> write(work -> isEndedByOneOfTwo(work, thread == 0 ? one : other))))
        .isEqualTo(1);

    assertThat(
            list(work -> work.memberships().ofOrganization(one.organization(), Role.ADMINISTRATOR)))
        .hasSize(1);
  }

  private static boolean isEndedByOneOfTwo(UnitOfWork work, Membership leaving) {
    return work.memberships().lock(leaving.organization(), Role.ADMINISTRATOR).size() == 2
        && work.memberships().delete(leaving);
  }

  @Test
  void the_people_of_an_organization_are_paged_by_account_and_filtered_by_role() {
    Organization organization = write(Given::organization);
    List<Member> people =
        List.of(
            added(organization, EDUCATOR),
            added(organization, STUDENT),
            added(organization, Set.of(Role.EDUCATOR, Role.SUPERVISOR)));
    added(write(Given::organization), EDUCATOR);

    assertThat(page(organization, Optional.empty(), Optional.empty(), 9)).isEqualTo(people);
    assertThat(page(organization, Optional.empty(), Optional.empty(), 2))
        .isEqualTo(people.subList(0, 2));
    AccountId first = people.get(0).account().id();
    assertThat(page(organization, Optional.empty(), Optional.of(first), 9))
        .isEqualTo(people.subList(1, 3));
    assertThat(page(organization, Optional.of(Role.EDUCATOR), Optional.of(first), 9))
        .containsExactly(people.get(2));
  }

  private List<Member> page(
      Organization organization, Optional<Role> role, Optional<AccountId> after, int limit) {
    return list(work -> work.memberships().page(organization.id(), role, after, limit));
  }

  private Member added(Organization organization, Set<Role> roles) {
    return write(
        work -> {
          Account account = Given.account(work);
          Membership membership = new Membership(organization.id(), account.id(), roles);
          work.memberships().insert(membership);
          return new Member(membership, account.profile());
        });
  }

  @Test
  void memberships_of_a_person_are_ordered_by_organization_and_only_theirs() {
    AccountId account = write(Given::accountId);
    Organization first = write(Given::organization);
    Organization second = write(Given::organization);
    Organization third = write(Given::organization);
    Membership inFirst = new Membership(first.id(), account, STUDENT);
    Membership inSecond = new Membership(second.id(), account, EDUCATOR);
    Membership inThird = new Membership(third.id(), account, STUDENT);
    change(
        work -> {
          work.memberships().insert(inSecond);
          work.memberships().insert(inThird);
          work.memberships().insert(inFirst);
          work.memberships().insert(new Membership(first.id(), Given.accountId(work), STUDENT));
        });

    assertThat(list(work -> work.memberships().ofAccount(account)))
        .containsExactly(inFirst, inSecond, inThird);
  }

  private Membership member(Set<Role> roles) {
    return write(
        work -> new Membership(Given.organization(work).id(), Given.accountId(work), roles));
  }

  private static Membership with(Membership membership, Set<Role> roles) {
    return new Membership(membership.organization(), membership.account(), roles);
  }

  private void assertFound(Membership membership) {
    assertThat(
            find(work -> work.memberships().find(membership.organization(), membership.account())))
        .contains(membership);
    assertThat(list(work -> work.memberships().ofAccount(membership.account())))
        .containsExactly(membership);
  }
}
