package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.AttemptStore;
import io.entitlements.type.Limit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The table {@code attempt}. */
public final class AttemptTable implements AttemptStore {

  private static final String TAKE =
      """
      update attempt set due_at = greatest(due_at, :now) + :every
      where bucket = :bucket and due_at <= :latest
      """;

  private static final String DUE = "select due_at from attempt where bucket = :bucket";

  private static final String BEGIN = "insert into attempt (bucket, due_at) values (:bucket, :due)";

  private static final String GIVE_BACK =
      "update attempt set due_at = due_at - :every where bucket = :bucket";

  /** Each new bucket drops some idle ones, so that no more are kept than are in use. */
  private static final String IDLE =
      """
      select bucket from attempt
      where due_at <= :now
      order by due_at
      fetch first 2 rows only
      """;

  private static final String DROP = "delete from attempt where bucket = :bucket";

  private final Handle handle;
  private final Dialect dialect;

  /** On one connection. */
  public AttemptTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  @Override
  public Optional<Instant> take(String bucket, Instant now, Limit limit) {
    Instant latest = now.plus(limit.whole()).minus(limit.every());
    while (!takeKnown(bucket, now, limit, latest)) {
      Optional<Instant> due =
          Sql.of(handle, DUE).bind("bucket", bucket).find(row -> Columns.instant(row, "due_at"));
      if (due.isEmpty()) {
        begin(bucket, now, limit);
        return Optional.empty();
      }
      if (due.get().isAfter(latest)) {
        return due.map(instant -> instant.minus(limit.whole()).plus(limit.every()));
      }
      // It was begun, or something was given back, after the update and before the query.
    }
    return Optional.empty();
  }

  private boolean takeKnown(String bucket, Instant now, Limit limit, Instant latest) {
    return Sql.of(handle, TAKE)
            .bind("now", Columns.micros(now))
            .bind("every", micros(limit))
            .bind("bucket", bucket)
            .bind("latest", Columns.micros(latest))
            .execute()
        == 1;
  }

  private void begin(String bucket, Instant now, Limit limit) {
    List<String> idle =
        Sql.of(handle, IDLE + dialect.lockingWhatIsFree())
            .bind("now", Columns.micros(now))
            .list(row -> row.getString("bucket"));
    idle.forEach(one -> Sql.of(handle, DROP).bind("bucket", one).execute());
    Sql.of(handle, BEGIN)
        .bind("bucket", bucket)
        .bind("due", Columns.micros(now.plus(limit.every())))
        .execute();
  }

  @Override
  public void giveBack(String bucket, Limit limit) {
    Sql.of(handle, GIVE_BACK).bind("bucket", bucket).bind("every", micros(limit)).execute();
  }

  private static long micros(Limit limit) {
    return limit.every().toMillis() * 1_000;
  }
}
