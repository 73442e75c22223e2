package io.entitlements.spi;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncRow;
import io.entitlements.roster.Verdict;
import io.entitlements.roster.Withheld;
import io.entitlements.type.AccountId;
import io.entitlements.type.ConnectionId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A run of a roster connection.
 *
 * @param organization the organization
 * @param id the run
 * @param connection the connection
 * @param by who asked for it; empty if it came by the calendar or by a hint
 * @param startedAt when it began
 * @param scope what the source reads; at most 400 characters
 * @param progress how far it has come
 * @param result what came of reading and planning
 */
public record RosterRun(
    OrganizationId organization,
    RosterRunId id,
    ConnectionId connection,
    Optional<AccountId> by,
    Instant startedAt,
    String scope,
    Progress progress,
    Planned result) {

  /** Where the first rows lie before any is done. */
  public static final int NONE_DONE = Integer.MIN_VALUE;

  /** Checks that nothing is missing. */
  public RosterRun {
    Objects.requireNonNull(organization, "organization");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(progress, "progress");
    Objects.requireNonNull(result, "result");
  }

  /**
   * How far a run has come.
   *
   * @param state the state
   * @param done the ordinal up to which its rows are done in this state; {@link #NONE_DONE} for
   *     none
   * @param touchedAt when somebody last worked at it
   * @param endedAt when it ended, if it has
   */
  public record Progress(RunState state, int done, Instant touchedAt, Optional<Instant> endedAt) {

    /** Checks that nothing is missing. */
    public Progress {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(touchedAt, "touchedAt");
      Objects.requireNonNull(endedAt, "endedAt");
    }
  }

  /**
   * What came of reading and planning.
   *
   * @param verdict what the source said about its list, once it was read
   * @param checkpoint where a next reading goes on
   * @param counts how many people have which result
   * @param unchanged how many people are listed as before
   * @param withheld why nothing is taken back, if so
   * @param replaces whether typed seats become the list's
   * @param fingerprint what the plan depends on; empty before there is one
   * @param remarks what the source had to say, and why it failed
   */
  public record Planned(
      Optional<Verdict> verdict,
      Optional<RosterCheckpoint> checkpoint,
      Map<SyncRow.Result, Integer> counts,
      int unchanged,
      Withheld withheld,
      boolean replaces,
      String fingerprint,
      List<String> remarks) {

    /** Before anything was read. */
    public static final Planned NOTHING =
        new Planned(
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            0,
            Withheld.NOTHING,
            false,
            "",
            List.of());

    /** Keeps immutable copies. */
    public Planned {
      Objects.requireNonNull(verdict, "verdict");
      Objects.requireNonNull(checkpoint, "checkpoint");
      Objects.requireNonNull(withheld, "withheld");
      Objects.requireNonNull(fingerprint, "fingerprint");
      counts = Map.copyOf(counts);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * The state.
   *
   * @return how far it has come
   */
  public RunState state() {
    return progress.state();
  }

  /**
   * The same, further on.
   *
   * @param further how far it has come
   * @return the run
   */
  public RosterRun with(Progress further) {
    return new RosterRun(organization, id, connection, by, startedAt, scope, further, result);
  }

  /**
   * The same with what came of reading and planning.
   *
   * @param planned that
   * @return the run
   */
  public RosterRun with(Planned planned) {
    return new RosterRun(organization, id, connection, by, startedAt, scope, progress, planned);
  }
}
