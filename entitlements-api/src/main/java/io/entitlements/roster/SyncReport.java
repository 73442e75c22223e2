package io.entitlements.roster;

import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a run. Its rows are read by {@link Rosters#rows}.
 *
 * @param connection through which connection
 * @param run the run
 * @param state how far it has come
 * @param by who asked for it; empty if it came by the calendar or by a hint
 * @param startedAt when it began
 * @param endedAt when it ended, if it has
 * @param verdict what the source said about its list, once it was read
 * @param counts how many people have which result; results of nobody are left out
 * @param unchanged how many people were listed as before
 * @param withheld why nothing was taken back, if so
 * @param remarks what the source had to say, and why it failed
 * @param assigned how many seats are in use now
 * @param total how many seats there are now
 */
public record SyncReport(
    ConnectionId connection,
    RosterRunId run,
    RunState state,
    Optional<AccountId> by,
    Instant startedAt,
    Optional<Instant> endedAt,
    Optional<Verdict> verdict,
    Map<SyncRow.Result, Integer> counts,
    int unchanged,
    Withheld withheld,
    List<String> remarks,
    int assigned,
    int total) {

  /** Keeps immutable copies. */
  public SyncReport {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(withheld, "withheld");
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
