package io.entitlements.jdbc.internal.table;

import io.entitlements.jdbc.internal.statement.Sql;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.spi.RevocationStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * The tables {@code revocation} and {@code revocation_number}. Every change begins with the one row
 * of the latter and so waits for the one before.
 */
public final class RevocationTables implements RevocationStore {

  private static final String COUNT = "update revocation_number set number = number + 1";

  private static final String FIRST = "insert into revocation_number (id, number) values (1, 1)";

  private static final String NUMBER = "select coalesce(max(number), 0) from revocation_number";

  private static final String UPDATE =
      """
      update revocation
      set issued_before_at = greatest(issued_before_at, :issuedBefore)
      where subject_id = :subject and kind = :kind
      """;

  private static final String INSERT =
      """
      insert into revocation (subject_id, kind, issued_before_at)
      values (:subject, :kind, :issuedBefore)
      """;

  private static final String AFTER =
      """
      select subject_id, kind, issued_before_at
      from revocation
      where issued_before_at > :after
      """;

  /** A lease has few subjects: most often all fit into one statement. */
  private static final int AT_ONCE = 8;

  private static final String OF =
      """
      select subject_id, kind, issued_before_at
      from revocation
      where subject_id in
        (:subject0, :subject1, :subject2, :subject3, :subject4, :subject5, :subject6, :subject7)
      """;

  private final Handle handle;

  /** On one connection. */
  public RevocationTables(Handle handle) {
    this.handle = handle;
  }

  @Override
  public void put(Revocation revocation) {
    if (Sql.of(handle, COUNT).execute() == 0) {
      Sql.of(handle, FIRST).execute();
    }
    if (executeWith(UPDATE, revocation) == 0) {
      executeWith(INSERT, revocation);
    }
  }

  private int executeWith(String sql, Revocation revocation) {
    return Sql.of(handle, sql)
        .bind("subject", revocation.of().id())
        .bind("kind", revocation.of().kind().name())
        .bind("issuedBefore", Columns.micros(revocation.issuedBefore()))
        .execute();
  }

  @Override
  public long number() {
    return Sql.of(handle, NUMBER).list(row -> row.getLong(1)).get(0);
  }

  @Override
  public List<Revocation> after(Instant after) {
    return Sql.of(handle, AFTER)
        .bind("after", Columns.micros(after))
        .list(RevocationTables::revocation);
  }

  @Override
  public Optional<Instant> latest(Collection<LeasesOf> any) {
    Set<LeasesOf> wanted = new HashSet<>(any);
    List<UUID> subjects = wanted.stream().map(LeasesOf::id).distinct().toList();
    Optional<Instant> latest = Optional.empty();
    for (int from = 0; from < subjects.size(); from += AT_ONCE) {
      for (Revocation one : about(subjects, from)) {
        if (wanted.contains(one.of()) && latest.filter(one.issuedBefore()::isBefore).isEmpty()) {
          latest = Optional.of(one.issuedBefore());
        }
      }
    }
    return latest;
  }

  /** What is left over in the last statement is bound to its last subject. */
  private List<Revocation> about(List<UUID> subjects, int from) {
    Sql query = Sql.of(handle, OF);
    for (int i = 0; i < AT_ONCE; i++) {
      query.bind("subject" + i, subjects.get(Math.min(from + i, subjects.size() - 1)));
    }
    return query.list(RevocationTables::revocation);
  }

  private static Revocation revocation(ResultSet row) throws SQLException {
    LeasesOf.Kind kind = LeasesOf.Kind.valueOf(row.getString("kind"));
    return new Revocation(
        kind.of(Columns.uuid(row, "subject_id")), Columns.instant(row, "issued_before_at"));
  }
}
