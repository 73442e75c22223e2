package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.BulkInsert;
import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.dialect.ManyKeys;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.seat.Seat;
import io.entitlements.seat.SeatHolder;
import io.entitlements.seat.SeatSource;
import io.entitlements.spi.SeatStore.Taking;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** The seats of many people in the table {@code seat}, a thousand to a statement. */
final class ManySeats {

  private static final BulkInsert<Seat> INSERT =
      BulkInsert.<Seat>into("seat")
          .uuid("organization_id", seat -> seat.organization().value())
          .uuid("id", seat -> seat.id().value())
          .uuid("subscription_id", seat -> seat.subscription().value())
          .uuid("account_id", seat -> person(seat).value())
          .text("source", seat -> seat.source().name())
          .bigint("taken_at", seat -> Columns.micros(seat.takenAt()))
          .bigint("last_used_at", seat -> Columns.micros(seat.takenAt()))
          .bool("pinned", Seat::pinned)
          .bool("active", seat -> true);

  private static final ManyKeys BY_PERSON =
      ManyKeys.uuids("organization_id", "subscription_id", "account_id");

  private static final ManyKeys BY_ID = ManyKeys.uuids("organization_id", "id");

  private static final String HELD_BY_PEOPLE =
      SeatColumns.SELECT
          + """
          where <keys> and active = true
          """;

  private static final String HELD_BY_ONE = BY_PERSON.one(HELD_BY_PEOPLE);

  private static final String RELEASE =
      """
      update seat set released_at = :now, active = null
      where <keys> and active = true
      """;

  private static final String PIN =
      """
      update seat set pinned = :pinned
      where <keys> and active = true and pinned <> :pinned
      """;

  private static final String SET_SOURCE =
      """
      update seat set source = :source
      where <keys> and active = true and source <> :source
      """;

  private final Handle handle;
  private final Dialect dialect;
  private final SubscriptionTable subscriptions;

  ManySeats(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
    this.subscriptions = new SubscriptionTable(handle);
  }

  Taking take(List<Seat> seats) {
    Seat first = seats.get(0);
    List<AccountId> people = seats.stream().map(ManySeats::person).toList();
    if (!find(first.organization(), first.subscription(), people).isEmpty()) {
      return Taking.HELD;
    }
    if (!subscriptions.useSeats(
        first.organization(), first.subscription(), seats.size(), first.takenAt())) {
      return subscriptions.refusal(first.organization(), first.subscription(), first.takenAt());
    }
    INSERT.execute(handle, dialect, seats);
    return Taking.TAKEN;
  }

  int release(List<Seat> seats, Instant now) {
    Seat first = seats.get(0);
    int released = 0;
    for (List<UUID> ids : ids(seats)) {
      released +=
          byId(RELEASE, ids)
              .bind("organization_id", first.organization().value())
              .bind("now", Columns.micros(now))
              .execute();
    }
    subscriptions.freeSeats(first.organization(), first.subscription(), released, released);
    return released;
  }

  int pin(List<Seat> seats, boolean pinned) {
    int changed = 0;
    for (List<UUID> ids : ids(seats)) {
      changed +=
          byId(PIN, ids)
              .bind("organization_id", seats.get(0).organization().value())
              .bind("pinned", pinned)
              .execute();
    }
    return changed;
  }

  int setSource(List<Seat> seats, SeatSource source) {
    int changed = 0;
    for (List<UUID> ids : ids(seats)) {
      changed +=
          byId(SET_SOURCE, ids)
              .bind("organization_id", seats.get(0).organization().value())
              .bind("source", source.name())
              .execute();
    }
    return changed;
  }

  Map<AccountId, Seat> find(
      OrganizationId organization, SubscriptionId subscription, Collection<AccountId> accounts) {
    Map<AccountId, Seat> found = new HashMap<>();
    if (accounts.size() == 1) {
      Sql.of(handle, HELD_BY_ONE)
          .bind("organization_id", organization.value())
          .bind("subscription_id", subscription.value())
          .bind("account_id", accounts.iterator().next().value())
          .find(SeatColumns::read)
          .ifPresent(seat -> found.put(person(seat), seat));
      return found;
    }
    for (List<AccountId> slice : Slices.of(accounts)) {
      List<UUID> people = slice.stream().map(AccountId::value).toList();
      BY_PERSON
          .bind(handle.createQuery(BY_PERSON.in(HELD_BY_PEOPLE, dialect)), dialect, people)
          .bind("organization_id", organization.value())
          .bind("subscription_id", subscription.value())
          .map(SeatColumns::map)
          .forEach(seat -> found.put(person(seat), seat));
    }
    return found;
  }

  private Update byId(String sql, List<UUID> ids) {
    return BY_ID.bind(handle.createUpdate(BY_ID.in(sql, dialect)), dialect, ids);
  }

  private static List<List<UUID>> ids(List<Seat> seats) {
    return Slices.of(seats.stream().map(seat -> seat.id().value()).toList());
  }

  private static AccountId person(Seat seat) {
    return ((SeatHolder.Person) seat.holder()).account();
  }
}
