package io.entitlements.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterConnection;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.RosterStore} promises. */
public abstract class RosterStoreContract extends StoreContract {

  /** For subclasses. */
  protected RosterStoreContract() {}

  @Test
  void connection_is_found_by_identifier_and_name_with_every_field() {
    assertFound(given(Fixtures.text(100)));
  }

  @Test
  void connection_is_found_by_its_own_organization_and_subscription_alone() {
    RosterConnection connection = given("Teachers");
    RosterConnection other = given("Students");
    OrganizationId organization = connection.organization();

    assertThat(find(work -> work.rosters().find(other.organization(), connection.id()))).isEmpty();
    assertThat(
            find(
                work ->
                    work.rosters()
                        .find(other.organization(), connection.subscription(), "Teachers")))
        .isEmpty();
    assertThat(find(work -> work.rosters().find(organization, other.subscription(), "Teachers")))
        .isEmpty();
    assertThat(
            find(work -> work.rosters().find(organization, connection.subscription(), "Students")))
        .isEmpty();
  }

  @Test
  void second_connection_of_one_name_is_refused_and_nothing_is_added() {
    RosterConnection first = given("Teachers");
    RosterConnection second = named(first, "Teachers");

    assertThat(won(work -> work.rosters().insert(second))).isFalse();

    assertThat(find(work -> work.rosters().find(second.organization(), second.id()))).isEmpty();
    assertFound(first);
  }

  @Test
  void names_that_differ_by_case_accent_or_a_space_are_different() {
    RosterConnection first = given("Resume");
    for (String name : new String[] {"resume", "Resumé", "Resume "}) {
      RosterConnection other = named(first, name);

      assertThat(won(work -> work.rosters().insert(other))).isTrue();

      assertFound(other);
    }
    assertFound(first);
  }

  @Test
  void subscriptions_may_have_connections_of_the_same_name() {
    assertFound(given("Teachers"));
    assertFound(given("Teachers"));
  }

  @RepeatedTest(5)
  void of_racing_connections_with_one_name_one_is_added() {
    RosterConnection model = given("Students");

    assertThat(
            Race.winners(
                8, thread -> write(work -> work.rosters().insert(named(model, "Teachers")))))
        .isEqualTo(1);
  }

  @Test
  void person_of_a_list_is_linked_once() {
    RosterConnection connection = given("Teachers");
    AccountId one = write(Given::accountId);
    AccountId other = write(Given::accountId);

    assertThat(won(work -> work.rosters().link(connection, "d-1", one))).isTrue();
    assertThat(won(work -> work.rosters().link(connection, "d-1", other))).isFalse();

    assertThat(find(work -> work.rosters().linked(connection, "d-1"))).contains(one);
  }

  @Test
  void links_of_one_connection_are_no_other_ones() {
    RosterConnection connection = given("Teachers");
    RosterConnection second = named(connection, "Students");
    change(work -> work.rosters().insert(second));
    AccountId account = write(Given::accountId);
    change(work -> work.rosters().link(connection, "d-1", account));

    assertThat(find(work -> work.rosters().linked(second, "d-1"))).isEmpty();
    assertThat(find(work -> work.rosters().linked(connection, "d-2"))).isEmpty();
    assertThat(won(work -> work.rosters().link(second, "d-1", account))).isTrue();
  }

  @Test
  void directory_identifiers_that_differ_by_case_or_accent_are_different() {
    RosterConnection connection = given("Teachers");
    for (String directoryId : new String[] {"Zoe", "zoe", "Zoé"}) {
      AccountId account = write(Given::accountId);

      assertThat(won(work -> work.rosters().link(connection, directoryId, account))).isTrue();

      assertThat(find(work -> work.rosters().linked(connection, directoryId))).contains(account);
    }
  }

  @RepeatedTest(5)
  void of_racing_links_of_one_person_one_is_made() {
    RosterConnection connection = given("Teachers");

    assertThat(
            Race.winners(
                8,
                thread ->
                    write(work -> work.rosters().link(connection, "d-1", Given.accountId(work)))))
        .isEqualTo(1);
  }

  @Test
  void person_unlinked_in_an_organization_is_linked_in_no_connection_of_it_and_others_stay() {
    RosterConnection teachers = given("Teachers");
    RosterConnection staff = named(teachers, "Staff");
    RosterConnection elsewhere = given("Teachers");
    AccountId account = write(Given::accountId);
    AccountId other = write(Given::accountId);
    change(
        work -> {
          work.rosters().insert(staff);
          work.rosters().link(teachers, "d-1", account);
          work.rosters().link(teachers, "d-2", other);
          work.rosters().link(staff, "d-1", account);
          work.rosters().link(elsewhere, "d-1", account);
        });

    change(work -> work.rosters().unlink(teachers.organization(), account));

    assertThat(find(work -> work.rosters().linked(teachers, "d-1"))).isEmpty();
    assertThat(find(work -> work.rosters().linked(staff, "d-1"))).isEmpty();
    assertThat(find(work -> work.rosters().linked(teachers, "d-2"))).contains(other);
    assertThat(find(work -> work.rosters().linked(elsewhere, "d-1"))).contains(account);
  }

  private RosterConnection given(String name) {
    return write(
        work -> {
          Subscription subscription = Given.emptySubscription(work);
          RosterConnection connection =
              new RosterConnection(
                  subscription.organization(),
                  new ConnectionId(Fixtures.id()),
                  subscription.id(),
                  name);
          assertThat(work.rosters().insert(connection)).isTrue();
          return connection;
        });
  }

  private static RosterConnection named(RosterConnection like, String name) {
    return new RosterConnection(
        like.organization(), new ConnectionId(Fixtures.id()), like.subscription(), name);
  }

  private void assertFound(RosterConnection connection) {
    OrganizationId organization = connection.organization();
    assertThat(find(work -> work.rosters().find(organization, connection.id())))
        .contains(connection);
    assertThat(
            find(
                work ->
                    work.rosters()
                        .find(organization, connection.subscription(), connection.name())))
        .contains(connection);
  }
}
