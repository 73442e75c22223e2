package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.dialect.Dialect;
import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.spi.AbandonedJob;
import io.entitlements.spi.Job;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** What has ended in the table {@code job}. */
final class EndedJobTable {

  private static final String ABANDONED =
      """
      select scope_id, id, scope_kind, kind, lane, argument, due_at, attempt
      from job
      where abandoned = true and kind <> :except and ended_at >= :since
      order by ended_at, id
      fetch first :limit rows only
      """;

  /** By one range of the index of what was given up, in its order; see {@code JobTable}. */
  private static final String ABANDONED_OF =
      """
      select scope_id, id, scope_kind, kind, lane, argument, due_at, attempt, ended_at
      from job
      where abandoned = true and kind = :kind%s
      order by abandoned, kind, ended_at, id
      fetch first :limit rows only
      """;

  private static final String FIRST_ABANDONED_OF = ABANDONED_OF.formatted("");

  private static final String NEXT_ABANDONED_OF =
      ABANDONED_OF.formatted(" and ended_at >= :at and (ended_at > :at or id > :id)");

  private static final String DISMISS =
      """
      update job set abandoned = false, argument = ''
      where scope_id = :scope and id = :id and abandoned = true
      """;

  /** By one range of the index of what was given up, and what was not; see {@code JobTable}. */
  private static final String ENDED_BEFORE =
      """
      select scope_id, id
      from job
      where abandoned = :abandoned and kind = :kind and ended_at < :before
      order by abandoned, kind, ended_at, id
      fetch first :most rows only
      """;

  private static final String FORGET = "delete from job where scope_id = :scope and id = :id";

  private final Handle handle;
  private final Dialect dialect;

  EndedJobTable(Handle handle, Dialect dialect) {
    this.handle = handle;
    this.dialect = dialect;
  }

  List<Job> abandoned(Instant since, String except, int limit) {
    return handle
        .createQuery(ABANDONED)
        .bind("except", except)
        .bind("since", Columns.micros(since))
        .bind("limit", limit)
        .map(JobTable::map)
        .list();
  }

  List<AbandonedJob> abandoned(String kind, Optional<AbandonedJob.Position> after, int limit) {
    Query query =
        handle
            .createQuery(after.isPresent() ? NEXT_ABANDONED_OF : FIRST_ABANDONED_OF)
            .bind("kind", kind)
            .bind("limit", limit);
    after.ifPresent(
        last -> query.bind("at", Columns.micros(last.at())).bind("id", last.id().value()));
    return query
        .map(
            (row, context) ->
                new AbandonedJob(JobTable.map(row, context), Columns.instant(row, "ended_at")))
        .list();
  }

  boolean dismiss(Job job) {
    return handle
            .createUpdate(DISMISS)
            .bind("scope", job.scope().value())
            .bind("id", job.id().value())
            .execute()
        == 1;
  }

  void forget(String kind, boolean abandoned, Instant before, int most) {
    Sql forget = Sql.of(handle, FORGET);
    List<UUID> forgotten =
        Sql.of(handle, ENDED_BEFORE + dialect.lockingWhatIsFree())
            .bind("abandoned", abandoned)
            .bind("kind", kind)
            .bind("before", Columns.micros(before))
            .bind("most", most)
            .list(
                row -> {
                  UUID id = Columns.uuid(row, "id");
                  forget.bind("scope", Columns.uuid(row, "scope_id")).bind("id", id).add();
                  return id;
                });
    if (!forgotten.isEmpty()) {
      forget.executeBatch();
    }
  }
}
