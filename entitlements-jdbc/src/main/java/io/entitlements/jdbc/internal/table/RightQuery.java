package io.entitlements.jdbc.internal.table;

import io.entitlements.account.AccountStatus;
import io.entitlements.catalog.ActivationMethod;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.spi.HeldRight;
import io.entitlements.spi.PersonRights;
import io.entitlements.spi.RightStore;
import io.entitlements.subscription.Subscription;
import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import io.entitlements.type.ProductKeyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What somebody has a right to: seats, joined with what makes them count. */
public final class RightQuery implements RightStore {

  private static final String COLUMNS =
      "select organization.zone, seat.product_key_id as held_key_id, "
          + SubscriptionColumns.LIST
          + ", "
          + KeyColumns.LIST;

  private static final String JOIN_OWNER =
      """
      join subscription on subscription.organization_id = seat.organization_id
        and subscription.id = seat.subscription_id
      join organization on organization.id = seat.organization_id
      """;

  private static final String ORDER =
      " seat.subscription_id, seat.organization_id, seat.product_key_id, " + KeyColumns.ORDER;

  // Outer joins: without a seat there is still an account, and without any key still a seat.
  private static final String OF_ACCOUNTS =
      COLUMNS
          + """
          , account.id as holder_id, account.status as holder_status
          from account
          left join seat on seat.account_id = account.id and seat.active = true
            and account.status not in ('DISABLED', 'DELETED')
          left \
          """
          + JOIN_OWNER.replace("\njoin", "\nleft join")
          + """
          left join product_key on product_key.organization_id = seat.organization_id
            and product_key.subscription_id = seat.subscription_id
          left \
          """
          + KeyColumns.JOIN_ALLOTMENT
          + " where <keys> order by account.id,"
          + ORDER;

  private static final String OF_ACCOUNT = OF_ACCOUNTS.replace("<keys>", "account.id = :account");

  private static final ManyKeys ACCOUNTS = ManyKeys.uuids("account.id");

  private static final String OF_DEVICE =
      COLUMNS
          + " from seat "
          + JOIN_OWNER
          + """
          join product_key on product_key.organization_id = seat.organization_id
            and product_key.id = seat.product_key_id
          """
          + KeyColumns.JOIN_ALLOTMENT
          + " where seat.device_id = :device and seat.active = true order by"
          + ORDER;

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public RightQuery(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  @Override
  public Optional<PersonRights> of(AccountId account) {
    Map<AccountId, PersonRights> rights =
        people(handle.createQuery(OF_ACCOUNT).bind("account", account.value()));
    return Optional.ofNullable(rights.get(account));
  }

  @Override
  public Map<AccountId, PersonRights> ofAll(Collection<AccountId> accounts) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    List<UUID> ids = accounts.stream().map(AccountId::value).toList();
    return people(
        ACCOUNTS.bind(handle.createQuery(ACCOUNTS.in(OF_ACCOUNTS, dialect)), dialect, ids));
  }

  @Override
  public List<HeldRight> of(DeviceId device) {
    List<Seated> rows =
        handle
            .createQuery(OF_DEVICE)
            .bind("device", device.value())
            .map((row, context) -> Seated.read(row))
            .list();
    return rights(rows);
  }

  private static Map<AccountId, PersonRights> people(Query query) {
    Map<Holder, List<Seated>> seats = new LinkedHashMap<>();
    query
        .map((row, context) -> new PersonRow(Holder.read(row), Seated.readIfAny(row)))
        .forEach(
            row -> {
              List<Seated> ofPerson =
                  seats.computeIfAbsent(row.holder, holder -> new ArrayList<>());
              row.seat.ifPresent(ofPerson::add);
            });
    Map<AccountId, PersonRights> people = new HashMap<>();
    seats.forEach(
        (holder, rows) ->
            people.put(holder.account, new PersonRights(holder.status, rights(rows))));
    return people;
  }

  /** Rows of one seat, one for each part of a key, follow each other. */
  private static List<HeldRight> rights(List<Seated> rows) {
    Map<Seat, List<KeyColumns.Part>> parts = new LinkedHashMap<>();
    for (Seated row : rows) {
      List<KeyColumns.Part> ofSeat = parts.computeIfAbsent(row.seat, seat -> new ArrayList<>());
      row.part.ifPresent(ofSeat::add);
    }
    return parts.entrySet().stream().map(entry -> entry.getKey().with(entry.getValue())).toList();
  }

  private record PersonRow(Holder holder, Optional<Seated> seat) {}

  private record Holder(AccountId account, AccountStatus status) {

    static Holder read(ResultSet row) throws SQLException {
      return new Holder(
          new AccountId(Columns.uuid(row, "holder_id")),
          AccountStatus.valueOf(row.getString("holder_status")));
    }
  }

  /** A seat with one part of a key, if it has any. */
  private record Seated(Seat seat, Optional<KeyColumns.Part> part) {

    static Optional<Seated> readIfAny(ResultSet row) throws SQLException {
      return Columns.optionalUuid(row, "subscription_id").isPresent()
          ? Optional.of(read(row))
          : Optional.empty();
    }

    static Seated read(ResultSet row) throws SQLException {
      Subscription subscription = SubscriptionColumns.read(row);
      Seat seat =
          new Seat(
              ZoneId.of(row.getString("zone")),
              subscription,
              Columns.optionalUuid(row, "held_key_id").map(ProductKeyId::new));
      return new Seated(seat, KeyColumns.read(row, subscription.organization(), subscription.id()));
    }
  }

  private record Seat(ZoneId zone, Subscription subscription, Optional<ProductKeyId> key) {

    HeldRight with(List<KeyColumns.Part> parts) {
      return new HeldRight(
          zone,
          subscription,
          key.isPresent() ? ActivationMethod.PRODUCT_KEY : ActivationMethod.EMAIL,
          key,
          KeyColumns.join(parts));
    }
  }
}
