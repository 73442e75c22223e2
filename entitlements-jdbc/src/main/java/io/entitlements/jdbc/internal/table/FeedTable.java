package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.FeedEntry;
import io.entitlements.spi.FeedStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The column {@code position} of the table {@code event}, null until the event is in the feed, and
 * the one row of the table {@code feed}, which is locked by whoever gives positions. In a scope
 * those with a position come before those without, so the latter are a run of numbers.
 */
public final class FeedTable implements FeedStore {

  /** Ordered by all columns of the index: PostgreSQL and H2 see only so that nothing is sorted. */
  private static final String WAITING =
      """
      from event
      where position is null
      order by position, number, scope_id
      fetch first :limit rows only
      """;

  private static final String ONE_WAITING = "select number " + WAITING;

  private static final String LOCK = "select position from feed where id = 1 for update";

  private static final String BEGIN = "insert into feed (id, position) values (1, 0)";

  private static final String RUNS =
      "select scope_id, min(number) as low, max(number) as high from (select scope_id, number "
          + WAITING
          + ") as waiting_events group by scope_id order by scope_id";

  private static final String PLACE =
      """
      update event set position = number + :offset
      where scope_id = :scope and number between :low and :high and position is null
      """;

  private static final String ADVANCE = "update feed set position = :position where id = 1";

  private static final String NEWEST = "select position from feed where id = 1";

  private static final String AFTER =
      """
      select position, scope_kind, scope_id, number, type, subject_id
      from event
      where position > :after
      order by position
      fetch first :limit rows only
      """;

  private final Handle handle;

  private record Run(Object scope, long low, long high) {

    long length() {
      return high - low + 1;
    }
  }

  /** On one connection. */
  public FeedTable(Handle handle) {
    this.handle = handle;
  }

  @Override
  public int sequence(int limit) {
    if (Sql.of(handle, ONE_WAITING).bind("limit", 1).list(row -> row.getLong(1)).isEmpty()) {
      return 0;
    }
    long before = lock();
    // Asked for under the lock: what was seen before it may have got its position meanwhile.
    List<Run> runs =
        Sql.of(handle, RUNS)
            .bind("limit", limit)
            .list(
                row ->
                    new Run(
                        Columns.uuid(row, "scope_id"), row.getLong("low"), row.getLong("high")));
    if (runs.isEmpty()) {
      return 0;
    }
    long position = before;
    Sql place = Sql.of(handle, PLACE);
    for (Run run : runs) {
      place
          .bind("offset", position + 1 - run.low())
          .bind("scope", run.scope())
          .bind("low", run.low())
          .bind("high", run.high())
          .add();
      position += run.length();
    }
    place.executeBatch();
    Sql.of(handle, ADVANCE).bind("position", position).execute();
    return (int) (position - before);
  }

  private long lock() {
    return Sql.of(handle, LOCK)
        .find(row -> row.getLong(1))
        .orElseGet(
            () -> {
              Sql.of(handle, BEGIN).execute();
              return 0L;
            });
  }

  @Override
  public List<FeedEntry> after(long position, int limit) {
    return Sql.of(handle, AFTER)
        .bind("after", position)
        .bind("limit", limit)
        .list(FeedTable::entry);
  }

  @Override
  public long newest() {
    return Sql.of(handle, NEWEST).find(row -> row.getLong(1)).orElse(0L);
  }

  private static FeedEntry entry(ResultSet row) throws SQLException {
    return new FeedEntry(
        row.getLong("position"),
        Columns.scope(row),
        row.getLong("number"),
        row.getString("type"),
        Columns.uuid(row, "subject_id"));
  }
}
