package io.entitlements.spi;

import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatRunId;
import java.util.List;
import java.util.Optional;

/** Bulk changes of seats: how far each has come, and what came of each row. */
public interface SeatRunStore {

  /**
   * Adds a run.
   *
   * @param run the run; its identifier is new
   */
  void insert(SeatRun run);

  /**
   * Finds a run.
   *
   * @param organization whose
   * @param id the run
   * @return the run, if the organization has it
   */
  Optional<SeatRun> find(OrganizationId organization, SeatRunId id);

  /**
   * Notes that steps of a run are done, by the transaction that does them: so each is done once.
   *
   * @param organization whose
   * @param id the run
   * @param from how many were done before
   * @param to how many are done with this transaction; more than before, at most its size
   * @return false, and nothing is changed, if another number was done before, or the run was undone
   */
  boolean advance(OrganizationId organization, SeatRunId id, int from, int to);

  /**
   * Marks a run as undone; it does not advance any more.
   *
   * @param organization whose
   * @param id the run
   * @param by the run that undoes it
   * @return false, and nothing is changed, if it was undone before, or there is no such run
   */
  boolean undo(OrganizationId organization, SeatRunId id, SeatRunId by);

  /**
   * Keeps what came of rows.
   *
   * @param organization whose
   * @param id the run
   * @param rows any number, each ordinal once in a run
   */
  void addRows(OrganizationId organization, SeatRunId id, List<SeatRunRow> rows);

  /**
   * Reads what came of rows.
   *
   * @param organization whose
   * @param id the run
   * @param from the first ordinal of interest
   * @param limit at most how many
   * @return the rows, by ordinal
   */
  List<SeatRunRow> rows(OrganizationId organization, SeatRunId id, int from, int limit);
}
