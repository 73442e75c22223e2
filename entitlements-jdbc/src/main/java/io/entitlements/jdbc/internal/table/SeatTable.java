package io.entitlements.jdbc.internal.table;

import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.ProductKeyId;
import io.entitlements.type.SeatId;
import io.entitlements.type.SubscriptionId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/**
 * The table {@code seat}. The counters lie on the rows of the subscription and the product key: one
 * conditional change of each decides, and both are changed product key first, so that transactions
 * do not wait for each other in a circle.
 */
public final class SeatTable implements SeatStore {

  private static final String INSERT =
      """
      insert into seat (organization_id, id, subscription_id, account_id, device_id,
        product_key_id, source, taken_at, active)
      values (:organization, :id, :subscription, :account, :device,
        :productKey, :source, :takenAt, true)
      """;

  private static final String SELECT =
      """
      select organization_id, id, subscription_id, account_id, device_id, product_key_id,
        source, taken_at
      from seat
      """;

  private static final String HELD_BY_PERSON =
      SELECT
          + """
          where organization_id = :organization
            and subscription_id = :subscription
            and account_id = :account
            and active = true
          """;

  private static final String HELD_BY_DEVICE =
      SELECT
          + """
          where organization_id = :organization
            and subscription_id = :subscription
            and product_key_id = :productKey
            and device_id = :device
            and active = true
          """;

  private static final String RELEASE =
      """
      update seat set released_at = :now, active = null
      where organization_id = :organization and id = :id and active = true
      """;

  private final Handle handle;
  private final SubscriptionTable subscriptions;
  private final ProductKeyTable productKeys;

  /** On one connection. */
  public SeatTable(Handle handle) {
    this.handle = handle;
    this.subscriptions = new SubscriptionTable(handle);
    this.productKeys = new ProductKeyTable(handle);
  }

  @Override
  public Taking take(Seat seat) {
    if (find(seat.organization(), seat.subscription(), seat.holder()).isPresent()) {
      return Taking.HELD;
    }
    if (seat.holder() instanceof SeatHolder.Device device) {
      return takeForDevice(seat, device);
    }
    return takeOfSubscription(seat);
  }

  private Taking takeForDevice(Seat seat, SeatHolder.Device device) {
    OrganizationId organization = seat.organization();
    if (!productKeys.useSeat(organization, device.key(), seat.subscription())) {
      boolean exists =
          productKeys
              .find(organization, device.key())
              .filter(key -> key.subscription().equals(seat.subscription()))
              .isPresent();
      return exists ? Taking.KEY_FULL : Taking.UNKNOWN;
    }
    Taking taking = takeOfSubscription(seat);
    if (taking != Taking.TAKEN) {
      requireCounted(productKeys.freeSeat(organization, device.key()), seat);
    }
    return taking;
  }

  private Taking takeOfSubscription(Seat seat) {
    Taking taking = subscriptions.useSeat(seat.organization(), seat.subscription(), seat.takenAt());
    if (taking == Taking.TAKEN) {
      insert(seat);
    }
    return taking;
  }

  @Override
  public boolean release(Seat seat, Instant now) {
    int released =
        handle
            .createUpdate(RELEASE)
            .bind("organization", seat.organization().value())
            .bind("id", seat.id().value())
            .bind("now", Columns.micros(now))
            .execute();
    if (released == 0) {
      return false;
    }
    if (seat.holder() instanceof SeatHolder.Device device) {
      requireCounted(productKeys.freeSeat(seat.organization(), device.key()), seat);
    }
    requireCounted(subscriptions.freeSeat(seat.organization(), seat.subscription()), seat);
    return true;
  }

  @Override
  public Optional<Seat> find(
      OrganizationId organization, SubscriptionId subscription, SeatHolder holder) {
    Query query;
    if (holder instanceof SeatHolder.Device device) {
      query =
          handle
              .createQuery(HELD_BY_DEVICE)
              .bind("device", device.device().value())
              .bind("productKey", device.key().value());
    } else {
      query = handle.createQuery(HELD_BY_PERSON).bind("account", account(holder));
    }
    return query
        .bind("organization", organization.value())
        .bind("subscription", subscription.value())
        .map(SeatTable::map)
        .findOne();
  }

  private void insert(Seat seat) {
    Update insert =
        handle
            .createUpdate(INSERT)
            .bind("organization", seat.organization().value())
            .bind("id", seat.id().value())
            .bind("subscription", seat.subscription().value())
            .bind("source", seat.source().name())
            .bind("takenAt", Columns.micros(seat.takenAt()));
    if (seat.holder() instanceof SeatHolder.Device device) {
      insert
          .bindNull("account", Types.OTHER)
          .bind("device", device.device().value())
          .bind("productKey", device.key().value());
    } else {
      insert
          .bind("account", account(seat.holder()))
          .bindNull("device", Types.OTHER)
          .bindNull("productKey", Types.OTHER);
    }
    insert.execute();
  }

  private static UUID account(SeatHolder holder) {
    return ((SeatHolder.Person) holder).account().value();
  }

  private static void requireCounted(boolean counted, Seat seat) {
    if (!counted) {
      throw new IllegalStateException("a counter is lower than the seats held: " + seat.id());
    }
  }

  private static Seat map(ResultSet row, StatementContext context) throws SQLException {
    return new Seat(
        new OrganizationId(Columns.uuid(row, "organization_id")),
        new SubscriptionId(Columns.uuid(row, "subscription_id")),
        new SeatId(Columns.uuid(row, "id")),
        holder(row),
        SeatSource.valueOf(row.getString("source")),
        Columns.instant(row, "taken_at"));
  }

  private static SeatHolder holder(ResultSet row) throws SQLException {
    Optional<UUID> account = Columns.optionalUuid(row, "account_id");
    if (account.isPresent()) {
      return new SeatHolder.Person(new AccountId(account.get()));
    }
    return new SeatHolder.Device(
        new DeviceId(Columns.uuid(row, "device_id")),
        new ProductKeyId(Columns.uuid(row, "product_key_id")));
  }
}
