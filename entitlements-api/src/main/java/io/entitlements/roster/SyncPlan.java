package io.entitlements.roster;

import io.entitlements.type.RosterRunId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The preview of a sync: nothing has been changed yet. Its rows are read by {@link Rosters#rows}.
 *
 * @param connection through which connection
 * @param run the run that it is of
 * @param verdict what the source says about its list
 * @param counts how many people have which result; results of nobody are left out
 * @param unchanged how many people are listed as before
 * @param withheld why nothing will be taken back, if so
 * @param remarks what the source had to say
 * @param assigned how many seats are in use before
 * @param total how many seats there are
 * @param fingerprint what the plan depends on; a plan that does not fit any more is refused
 */
public record SyncPlan(
    RosterConnection connection,
    RosterRunId run,
    Verdict verdict,
    Map<SyncRow.Result, Integer> counts,
    int unchanged,
    Withheld withheld,
    List<String> remarks,
    int assigned,
    int total,
    String fingerprint) {

  /** Keeps immutable copies. */
  public SyncPlan {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(withheld, "withheld");
    Objects.requireNonNull(fingerprint, "fingerprint");
    counts = Map.copyOf(counts);
    remarks = List.copyOf(remarks);
  }

  /**
   * Counts rows.
   *
   * @param result a result
   * @return how many rows have it
   */
  public int count(SyncRow.Result result) {
    return counts.getOrDefault(result, 0);
  }
}
