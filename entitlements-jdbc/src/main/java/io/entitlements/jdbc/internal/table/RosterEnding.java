package io.entitlements.jdbc.internal.table;

import io.entitlements.roster.RosterConnection;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SubscriptionId;
import org.jdbi.v3.core.Handle;

/** The end of rows of the table {@code roster_connection}. */
final class RosterEnding {

  private static final String END =
      """
      update roster_connection set live = null
      where organization_id = :organization and id = :id and live = true
      """;

  private static final String UNDER_WAY =
      """
      select count(*) from roster_connection
      where organization_id = :organization and subscription_id = :subscription
        and live is null
        and (exists (select 1 from roster_link
            where roster_link.organization_id = roster_connection.organization_id
              and roster_link.connection_id = roster_connection.id)
          or exists (select 1 from pending_release
            where pending_release.organization_id = roster_connection.organization_id
              and pending_release.connection_id = roster_connection.id))
      """;

  private static final String FORGET =
      """
      delete from roster_connection
      where organization_id = :organization and id = :id and live is null
        and not exists (select 1 from roster_run
          where roster_run.organization_id = roster_connection.organization_id
            and roster_run.connection_id = roster_connection.id)
        and not exists (select 1 from roster_link
          where roster_link.organization_id = roster_connection.organization_id
            and roster_link.connection_id = roster_connection.id)
        and not exists (select 1 from pending_release
          where pending_release.organization_id = roster_connection.organization_id
            and pending_release.connection_id = roster_connection.id)
        and not exists (select 1 from pushed_resource
          where pushed_resource.organization_id = roster_connection.organization_id
            and pushed_resource.connection_id = roster_connection.id)
        and not exists (select 1 from push_token
          where push_token.organization_id = roster_connection.organization_id
            and push_token.connection_id = roster_connection.id)
      """;

  private final Handle handle;

  RosterEnding(Handle handle) {
    this.handle = handle;
  }

  boolean end(RosterConnection connection) {
    return handle
            .createUpdate(END)
            .bind("organization", connection.organization().value())
            .bind("id", connection.id().value())
            .execute()
        == 1;
  }

  boolean isUnderWay(OrganizationId organization, SubscriptionId subscription) {
    return handle
            .createQuery(UNDER_WAY)
            .bind("organization", organization.value())
            .bind("subscription", subscription.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  void forget(OrganizationId organization, ConnectionId id) {
    handle
        .createUpdate(FORGET)
        .bind("organization", organization.value())
        .bind("id", id.value())
        .execute();
  }
}
