package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.seat.Seat;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Seats that are to be released. */
public abstract class PendingReleaseStoreContract extends StoreContract {

  private static final RosterRunId RUN = new RosterRunId(Fixtures.id());

  /** For subclasses. */
  protected PendingReleaseStoreContract() {}

  @Test
  void what_is_pending_is_found_by_person_and_removed_once() {
    RosterConnection connection = given();
    PendingRelease first = pending(connection, NOW);
    PendingRelease second = pending(connection, NOW);
    change(work -> work.pendingReleases().insertAll(List.of(first, second)));

    assertThat(found(connection, first.account(), write(Given::accountId)))
        .isEqualTo(Map.of(first.account(), first));
    assertThat(found(given(), first.account())).isEmpty();
    assertThat(removed(connection, first.account())).isEqualTo(1);
    assertThat(removed(connection, first.account())).isZero();
    assertThat(found(connection, first.account(), second.account()))
        .isEqualTo(Map.of(second.account(), second));
  }

  @Test
  void what_is_due_is_of_one_connection_and_the_earliest_comes_first() {
    RosterConnection connection = given();
    PendingRelease later = pending(connection, NOW);
    PendingRelease sooner = pending(connection, NOW.minusMillis(1));
    PendingRelease notYet = pending(connection, NOW.plusMillis(1));
    RosterConnection other = given();
    PendingRelease elsewhere = pending(other, NOW);
    change(work -> work.pendingReleases().insertAll(List.of(later, sooner, notYet, elsewhere)));

    assertThat(list(work -> work.pendingReleases().due(connection, NOW, 9)))
        .containsExactly(sooner, later);
    assertThat(list(work -> work.pendingReleases().due(connection, NOW, 1)))
        .containsExactly(sooner);
  }

  @Test
  void a_page_is_of_one_subscription_by_account() {
    RosterConnection connection = given();
    change(
        work ->
            work.pendingReleases()
                .insertAll(List.of(pending(work, connection), pending(work, connection))));

    List<PendingRelease> all = page(connection, Optional.empty(), 9);
    assertThat(all).hasSize(2);
    assertThat(page(connection, Optional.empty(), 1)).containsExactly(all.get(0));
    assertThat(page(connection, Optional.of(all.get(0).account()), 9)).containsExactly(all.get(1));
    assertThat(page(given(), Optional.empty(), 9)).isEmpty();
  }

  @Test
  void who_is_unlinked_has_nothing_pending_in_that_organization() {
    RosterConnection connection = given();
    PendingRelease pending = pending(connection, NOW);
    change(work -> work.pendingReleases().insertAll(List.of(pending)));

    OrganizationId other = given().organization();
    change(work -> work.rosterLinks().unlink(other, pending.account()));
    assertThat(found(connection, pending.account())).isNotEmpty();
    change(work -> work.rosterLinks().unlink(connection.organization(), pending.account()));
    assertThat(found(connection, pending.account())).isEmpty();
  }

  private List<PendingRelease> page(
      RosterConnection connection, Optional<AccountId> after, int limit) {
    return write(
        work ->
            work.pendingReleases()
                .page(connection.organization(), connection.subscription(), after, limit));
  }

  private Map<AccountId, PendingRelease> found(RosterConnection connection, AccountId... accounts) {
    return write(
        work ->
            work.pendingReleases()
                .findAll(connection.organization(), connection.subscription(), List.of(accounts)));
  }

  private int removed(RosterConnection connection, AccountId account) {
    return write(
        work ->
            work.pendingReleases()
                .removeAll(connection.organization(), connection.subscription(), List.of(account)));
  }

  private PendingRelease pending(RosterConnection connection, Instant dueAt) {
    return write(work -> pending(work, connection, dueAt));
  }

  private static PendingRelease pending(UnitOfWork work, RosterConnection connection) {
    return pending(work, connection, NOW);
  }

  private static PendingRelease pending(
      UnitOfWork work, RosterConnection connection, Instant dueAt) {
    AccountId account = Given.accountId(work);
    Subscription subscription =
        work.subscriptions()
            .find(connection.organization(), connection.subscription())
            .orElseThrow();
    Seat seat = Fixtures.personSeat(subscription, account, NOW);
    work.seats().take(seat);
    return new PendingRelease(
        connection.organization(),
        connection.subscription(),
        account,
        connection.id(),
        RUN,
        seat.id(),
        dueAt);
  }

  private RosterConnection given() {
    return write(
        work -> {
          Subscription subscription = Given.emptySubscription(work);
          Given.capacity(work, subscription, Given.forever(9));
          RosterConnection connection =
              new RosterConnection(
                  subscription.organization(),
                  new ConnectionId(Fixtures.id()),
                  subscription.id(),
                  "Teachers",
                  RosterSettings.DEFAULT);
          work.rosters().insert(connection, RosterState.begun(false));
          return connection;
        });
  }
}
