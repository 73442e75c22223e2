package io.entitlements.jdbc.internal.table;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The table {@code push_release}. */
final class PushReleaseTable {

  private static final long SECONDS_OF_AN_HOUR = 3_600;
  private static final long HOURS_KEPT = 48;

  private static final String MORE =
      "update push_release set releases = releases + 1" + ListKey.WHERE + "and hours = :hours";

  private static final String FIRST =
      """
      insert into push_release (organization_id, connection_id, hours, releases)
      values (:organization, :connection, :hours, 1)
      """;

  private static final String FORGET =
      "delete from push_release" + ListKey.WHERE + "and hours < :hours";

  private static final String SINCE =
      "select coalesce(sum(releases), 0) releases from push_release"
          + ListKey.WHERE
          + "and hours >= :hours";

  private static final String CLEAR = "delete from push_release" + ListKey.WHERE;

  private final Handle handle;

  PushReleaseTable(Handle handle) {
    this.handle = handle;
  }

  /** The list is locked, so nobody adds the row of this hour beside. */
  void note(ListKey list, Instant now) {
    if (list.of(handle, MORE).bind("hours", hour(now)).execute() == 0) {
      list.of(handle, FIRST).bind("hours", hour(now)).execute();
      list.of(handle, FORGET).bind("hours", hour(now) - HOURS_KEPT).execute();
    }
  }

  private static long hour(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), SECONDS_OF_AN_HOUR);
  }

  int since(ListKey list, Instant since) {
    return list.of(handle, SINCE)
        .bind("hours", hour(since))
        .find(row -> row.getInt("releases"))
        .orElseThrow();
  }

  boolean clear(ListKey list) {
    return list.of(handle, CLEAR).execute() > 0;
  }
}
