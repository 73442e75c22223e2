package io.entitlements.spi.testkit;

import static io.entitlements.spi.testkit.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.account.Account;
import io.entitlements.account.ClassCode;
import io.entitlements.account.ClassGroup;
import io.entitlements.account.Domain;
import io.entitlements.account.Membership;
import io.entitlements.account.Organization;
import io.entitlements.account.Role;
import io.entitlements.activation.Activation;
import io.entitlements.claim.Claim;
import io.entitlements.key.ProductKey;
import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.RosterSettings;
import io.entitlements.seat.Seat;
import io.entitlements.spi.BundleClaim;
import io.entitlements.spi.ClassGroupRow;
import io.entitlements.spi.IdempotencyRecord;
import io.entitlements.spi.Job;
import io.entitlements.spi.RosterState;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.spi.StoredOrder;
import io.entitlements.spi.Token;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.DomainName;
import io.entitlements.type.IdempotencyKey;
import io.entitlements.type.Revision;
import io.entitlements.type.SerialNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link io.entitlements.spi.Storage} promises when work fails: nothing of it happened. */
public abstract class RollbackContract extends SeatingContract {

  /** For subclasses. */
  protected RollbackContract() {}

  @Test
  void rolled_back_people_and_orders_are_not_there() {
    Account account = Fixtures.account();
    Organization organization = Fixtures.organization();
    StoredOrder order = Fixtures.order("A001");
    Claim claim = Fixtures.claim(organization, order, account);
    Token token = Fixtures.token(account.id(), "lookup", Optional.empty());
    Activation device = new Activation.ByEmail(account.id(), new DeviceId(Fixtures.id()));
    ClassGroupRow choir =
        new ClassGroupRow(
            new ClassGroup(
                organization.id(),
                new ClassGroupId(Fixtures.id()),
                "Choir",
                account.id(),
                Optional.empty(),
                Optional.empty()),
            Optional.of(new ClassCode("C4K-7MR-2XY", Optional.empty())));
    DomainName name = DomainName.of("school.example");

    rollBack(
        work -> {
          work.accounts().insert(account);
          work.organizations().insert(organization);
          work.domains().insert(Domain.added(organization.id(), name, "token", NOW));
          work.domains().hold(name, organization.id(), NOW);
          work.memberships()
              .insert(new Membership(organization.id(), account.id(), Set.of(Role.STUDENT)));
          work.devices().insert(Fixtures.deviceRow(device, NOW));
          work.orders().insertAll(List.of(order));
          work.claims().insert(claim);
          work.orders()
              .claim(order.id(), Set.of(0), new BundleClaim(organization.id(), claim.id()));
          work.tokens().insert(token);
          work.classGroups().insert(choir);
          work.enrolments().insert(organization.id(), choir.classGroup().id(), account.id(), NOW);
        });

    change(
        work -> {
          assertThat(work.accounts().find(account.id())).isEmpty();
          assertThat(work.classGroups().find(organization.id(), choir.classGroup().id())).isEmpty();
          assertThat(work.enrolments().of(account.id())).isEmpty();
          assertThat(work.accounts().find(account.email())).isEmpty();
          assertThat(work.organizations().find(organization.id())).isEmpty();
          assertThat(work.domains().of(organization.id())).isEmpty();
          assertThat(work.domains().holder(name)).isEmpty();
          assertThat(work.memberships().ofAccount(account.id())).isEmpty();
          assertThat(work.devices().find(device)).isEmpty();
          assertThat(work.devices().goingOn(account.id())).isEmpty();
          assertThat(work.orders().find(order.id())).isEmpty();
          assertThat(work.orders().find(order.order().number())).isEmpty();
          assertThat(OrderingContract.orderOf(work, SerialNumber.of("A001"))).isEmpty();
          assertThat(work.claims().find(organization.id(), claim.id())).isEmpty();
          assertThat(work.tokens().find(token.kind(), token.lookup())).isEmpty();
          assertThat(work.accounts().insert(account)).isTrue();
          assertThat(work.orders().insertAll(List.of(order))).isEmpty();
          assertThat(work.tokens().insert(token)).isTrue();
        });
  }

