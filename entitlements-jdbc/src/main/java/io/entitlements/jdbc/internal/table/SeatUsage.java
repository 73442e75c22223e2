package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.seat.SeatHolder;
import io.entitlements.type.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** When the seats in the table {@code seat} were used. */
final class SeatUsage {

  private static final String UNUSED_OF_PERSON =
      "where account_id = :account and active = true and last_used_at < :since";

  private static final String UNUSED_OF_DEVICE =
      "where device_id = :device and active = true and last_used_at < :since";

  private static final String OWNERS = "select distinct organization_id from seat ";

  private static final String SET_USED = "update seat set last_used_at = :now ";

  private static final String OF_ORGANIZATION = " and organization_id = :organization";

  private final Handle handle;

  SeatUsage(Handle handle) {
    this.handle = handle;
  }

  List<OrganizationId> notUsedSince(SeatHolder holder, Instant since) {
    return unused(OWNERS, holder, "", since)
        .list(row -> new OrganizationId(Columns.uuid(row, "organization_id")));
  }

  void used(OrganizationId organization, SeatHolder holder, Instant now, Instant unlessSince) {
    unused(SET_USED, holder, OF_ORGANIZATION, unlessSince)
        .bind("organization", organization.value())
        .bind("now", Columns.micros(now))
        .execute();
  }

  private Sql unused(String what, SeatHolder holder, String whose, Instant since) {
    Sql sql =
        holder instanceof SeatHolder.Device device
            ? Sql.of(handle, what + UNUSED_OF_DEVICE + whose)
                .bind("device", device.device().value())
            : Sql.of(handle, what + UNUSED_OF_PERSON + whose)
                .bind("account", SeatTable.account(holder));
    return sql.bind("since", Columns.micros(since));
  }
}
