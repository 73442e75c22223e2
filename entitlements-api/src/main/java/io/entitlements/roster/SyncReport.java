package io.entitlements.roster;

import io.entitlements.type.Revision;
import java.util.List;
import java.util.Objects;

/**
 * What a sync did.
 *
 * @param rows what became of each person, in the order of the list
 * @param assigned how many seats are in use afterwards
 * @param total how many seats there are
 * @param revision the organization's revision afterwards
 */
public record SyncReport(List<SyncRow> rows, int assigned, int total, Revision revision) {

  /** Keeps an immutable copy. */
  public SyncReport {
    Objects.requireNonNull(revision, "revision");
    rows = List.copyOf(rows);
  }

  /**
   * Counts rows.
   *
   * @param result a result
   * @return how many rows have it
   */
  public long count(SyncRow.Result result) {
    return rows.stream().filter(row -> row.result() == result).count();
  }
}
