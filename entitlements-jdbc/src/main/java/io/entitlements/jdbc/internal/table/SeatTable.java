package io.entitlements.jdbc.internal.table;

import io.entitlements.catalog.OverCapacityPolicy.Keep;
import io.entitlements.catalog.ProductId;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The table {@code seat}. The counters lie on the rows of the subscription and the product key: one
 * conditional change of each decides, and the subscription's is changed first by everybody, so that
 * transactions do not wait for each other in a circle.
 */
public final class SeatTable implements SeatStore {

  private static final String INSERT =
      """
      insert into seat (organization_id, id, subscription_id, account_id, device_id,
        product_key_id, source, taken_at, last_used_at, pinned, active)
      values (:organization, :id, :subscription, :account, :device,
        :productKey, :source, :takenAt, :takenAt, :pinned, true)
      """;

  private static final String HELD_BY_PERSON =
      SeatColumns.SELECT
          + """
          where organization_id = :organization
            and subscription_id = :subscription
            and account_id = :account
            and active = true
          """;

  private static final String HELD_BY_DEVICE =
      SeatColumns.SELECT
          + """
          where organization_id = :organization
            and subscription_id = :subscription
            and product_key_id = :productKey
            and device_id = :device
            and active = true
          """;

  private static final String OF_PERSON =
      SeatColumns.SELECT
          + """
          where account_id = :account and organization_id = :organization and active = true
          order by subscription_id
          """;

  private static final String RELEASE =
      """
      update seat set released_at = :now, active = null
      where organization_id = :organization and id = :id and active = true
      """;

  private static final String PIN =
      """
      update seat set pinned = :pinned
      where organization_id = :organization
        and id = :id
        and active = true
        and pinned <> :pinned
      """;

  private final Handle handle;
  private final SubscriptionTable subscriptions;
  private final ProductKeyTable productKeys;
  private final ManySeats many;
  private final SeatUsage usage;
  private final boolean afterDuplicate;

  /**
   * On one connection.
   *
   * @param afterDuplicate whether this transaction has met a duplicate before and is run again.
   *     While a statement waits for the subscription's row, another transaction can give its holder
   *     the seat, and of that it sees the counter but not the seat. Under the lock from the
   *     beginning it sees both.
   */
  public SeatTable(Handle handle, Dialect dialect, boolean afterDuplicate) {
    this.handle = handle;
    this.many = new ManySeats(handle, dialect);
    this.usage = new SeatUsage(handle);
    this.subscriptions = new SubscriptionTable(handle);
    this.productKeys = new ProductKeyTable(handle);
    this.afterDuplicate = afterDuplicate;
  }

  @Override
  public Taking take(Seat seat) {
    lockAfterDuplicate(seat);
    return seat.holder() instanceof SeatHolder.Device device
        ? takeForDevice(seat, device)
        : takeForPerson(seat, Optional.empty());
  }

  @Override
  public Taking take(Seat seat, ProductId product) {
    lockAfterDuplicate(seat);
    return takeForPerson(seat, Optional.of(product));
  }

  private void lockAfterDuplicate(Seat seat) {
    if (afterDuplicate) {
      subscriptions.lock(seat.organization(), seat.subscription());
    }
  }

  private boolean isHeld(Seat seat) {
    return find(seat.organization(), seat.subscription(), seat.holder()).isPresent();
  }

  /** The subscription's row first, so that all who change seats wait in the same order. */
  private Taking takeForDevice(Seat seat, SeatHolder.Device device) {
    if (isHeld(seat)) {
      return Taking.HELD;
    }
    OrganizationId organization = seat.organization();
    if (!subscriptions.useSeat(organization, seat.subscription(), seat.takenAt())) {
      Taking refusal = subscriptions.refusal(organization, seat.subscription(), seat.takenAt());
      if (refusal != Taking.FULL) {
        return refusal;
      }
      Taking room = productKeys.room(organization, device.key(), seat.subscription());
      return room == Taking.TAKEN ? Taking.FULL : room;
    }
    if (!productKeys.useSeat(organization, device.key(), seat.subscription())) {
      subscriptions.freeSeats(organization, seat.subscription(), 1, 0);
      return productKeys.room(organization, device.key(), seat.subscription());
    }
    insert(seat);
    return Taking.TAKEN;
  }

  /** Whether the person holds one is asked by the same statement, and told apart afterwards. */
  private Taking takeForPerson(Seat seat, Optional<ProductId> product) {
    Optional<Taking> taking = tryForPerson(seat, product);
    if (taking.isPresent()) {
      return taking.get();
    }
    // What stood in the way is gone, as a seat that was released meanwhile. Under the lock it
    // stays.
    subscriptions.lock(seat.organization(), seat.subscription());
    return tryForPerson(seat, product).orElse(Taking.FULL);
  }

