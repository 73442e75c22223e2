package io.entitlements.spi;

import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How it stands with a connection.
 *
 * @param current the run that was begun last, or is being undone since
 * @param held the run that waits for approval
 * @param scope what the source read that was applied last
 * @param checkpoint where a next reading goes on
 * @param replaceDue whether typed seats are to become the list's
 * @param previewDue whether the next sync by the calendar waits for a preview
 * @param failures how often in a row it failed
 * @param retryAt before when it is not tried again by the calendar
 * @param schedule the number of its chain of jobs; those of another one do nothing
 * @param metAt the number of the organization's revision at which everybody on the list who counts
 *     was seen to have a seat; empty if that is not known, or has been changed since by a run
 */
public record RosterState(
    Optional<RosterRunId> current,
    Optional<RosterRunId> held,
    Optional<String> scope,
    Optional<RosterCheckpoint> checkpoint,
    boolean replaceDue,
    boolean previewDue,
    int failures,
    Optional<Instant> retryAt,
    int schedule,
    OptionalLong metAt) {

  /** Checks that nothing is missing. */
  public RosterState {
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(held, "held");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(checkpoint, "checkpoint");
    Objects.requireNonNull(retryAt, "retryAt");
    Objects.requireNonNull(metAt, "metAt");
  }

  /**
   * How it stands with a new connection.
   *
   * @param replaceDue whether typed seats are to become the list's
   * @return the state
   */
  public static RosterState begun(boolean replaceDue) {
    return new RosterState(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        replaceDue,
        false,
        0,
        Optional.empty(),
        0,
        OptionalLong.empty());
  }

  /**
   * The same with another answer to whether typed seats are to become the list's.
   *
   * @param due whether they are
   * @return the state
   */
  public RosterState replaceDue(boolean due) {
    return new RosterState(
        current, held, scope, checkpoint, due, previewDue, failures, retryAt, schedule, metAt);
  }

  /**
   * The same with another run.
   *
   * @param run the run that was begun last, or is undone
   * @return the state
   */
  public RosterState current(RosterRunId run) {
    return new RosterState(
        Optional.of(run),
        held,
        scope,
        checkpoint,
        replaceDue,
        previewDue,
        failures,
        retryAt,
        schedule,
        metAt);
  }

  /**
   * The same with another run that waits for approval.
   *
   * @param run the run; empty if none does
   * @return the state
   */
  public RosterState held(Optional<RosterRunId> run) {
    return new RosterState(
        current,
        run,
        scope,
        checkpoint,
        replaceDue,
        previewDue,
        failures,
        retryAt,
        schedule,
        metAt);
  }

  /**
   * The same after a reading was applied.
   *
   * @param read what the source read
   * @param next where a next reading goes on
   * @param replaced whether typed seats are the list's now
   * @return the state
   */
  public RosterState applied(String read, Optional<RosterCheckpoint> next, boolean replaced) {
    return new RosterState(
        current,
        held,
        Optional.of(read),
        next,
        replaceDue && !replaced,
        false,
        failures,
        retryAt,
        schedule,
        metAt);
  }

  /**
   * The same after a run was undone: the next reading is a whole one, and waits for a preview.
   *
   * @return the state
   */
  public RosterState undone() {
    return new RosterState(
        current,
        held,
        scope,
        Optional.empty(),
        replaceDue,
        true,
        failures,
        retryAt,
        schedule,
        metAt);
  }

  /**
   * The same after a failure or a success.
   *
   * @param inARow how often in a row it failed
   * @param notBefore before when it is not tried again by the calendar
   * @return the state
   */
  public RosterState failed(int inARow, Optional<Instant> notBefore) {
    return new RosterState(
        current,
        held,
        scope,
        checkpoint,
        replaceDue,
        previewDue,
        inARow,
        notBefore,
        schedule,
        metAt);
  }

  /**
   * The same with another answer to when everybody on the list was seen to have a seat.
   *
   * @param revision the number of the organization's revision; empty if it is not known
   * @return the state
   */
  public RosterState metAt(OptionalLong revision) {
    return new RosterState(
        current,
        held,
        scope,
        checkpoint,
        replaceDue,
        previewDue,
        failures,
        retryAt,
        schedule,
        revision);
  }

  /**
   * The same with a new chain of jobs.
   *
   * @return the state
   */
  public RosterState rescheduled() {
    return new RosterState(
        current,
        held,
        scope,
        checkpoint,
        replaceDue,
        previewDue,
        failures,
        retryAt,
        schedule + 1,
        metAt);
  }
}
