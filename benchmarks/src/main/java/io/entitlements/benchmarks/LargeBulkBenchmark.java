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
 * Giving seats to 60,000 unknown addresses, the largest list there usually is, in one plan of a
 * thousand rows in a transaction, on PostgreSQL, from a cold start as for an upload: the library
 * plans and applies, the raw side inserts the same rows in one transaction by {@link RawBulk}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class LargeBulkBenchmark {

  private static final int ROWS = 60_000;
  private static final int SCHOOLS = 4;

  /** What is measured. */
  @Param("seat.bulk.60000")
  public String name;

  /** Who does it. */
  @Param public Side side;

  private BulkState state;

  /** Starts the server. */
  @Setup
  public void setUp() {
    state = new BulkState(SCHOOLS, side, ROWS, SeatPlan.Mode.BEST_EFFORT);
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
