package io.entitlements.benchmarks;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * Importing 100,000 orders with a million serial numbers on PostgreSQL: the library reads a file of
 * JSON lines, checks it, and leaves orders, displays, bundles, events and jobs in a hundred
 * transactions; the other side loads the same rows into the same tables by {@code COPY}, from files
 * that lie ready beside the server, in one. Before each turn the tables are empty.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class OrderImportBenchmark {

  private static final int ORDERS = 100_000;
  private static final int SERIALS_EACH = 10;

  /** What is measured. */
  @Param("claim.import")
  public String name;

  /** Who does it. */
  @Param public By side;

  private OrderState state;

  /** Who takes the orders. */
  public enum By {
    /** The library, by its facade. */
    LIBRARY,
    /** The database, from files of rows. */
    COPY
  }

  /** Starts the server and makes the files. */
  @Setup
  public void setUp() throws IOException {
    state = new OrderState(ORDERS, SERIALS_EACH);
  }

  /** Empties the tables. */
  @Setup(Level.Invocation)
  public void empty() {
    state.empty();
  }

  /** Stops the server. */
  @TearDown
  public void tearDown() {
    state.close();
  }

  /** Takes all orders. */
  @Benchmark
  public long take() throws IOException, SQLException {
    return side == By.LIBRARY ? state.byLibrary() : state.byCopy();
  }
}
