package io.entitlements.roster;

import io.entitlements.type.OrganizationId;
import java.util.List;
import java.util.Objects;

/**
 * The preview of a sync: nothing has been changed yet.
 *
 * @param organization whose
 * @param connection through which connection
 * @param verdict what the source says about its list
 * @param rows what would become of each person, in the order of the list
 * @param assigned how many seats are in use before
 * @param total how many seats there are
 */
public record SyncPlan(
    OrganizationId organization,
    RosterConnection connection,
    Verdict verdict,
    List<SyncRow> rows,
    int assigned,
    int total) {

  /** Keeps an immutable copy. */
  public SyncPlan {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(verdict, "verdict");
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
