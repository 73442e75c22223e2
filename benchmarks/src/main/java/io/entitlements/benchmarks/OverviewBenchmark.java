package io.entitlements.benchmarks;

import io.entitlements.key.Subscriptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
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
 * The overview of a person who manages 5,000 organizations with a subscription each, all on one
 * page, on PostgreSQL, by one thread. The raw side sends the query that it has seen the library
 * send, and reads all that it gives.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class OverviewBenchmark {

  private static final int ROWS = Subscriptions.MAX_PAGE;

  /** What is measured. */
  @Param("overview.page")
  public String name;

  /** Who does it. */
  @Param public Side side;

  private Schools schools;
  private String sql;
  private Object[] arguments;

  /** Makes the subscriptions, and looks what the library asks. */
  @Setup
  public void setUp() {
    schools = new Schools(ROWS, 0);
    Recorder recorder = new Recorder(schools.database().pool());
    Subscriptions watched = schools.engine(recorder.watched()).subscriptions();
    page(watched);
    recorder.take();
    page(watched);
    List<Recorder.Recorded> asked = recorder.take();
    if (asked.size() != 1) {
      throw new IllegalStateException("not one query: " + asked);
    }
    sql = asked.get(0).sql();
    arguments = new TreeMap<>(asked.get(0).arguments()).values().toArray();
  }

  private int page(Subscriptions subscriptions) {
    return all(
        subscriptions.overview(schools.administrator(), Optional.empty(), ROWS).items().size());
  }

  private static int all(int rows) {
    if (rows != ROWS) {
      throw new IllegalStateException("not all subscriptions: " + rows);
    }
    return rows;
  }

  /** Stops the server. */
  @TearDown
  public void tearDown() {
    schools.close();
  }

  /** Reads the page. */
  @Benchmark
  public int page() throws SQLException {
    return side == Side.LIBRARY
        ? page(schools.engine().subscriptions())
        : all(Jdbc.transaction(schools.database().pool(), work -> Jdbc.read(work, sql, arguments)));
  }
}