  /** Empty if nothing is in the way by the time at which it is looked for. */
  private Optional<Taking> tryForPerson(Seat seat, Optional<ProductId> product) {
    OrganizationId organization = seat.organization();
    SubscriptionId subscription = seat.subscription();
    if (subscriptions.useSeat(
        organization, subscription, account(seat.holder()), product, seat.takenAt())) {
      insert(seat);
      return Optional.of(Taking.TAKEN);
    }
    return isHeld(seat)
        ? Optional.of(Taking.HELD)
        : Optional.of(subscriptions.room(organization, subscription, product, seat.takenAt()))
            .filter(room -> room != Taking.TAKEN);
  }

  @Override
  public boolean release(Seat seat, Instant now) {
    if (byId(RELEASE, seat).bind("now", Columns.micros(now)).execute() == 0) {
      return false;
    }
    if (seat.holder() instanceof SeatHolder.Device device) {
      productKeys.freeSeat(seat.organization(), device.key());
      int counted = productKeys.counts(seat.organization(), device.key()) ? 1 : 0;
      subscriptions.freeSeats(seat.organization(), seat.subscription(), counted, 0);
    } else {
      subscriptions.freeSeats(seat.organization(), seat.subscription(), 1, 1);
    }
    return true;
  }

  @Override
  public Taking takeAll(List<Seat> seats) {
    if (seats.size() == 1) {
      return take(seats.get(0));
    }
    lockAfterDuplicate(seats.get(0));
    return many.take(seats);
  }

  @Override
  public int releaseAll(List<Seat> seats, Instant now) {
    return many.release(seats, now);
  }

  @Override
  public int pinAll(List<Seat> seats, boolean pinned) {
    return many.pin(seats, pinned);
  }

  @Override
  public int setSourceAll(List<Seat> seats, SeatSource source) {
    return many.setSource(seats, source);
  }

  @Override
  public Map<AccountId, Seat> findAll(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    return many.find(organization, subscription, accounts);
  }

  @Override
  public List<Seat> ofPerson(OrganizationId organization, AccountId account) {
    return handle
        .createQuery(OF_PERSON)
        .bind("organization", organization.value())
        .bind("account", account.value())
        .map(SeatColumns::map)
        .list();
  }

  @Override
  public boolean pin(Seat seat, boolean pinned) {
    return byId(PIN, seat).bind("pinned", pinned).execute() == 1;
  }

  @Override
  public List<OrganizationId> notUsedSince(SeatHolder holder, Instant since) {
    return usage.notUsedSince(holder, since);
  }

  @Override
  public void used(
      OrganizationId organization, SeatHolder holder, Instant now, Instant unlessSince) {
    usage.used(organization, holder, now, unlessSince);
  }

  @Override
  public List<Seat> inOrderOfRelease(
      OrganizationId organization, SubscriptionId subscription, Among among, Keep keep, int limit) {
    return new ReleaseOrder(handle).seats(organization, subscription, among, keep, limit);
  }

  private Sql byId(String sql, Seat seat) {
    return Sql.of(handle, sql)
        .bind("organization", seat.organization().value())
        .bind("id", seat.id().value());
  }

  @Override
  public Optional<Seat> find(
      OrganizationId organization, SubscriptionId subscription, SeatHolder holder) {
    Sql query;
    if (holder instanceof SeatHolder.Device device) {
      query =
          Sql.of(handle, HELD_BY_DEVICE)
              .bind("device", device.device().value())
              .bind("productKey", device.key().value());
    } else {
      query = Sql.of(handle, HELD_BY_PERSON).bind("account", account(holder));
    }
    return query
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .find(SeatColumns::read);
  }

  private void insert(Seat seat) {
    Sql insert =
        Sql.of(handle, INSERT)
            .bind("organization", seat.organization().value())
            .bind("id", seat.id().value())
            .bind("subscription", seat.subscription().value())
            .bind("source", seat.source().name())
            .bind("takenAt", Columns.micros(seat.takenAt()))
            .bind("pinned", seat.pinned());
    if (seat.holder() instanceof SeatHolder.Device device) {
      insert
          .bind("account", null)
          .bind("device", device.device().value())
          .bind("productKey", device.key().value());
    } else {
      insert.bind("account", account(seat.holder())).bind("device", null).bind("productKey", null);
    }
    insert.execute();
  }

  static UUID account(SeatHolder holder) {
    return ((SeatHolder.Person) holder).account().value();
  }
}
