package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.spi.RosterState;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Roster connections, and who is who in them. */
public abstract class RosterStoreContract extends StoreContract {

  private static final RosterState NEW = RosterState.begun(false);

  /** For subclasses. */
  protected RosterStoreContract() {}

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

    assertThat(won(work -> work.rosters().insert(second, NEW))).isFalse();

    assertThat(find(work -> work.rosters().find(second.organization(), second.id()))).isEmpty();
    assertFound(first);
  }

  @Test
  void names_that_differ_by_case_accent_or_a_space_are_different() {
    RosterConnection first = given("Resume");
    for (String name : new String[] {"resume", "Resumé", "Resume "}) {
      RosterConnection other = named(first, name);

      assertThat(won(work -> work.rosters().insert(other, NEW))).isTrue();

      assertFound(other);
    }
    assertFound(first);
  }

  @Test
  void connections_of_a_subscription_are_given_by_name_and_may_be_named_as_anothers() {
    RosterConnection second = given("Teachers");
    RosterConnection first = named(second, "Staff");
    change(work -> work.rosters().insert(first, NEW));
    assertFound(given("Teachers"));

    assertThat(list(work -> work.rosters().of(second.organization(), second.subscription())))
        .containsExactly(first, second);
  }

  @RepeatedTest(5)
  void of_racing_connections_with_one_name_one_is_added() {
    RosterConnection model = given("Students");

    assertThat(
            Race.winners(
                8, thread -> write(work -> work.rosters().insert(named(model, "Teachers"), NEW))))
        .isEqualTo(1);
  }

  @Test
  void settings_and_state_are_kept_with_every_field() {
    RosterConnection connection = given("Teachers");
    RosterConnection other = named(connection, "Staff");
    change(work -> work.rosters().insert(other, NEW));
    RosterConnection changed =
        connection.with(
            new RosterSettings(
                RosterSettings.Mode.REPLACE,
                0,
                100,
                1,
                5,
                Optional.of(
                    new RosterSettings.Pause(
                        LocalDate.of(2026, 7, 1), LocalDate.of(2026, 9, 15)))));
    RosterState state =
        new RosterState(
            Optional.of(new RosterRunId(Fixtures.id())),
            Optional.of(new RosterRunId(Fixtures.id())),
            Optional.of("OneRoster at https://sis.example"),
            Optional.of(new RosterCheckpoint("x".repeat(RosterCheckpoint.MAX_LENGTH))),
            true,
            true,
            3,
            Optional.of(NOW),
            9,
            OptionalLong.of(7));
    assertThat(find(work -> Optional.of(work.rosters().state(connection)))).contains(NEW);

    change(work -> work.rosters().update(changed, state));

    assertThat(find(work -> Optional.of(work.rosters().state(changed)))).contains(state);
    assertThat(find(work -> Optional.of(work.rosters().lock(changed)))).contains(state);
    assertFound(changed);
    assertThat(find(work -> Optional.of(work.rosters().state(other)))).contains(NEW);
    assertFound(other);
    change(work -> work.rosters().update(connection, NEW));
    assertThat(find(work -> Optional.of(work.rosters().state(connection)))).contains(NEW);
    assertFound(connection);
  }

  @Test
  void connection_that_has_ended_is_found_as_such_alone_and_its_name_is_free() {
    RosterConnection first = given("Teachers");
    RosterConnection other = named(first, "Staff");
    change(work -> work.rosters().insert(other, NEW));
    OrganizationId organization = first.organization();
    assertThat(find(work -> work.rosters().ended(organization, first.id()))).isEmpty();

    assertThat(won(work -> work.rosters().end(first))).isTrue();

    assertThat(won(work -> work.rosters().end(first))).isFalse();
    assertThat(find(work -> work.rosters().find(organization, first.id()))).isEmpty();
    assertThat(find(work -> work.rosters().find(organization, first.subscription(), "Teachers")))
        .isEmpty();
    assertThat(list(work -> work.rosters().of(organization, first.subscription())))
        .containsExactly(other);
    assertThat(find(work -> work.rosters().ended(organization, first.id()))).contains(first);
    RosterConnection elsewhere = given("Teachers");
    assertThat(find(work -> work.rosters().ended(elsewhere.organization(), first.id()))).isEmpty();
    assertThat(find(work -> Optional.of(work.rosters().lock(first)))).contains(NEW);
    RosterConnection second = named(first, "Teachers");
    assertThat(won(work -> work.rosters().insert(second, NEW))).isTrue();
    assertFound(second);
    assertThat(won(work -> work.rosters().end(second))).isTrue();
    assertFound(other);
  }

  @Test
  void connection_is_forgotten_once_it_has_ended_and_nothing_is_left_of_it() {
    RosterConnection connection = given("Teachers");
    OrganizationId organization = connection.organization();
    change(
        work ->
            work.rosterLinks()
                .insert(connection, List.of(Fixtures.link("d-1", Given.accountId(work)))));
    change(work -> work.rosters().forget(organization, connection.id()));
    assertFound(connection);
    assertThat(won(work -> work.rosters().isEnding(organization, connection.subscription())))
        .isFalse();
    change(work -> work.rosters().end(connection));
    assertThat(won(work -> work.rosters().isEnding(organization, connection.subscription())))
        .isTrue();
    change(work -> work.rosters().forget(organization, connection.id()));
    assertThat(find(work -> work.rosters().ended(organization, connection.id()))).isPresent();
    change(work -> work.rosterLinks().remove(connection, List.of("d-1", "d-2")));
    assertThat(won(work -> work.rosters().isEnding(organization, connection.subscription())))
        .isFalse();
    change(work -> work.rosters().forget(organization, connection.id()));
    assertThat(find(work -> work.rosters().ended(organization, connection.id()))).isEmpty();
  }

  private RosterConnection given(String name) {
    return connected(write(Given::emptySubscription), name);
  }

  private RosterConnection connected(Subscription subscription, String name) {
    RosterConnection connection =
        new RosterConnection(
            subscription.organization(),
            new ConnectionId(Fixtures.id()),
            subscription.id(),
            name,
            RosterSettings.DEFAULT);
    assertThat(won(work -> work.rosters().insert(connection, NEW))).isTrue();
    return connection;
  }

  private static RosterConnection named(RosterConnection like, String name) {
    return new RosterConnection(
        like.organization(),
        new ConnectionId(Fixtures.id()),
        like.subscription(),
        name,
        like.settings());
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
