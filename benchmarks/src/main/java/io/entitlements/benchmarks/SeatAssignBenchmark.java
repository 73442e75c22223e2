package io.entitlements.benchmarks;

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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Giving a seat to a known address and taking it back, each in a transaction that waits for the
 * disk, on PostgreSQL, by as many threads as there are connections: over 1,000 subscriptions of as
 * many organizations, and of one subscription that all of them want.
 *
 * <p>Both sides work on servers opened alike, one after the other; {@link Ratios} divides them.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Threads(Postgres.CONNECTIONS)
@Fork(2)
@Warmup(iterations = 4, time = 8)
@Measurement(iterations = 3, time = 5)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class SeatAssignBenchmark {

  private static final String SPREAD = "seat.assign.spread";
  private static final String HOT = "seat.assign.hot";

  /** Which subscriptions. */
  @Param({SPREAD, HOT})
  public String name;

  /** Who does it. */
  @Param public Side side;

  private SeatState state;

  /** Starts the server. */
  @Setup
  public void setUp() {
    state = SeatState.of(side, name.equals(HOT) ? 1 : 1_000);
  }

  /** Stops the server. */
  @TearDown
  public void tearDown() {
    state.close();
  }

  /** A thread. */
  @State(Scope.Thread)
  public static class Worker {

    private SeatState.Worker worker;

    /** Takes its part of the teachers. */
    @Setup
    public void setUp(SeatAssignBenchmark benchmark) {
      worker = benchmark.state.worker();
    }
  }

  /** Gives one and takes it back. */
  @Benchmark
  public Object turn(Worker worker) throws SQLException {
    return worker.worker.turn();
  }
}
