package io.entitlements.core.memory;

import io.entitlements.spi.SeatRun;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.spi.SeatRunStore;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatRunId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Bulk changes of seats, and the rows of each. */
record MemorySeatRuns(Table<SeatRunId, SeatRun> runs, Groups<SeatRunId, SeatRunRow> rows)
    implements SeatRunStore {

  @Override
  public void insert(SeatRun run) {
    runs.add(run.id(), run);
  }

  @Override
  public Optional<SeatRun> find(OrganizationId organization, SeatRunId id) {
    return runs.find(id).filter(run -> run.organization().equals(organization));
  }

  @Override
  public boolean advance(OrganizationId organization, SeatRunId id, int from, int to) {
    return runs.update(
        id,
        run ->
            run.organization().equals(organization)
                && run.done() == from
                && run.undoneBy().isEmpty(),
        run -> with(run, to, Optional.empty()));
  }

  @Override
  public boolean undo(OrganizationId organization, SeatRunId id, SeatRunId by) {
    return runs.update(
        id,
        run -> run.organization().equals(organization) && run.undoneBy().isEmpty(),
        run -> with(run, run.done(), Optional.of(by)));
  }

  private static SeatRun with(SeatRun run, int done, Optional<SeatRunId> undoneBy) {
    return new SeatRun(
        run.organization(),
        run.id(),
        run.subscription(),
        run.by(),
        run.startedAt(),
        run.size(),
        done,
        run.undoes(),
        undoneBy);
  }

  @Override
  public void addRows(OrganizationId organization, SeatRunId id, List<SeatRunRow> added) {
    rows.addAll(id, added);
  }

  @Override
  public List<SeatRunRow> rows(OrganizationId organization, SeatRunId id, int from, int limit) {
    if (find(organization, id).isEmpty()) {
      return List.of();
    }
    return rows.of(id).stream()
        .filter(row -> row.ordinal() >= from)
        .sorted(Comparator.comparing(SeatRunRow::ordinal))
        .limit(limit)
        .toList();
  }
}
