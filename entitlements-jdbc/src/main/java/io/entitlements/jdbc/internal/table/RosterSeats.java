package io.entitlements.jdbc.internal.table;

import io.entitlements.roster.RosterConnection;
import io.entitlements.spi.RosterLink;
import io.entitlements.type.AccountId;
import io.entitlements.type.RosterRunId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The table {@code roster_link} beside the table {@code seat}. */
final class RosterSeats {

  /** Whether there is anybody to look for: mostly there is not, and two sets are compared fast. */
  private static final String IS_ANY_UNMET =
      """
      select account_id from roster_link
      where organization_id = :organization and connection_id = :connection
        and standing = 'SEATED'
      except
      select account_id from seat
      where organization_id = :organization and subscription_id = :subscription
        and account_id is not null and active = true
      fetch first 1 rows only
      """;

  /**
   * A count, and no join: of a table that was filled just now PostgreSQL believes that it is all
   * but empty, and joined 20,000 links with as many seats row by row.
   */
  private static final String UNMET =
      RosterLinkTable.SELECT
          + """
          where organization_id = :organization and connection_id = :connection
            and standing = 'SEATED'
            and (select count(*) from seat
              where seat.organization_id = roster_link.organization_id
                and seat.subscription_id = :subscription
                and seat.account_id = roster_link.account_id
                and seat.active = true) = 0
          order by directory_id
          fetch first :limit rows only
          """;

  private static final String DEPRIVED =
      """
      select roster_link.connection_id, roster_link.directory_id, roster_link.account_id,
        roster_link.digest, roster_link.standing, roster_link.run_id
      from roster_run_row
      join roster_link on roster_link.organization_id = roster_run_row.organization_id
        and roster_link.connection_id = :connection
        and roster_link.directory_id = roster_run_row.directory_id
      where roster_run_row.organization_id = :organization and roster_run_row.run_id = :run
        and roster_run_row.result = 'RELEASE_PLANNED'
        and roster_link.run_id = roster_run_row.run_id and roster_link.standing = 'SEATED'
        and (select count(*) from seat
          where seat.organization_id = roster_link.organization_id
            and seat.subscription_id = :subscription
            and seat.account_id = roster_link.account_id
            and seat.active = true) = 0
      order by roster_run_row.ordinal
      fetch first :limit rows only
      """;

  private static final String TYPED =
      """
      select account_id from seat
      where organization_id = :organization and subscription_id = :subscription
        and account_id is not null and active = true and source = 'TYPED'%s
      order by account_id
      fetch first :limit rows only
      """;

  private final Handle handle;

  RosterSeats(Handle handle) {
    this.handle = handle;
  }

  List<RosterLink> unmet(RosterConnection connection, int limit) {
    boolean isAny = !query(IS_ANY_UNMET, connection).map((row, context) -> true).list().isEmpty();
    return isAny
        ? query(UNMET, connection).bind("limit", limit).map(RosterLinkTable::link).list()
        : List.of();
  }

  List<RosterLink> deprived(RosterConnection connection, RosterRunId run, int limit) {
    return query(DEPRIVED, connection)
        .bind("run", run.value())
        .bind("limit", limit)
        .map(RosterLinkTable::link)
        .list();
  }

  List<AccountId> typed(RosterConnection connection, Optional<AccountId> after, int limit) {
    String behind = after.isPresent() ? " and account_id > :after" : "";
    Query query =
        handle
            .createQuery(TYPED.formatted(behind))
            .bind("organization", connection.organization().value())
            .bind("subscription", connection.subscription().value())
            .bind("limit", limit);
    after.ifPresent(account -> query.bind("after", account.value()));
    return query.map((row, context) -> new AccountId(Columns.uuid(row, "account_id"))).list();
  }

  private Query query(String sql, RosterConnection connection) {
    return handle
        .createQuery(sql)
        .bind("organization", connection.organization().value())
        .bind("connection", connection.id().value())
        .bind("subscription", connection.subscription().value());
  }
}
