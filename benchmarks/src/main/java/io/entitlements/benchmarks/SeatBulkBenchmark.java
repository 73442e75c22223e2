package io.entitlements.benchmarks;

import io.entitlements.seat.SeatPlan;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
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

  private BulkState state;

  /** Starts the server. */
  @Setup
  public void setUp() {
    state = new BulkState(SCHOOLS, side, ROWS, SeatPlan.Mode.ATOMIC);
  }

  /** Stops the server. */
  @TearDown
  public void tearDown() {
    state.close();
  }

  /** Gives the seats of one list. */
  @Benchmark
  public Object assign() throws SQLException {
    return state.turn();
  }
}
