package io.entitlements.core.internal.seat;

import io.entitlements.core.internal.change.Changes;
import io.entitlements.seat.SeatReport;
import io.entitlements.spi.SeatRun;
import io.entitlements.spi.SeatRunRow;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.OrganizationId;
import io.entitlements.type.SeatRunId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Puts reports together from what is stored of a run; a run is kept for a repeat by its id. */
final class SeatReports implements Changes.Codec<SeatRun> {

  private static final int PAGE = 5_000;

  private final OrganizationId organization;

  SeatReports(OrganizationId organization) {
    this.organization = organization;
  }

  @Override
  public String write(SeatRun run) {
    return run.id().toString();
  }

  @Override
  public SeatRun read(UnitOfWork store, String text) {
    return find(store, SeatRunId.parse(text));
  }

  SeatRun find(UnitOfWork store, SeatRunId id) {
    return store.seatRuns().find(organization, id).orElseThrow();
  }

  SeatReport report(UnitOfWork store, SeatRun run) {
    List<SeatReport.Row> rows = new ArrayList<>(run.done());
    forEachRow(store, run.id(), row -> rows.add(row(row)));
    return new SeatReport(
        run.organization(),
        run.subscription(),
        run.id(),
        run.by(),
        run.startedAt(),
        run.size(),
        rows,
        run.undoes(),
        run.undoneBy());
  }

  /** The rows that are there so far. */
  List<SeatRunRow> rows(UnitOfWork store, SeatRunId run) {
    List<SeatRunRow> rows = new ArrayList<>();
    forEachRow(store, run, rows::add);
    return rows;
  }

  private void forEachRow(UnitOfWork store, SeatRunId run, Consumer<SeatRunRow> reader) {
    int from = 0;
    List<SeatRunRow> page;
    do {
      page = store.seatRuns().rows(organization, run, from, PAGE);
      page.forEach(reader);
      from = page.isEmpty() ? from : page.get(page.size() - 1).ordinal() + 1;
    } while (page.size() == PAGE);
  }

  private static SeatReport.Row row(SeatRunRow row) {
    return new SeatReport.Row(row.ordinal(), row.action(), row.account(), row.to(), row.result());
  }
}
