package io.entitlements.benchmarks;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.type.IdempotencyKey;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;

/** Turns at giving seats to many unknown addresses at once; each time it is another school's. */
final class BulkState implements AutoCloseable {

  private final Schools schools;
  private final int count;
  private final Side side;
  private final int rows;
  private final SeatPlan.Mode mode;
  private int turns;

  BulkState(int count, Side side, int rows, SeatPlan.Mode mode) {
    this.schools = new Schools(count, 0);
    this.count = count;
    this.side = side;
    this.rows = rows;
    this.mode = mode;
  }

  Object turn() throws SQLException {
    int turn = turns++;
    Portal.School school = schools.school(turn % count);
    List<String> emails =
        IntStream.range(0, rows).mapToObj(i -> "p" + turn + "." + i + "@school.example").toList();
    return side == Side.LIBRARY
        ? library(school, emails, "bulk-" + turn)
        : new RawBulk(schools.database().pool(), schools.administrator())
            .assign(school, emails, "bulk-" + turn);
  }

  private SeatReport library(Portal.School school, List<String> emails, String key) {
    List<SeatChange> changes = emails.stream().<SeatChange>map(SeatChange.Assign::new).toList();
    SeatPlan plan =
        schools
            .engine()
            .seats()
            .plan(
                schools.administrator(),
                school.organization(),
                school.subscription(),
                changes,
                new SeatPlan.Options(mode, SeatPlan.WhenFull.REFUSE))
            .orElseThrow();
    SeatReport report =
        schools
            .engine()
            .seats()
            .apply(schools.administrator(), plan, IdempotencyKey.of(key))
            .orElseThrow();
    if (report.rows().size() != rows || !report.refused().isEmpty()) {
      throw new IllegalStateException("not everybody got a seat");
    }
    return report;
  }

  @Override
  public void close() {
    schools.close();
  }
}
