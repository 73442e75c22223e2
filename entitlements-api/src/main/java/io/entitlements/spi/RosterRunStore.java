package io.entitlements.spi;

import io.entitlements.roster.RosterConnection;
import io.entitlements.roster.SyncRow;
import io.entitlements.type.AccountId;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.RosterRunId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs of roster connections: what was read, how far each has come, and what came of it. */
public interface RosterRunStore {

  /**
   * Adds a run.
   *
   * @param run the run; its identifier is new
   */
  void insert(RosterRun run);

  /**
   * Finds a run.
   *
   * @param organization whose
   * @param id the run
   * @return the run, if the organization has it
   */
  Optional<RosterRun> find(OrganizationId organization, RosterRunId id);

  /**
   * The last runs of a connection.
   *
   * @param connection the connection
   * @param limit at most how many
   * @return the runs, the newest first
   */
  List<RosterRun> last(RosterConnection connection, int limit);

  /**
   * The last run of a connection that is said to have read something.
   *
   * @param connection the connection
   * @param scope what
   * @param since only if it began at this instant or later
   * @return the run, if there is one
   */
  Optional<RosterRun> last(RosterConnection connection, String scope, Instant since);

  /**
   * Replaces progress and result of a run.
   *
   * @param run as it is from now on
   * @param expected how far it has come until now; the instants do not count
   * @return false, and nothing is changed, if it has come elsewhere
   */
  boolean update(RosterRun run, RosterRun.Progress expected);

  /**
   * The same, and keeps what came of people, as {@link #addRows} does.
   *
   * @param run as it is from now on
   * @param expected how far it has come until now
   * @param rows at least one
   * @return false, and nothing is changed, if it has come elsewhere
   */
  boolean update(RosterRun run, RosterRun.Progress expected, List<RosterRunRow> rows);

  /**
   * Stages records, in few statements.
   *
   * @param organization whose
   * @param run the run
   * @param records with ordinals and identifiers that are not staged in the run
   */
  void stage(OrganizationId organization, RosterRunId run, List<StagedRecord> records);

  /**
   * Drops staged records by identifier, in few statements.
   *
   * @param organization whose
   * @param run the run
   * @param directoryIds any number; those that are not staged are passed over
   */
  void unstage(OrganizationId organization, RosterRunId run, Collection<String> directoryIds);

  /**
   * Reads staged records.
   *
   * @param organization whose
   * @param run the run
   * @param after behind which ordinal; {@link RosterRun#NONE_DONE} for the first page
   * @param limit at most how many
   * @return the records, by ordinal
   */
  List<StagedRecord> staged(OrganizationId organization, RosterRunId run, int after, int limit);

  /**
   * Notes what the plan says, in few statements.
   *
   * @param organization whose
   * @param run the run
   * @param ordinals of records; at most some thousand
   * @param result what the plan says of all of them
   */
  void setResult(
      OrganizationId organization,
      RosterRunId run,
      Collection<Integer> ordinals,
      SyncRow.Result result);

  /**
   * Takes out of what is staged who somebody is whom lists have linked: from then on it is of an
   * identifier whose person has left.
   *
   * @param organization whose
   * @param account the person
   */
  void forgetStaged(OrganizationId organization, AccountId account);

  /**
   * Drops everything that is staged of a run.
   *
   * @param organization whose
   * @param run the run
   */
  void clear(OrganizationId organization, RosterRunId run);

  /**
   * Keeps what came of people, in few statements.
   *
   * @param organization whose
   * @param run the run
   * @param rows any number, each ordinal once in a run
   */
  void addRows(OrganizationId organization, RosterRunId run, List<RosterRunRow> rows);

  /**
   * Reads what came of people.
   *
   * @param organization whose
   * @param run the run
   * @param after behind which ordinal; {@link RosterRun#NONE_DONE} for the first page
   * @param limit at most how many
   * @return the rows, by ordinal
   */
  List<RosterRunRow> rows(OrganizationId organization, RosterRunId run, int after, int limit);

  /**
   * Runs that are being read, or are planned, and that nobody has touched for long, those first
   * that were touched first.
   *
   * @param before only those that were touched before this instant
   * @param most at most how many
   * @return the runs
   */
  List<RosterRun> left(Instant before, int most);

  /**
   * Forgets what came of people by runs that ended long ago, those first that ended first.
   *
   * @param before only of runs that ended before this instant, and are not held
   * @param most at most how many rows
   * @return the runs of which none are left now
   */
  List<RosterRun> forgetRows(Instant before, int most);

  /**
   * Forgets runs that ended long ago and whose rows are forgotten, with what is staged of them,
   * those first that ended first. The newest run of a connection that has not ended stays.
   *
   * @param before only those that ended before this instant, and are not held
   * @param most at most how many
   * @return the runs
   */
  List<RosterRun> forget(Instant before, int most);
}