  @Test
  void rolled_back_subscription_with_all_that_belongs_to_it_is_not_there() {
    Organization organization = write(Given::organization);
    Account account = write(Given::account);
    Subscription subscription = Fixtures.subscription(organization);
    ProductKey key = Fixtures.key(subscription, 5, Fixtures.TERM);
    RosterConnection connection =
        new RosterConnection(
            organization.id(),
            new ConnectionId(Fixtures.id()),
            subscription.id(),
            "Teachers",
            RosterSettings.DEFAULT);
    Job job = Fixtures.job(organization.id(), NOW);
    IdempotencyRecord answer =
        new IdempotencyRecord(
            IdempotencyKey.of("key"), "hash", "", new Revision(organization.id(), 1), NOW);

    rollBack(
        work -> {
          work.subscriptions().insert(subscription);
          Given.capacity(work, subscription, Given.forever(5));
          work.productKeys().insert(key);
          work.seats().take(Fixtures.personSeat(subscription, account.id(), NOW));
          work.seats().take(Fixtures.deviceSeat(subscription, Given.deviceOf(key), NOW));
          work.rosters().insert(connection, RosterState.begun(false));
          work.rosterLinks().insert(connection, List.of(Fixtures.link("d-1", account.id())));
          work.jobs().insert(job);
          work.idempotency().insert(answer);
          work.events().append(organization.id(), List.of(Fixtures.event("{}")));
        });

    change(
        work -> {
          assertThat(work.subscriptions().find(organization.id(), subscription.id())).isEmpty();
          assertThat(work.subscriptions().of(organization.id())).isEmpty();
          assertThat(work.productKeys().find(organization.id(), key.id())).isEmpty();
          assertThat(work.productKeys().of(organization.id(), subscription.id())).isEmpty();
          assertThat(work.rights().of(account.id()).orElseThrow().held()).isEmpty();
          assertThat(work.rosters().find(organization.id(), connection.id())).isEmpty();
          assertThat(work.rosters().find(organization.id(), subscription.id(), "Teachers"))
              .isEmpty();
          assertThat(work.rosterLinks().find(connection, List.of("d-1"))).isEmpty();
          assertThat(work.jobs().lease(Fixtures.LANE, NOW, NOW.plusMillis(1), 10)).isEmpty();
          assertThat(work.idempotency().find(organization.id(), answer.key())).isEmpty();
          assertThat(work.events().revision(organization.id()).number()).isZero();
          assertThat(work.events().after(new Revision(organization.id(), 0), 10)).isEmpty();
        });
  }

  @Test
  void rolled_back_changes_of_people_and_orders_are_as_before() {
    Account pending = Fixtures.pendingAccount();
    Organization organization = write(Given::organization);
    Membership student = new Membership(organization.id(), pending.id(), Set.of(Role.STUDENT));
    StoredOrder order = write(Given::order);
    Claim claim = Fixtures.claim(organization, order, pending);
    Token token = Fixtures.token(pending.id(), "lookup", Optional.empty());
    change(
        work -> {
          work.accounts().insert(pending);
          work.memberships().insert(student);
          work.claims().insert(claim);
          work.tokens().insert(token);
        });

    rollBack(
        work -> {
          work.accounts().activate(pending.id());
          work.accounts().nameIfUnnamed(pending.id(), "Ada");
          work.accounts().defaultIfNone(pending.id(), organization.id());
          work.memberships()
              .replace(
                  new Membership(organization.id(), pending.id(), Set.of(Role.EDUCATOR)),
                  student.roles());
          work.orders()
              .claim(order.id(), Set.of(0), new BundleClaim(organization.id(), claim.id()));
          work.claims().fulfil(organization.id(), claim.id(), NOW);
          work.tokens().spend(token.kind(), token.lookup(), new Token.Spent(NOW, Fixtures.id()));
        });

    change(
        work -> {
          assertThat(work.accounts().find(pending.id())).contains(pending);
          assertThat(work.memberships().ofAccount(pending.id())).containsExactly(student);
          assertThat(work.orders().find(order.id())).contains(order);
          assertThat(work.claims().find(organization.id(), claim.id())).contains(claim);
          assertThat(work.tokens().find(token.kind(), token.lookup())).contains(token);
        });
  }

  @Test
  void rolled_back_seats_counters_and_capacity_are_as_before() {
    Subscription subscription = write(work -> Given.subscription(work, 2));
    ProductKey key = write(work -> Given.key(work, subscription, 2));
    Seat held = newDeviceSeat(subscription, key);
    take(held);
    Seat person = newPersonSeat(subscription, NOW);

    rollBack(
        work -> {
          work.seats().take(person);
          Given.capacity(work, subscription, Given.forever(100));
        });
    rollBack(work -> work.seats().release(held, NOW));

    assertThat(found(person)).isEmpty();
    assertThat(found(held)).contains(held);
    assertThat(seatsInUse(subscription)).isEqualTo(1);
    assertThat(devicesInUse(key)).isEqualTo(1);
    assertThat(take(person)).isEqualTo(Taking.TAKEN);
    assertThat(take(newPersonSeat(subscription, NOW))).isEqualTo(Taking.FULL);
  }

  @Test
  void rolled_back_work_on_a_job_leaves_it_as_it_was() {
    Job job = Fixtures.job(write(Given::accountId), NOW);
    change(work -> work.jobs().insert(job));

    rollBack(work -> work.jobs().lease(Fixtures.LANE, NOW, NOW.plusMillis(1), 10));
    Job leased = lease(NOW, NOW.plusMillis(1), 10).get(0);
    rollBack(work -> work.jobs().complete(leased, NOW));
    rollBack(work -> work.jobs().abandon(leased, NOW));
    rollBack(work -> work.jobs().retry(leased, NOW));
    rollBack(work -> work.jobs().renew(leased, NOW));

    assertThat(leased.attempt()).isEqualTo(1);
    assertThat(lease(NOW, NOW.plusMillis(1), 10)).isEmpty();
    assertThat(won(work -> work.jobs().complete(leased, NOW))).isTrue();
  }

  private void rollBack(Consumer<UnitOfWork> work) {
    IllegalStateException failure = new IllegalStateException("rolls back");
    assertThatThrownBy(() -> rollBack(failure, work)).isSameAs(failure);
  }

  private void rollBack(RuntimeException failure, Consumer<UnitOfWork> work) {
    change(
        unit -> {
          work.accept(unit);
          throw failure;
        });
  }
}
