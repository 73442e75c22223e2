package io.entitlements.benchmarks;

import io.entitlements.seat.SeatChange;
import io.entitlements.seat.SeatPlan;
import io.entitlements.seat.SeatReport;
import io.entitlements.type.IdempotencyKey;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Giving seats to 10,000 unknown addresses at once, all or none, on PostgreSQL: the library plans
 * and applies, the raw side inserts the same rows by {@link RawBulk}. Each time it is another
 * school's turn.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 12)
@Measurement(iterations = 8)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class SeatBulkBenchmark {

  private static final int ROWS = 10_000;
  private static final int SCHOOLS = 100;

  /** What is measured. */
  @Param("seat.bulk")
  public String name;

  /** Who does it. */
  @Param public Side side;

  private Schools schools;
  private int turns;

  /** Starts the server. */
  @Setup
  public void setUp() {
    schools = new Schools(SCHOOLS, 0);
  }

  /** Stops the server. */
  @TearDown
  public void tearDown() {
    schools.close();
  }

  /** Gives the seats of one list. */
  @Benchmark
  public Object assign() throws SQLException {
    int turn = turns++;
    Portal.School school = schools.school(turn % SCHOOLS);
    List<String> emails =
        IntStream.range(0, ROWS).mapToObj(i -> "p" + turn + "." + i + "@school.example").toList();
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
                new SeatPlan.Options(SeatPlan.Mode.ATOMIC, SeatPlan.WhenFull.REFUSE))
            .orElseThrow();
    SeatReport report =
        schools
            .engine()
            .seats()
            .apply(schools.administrator(), plan, IdempotencyKey.of(key))
            .orElseThrow();
    if (report.rows().size() != ROWS || !report.refused().isEmpty()) {
      throw new IllegalStateException("not everybody got a seat");
    }
    return report;
  }
}
