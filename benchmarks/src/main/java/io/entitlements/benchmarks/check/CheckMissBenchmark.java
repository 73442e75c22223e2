package io.entitlements.benchmarks.check;

import io.entitlements.Entitlements;
import io.entitlements.benchmarks.Jdbc;
import io.entitlements.benchmarks.Portal;
import io.entitlements.benchmarks.Postgres;
import io.entitlements.benchmarks.Recorder;
import io.entitlements.catalog.FeatureId;
import io.entitlements.jdbc.JdbcStorage;
import io.entitlements.type.AccountId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
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
 * A check about somebody of whom nothing is remembered, on PostgreSQL, by one thread, over 10,000
 * accounts in random order, each of which holds a right to what is asked. No follower runs on the
 * engine, so it remembers nothing. The other side sends the query that it has seen the library
 * send, in a transaction, and reads all that it gives.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckMissBenchmark {

  private static final int SIZE = 10_000;

  /** What is measured. */
  @Param("check.miss")
  public String name;

  /** Who does it. */
  @Param public By side;

  private Postgres database;
  private Entitlements engine;
  private AccountId[] accounts;
  private FeatureId[] features;
  private int[] questions;
  private Recorder.Recorded query;
  private int next;

  /** Who looks it up. */
  public enum By {
    /** The library, by its facade. */
    LIBRARY,
    /** The bare query. */
    QUERY
  }

  /** Starts the server and fills it. */
  @Setup
  public void setUp() throws SQLException {
    database = new Postgres();
    Population population = new Population(SIZE, Instant.now());
    engine = Library.forgetting(population, database.storage()).engine();
    database.execute("analyze");
    accounts = population.accounts();
    features = population.featureIds();
    questions = IntStream.range(0, SIZE).filter(population::mayUse).toArray();
    query = queryAbout(questions[0]);
    if (!isFound(questions[1])) {
      throw new IllegalStateException("a right is not found");
    }
  }

  /** Looks what the library asks; the first check also reads the catalog. */
  private Recorder.Recorded queryAbout(int question) {
    Recorder recorder = new Recorder(database.pool());
    Entitlements watched = Portal.engine(JdbcStorage.create(recorder.watched()), mail -> {});
    check(watched, question);
    recorder.take();
    check(watched, question);
    List<Recorder.Recorded> queries =
        recorder.take().stream().filter(statement -> !statement.arguments().isEmpty()).toList();
    if (queries.size() != 1) {
      throw new IllegalStateException("not one query: " + queries);
    }
    return queries.get(0);
  }

  private boolean check(Entitlements asked, int question) {
    return asked.check(accounts[question], features[question]).isAllowed();
  }

  /** Stops the server. */
  @TearDown
  public void tearDown() {
    database.close();
  }

  /** Looks one account up. */
  @Benchmark
  public boolean ask() throws SQLException {
    next = next + 1 < questions.length ? next + 1 : 0;
    return isFound(questions[next]);
  }

  private boolean isFound(int question) throws SQLException {
    return side == By.LIBRARY ? check(engine, question) : read(accounts[question]) > 0;
  }

  private int read(AccountId account) throws SQLException {
    Object first = accounts[questions[0]].value();
    TreeMap<Integer, Object> arguments = new TreeMap<>(query.arguments());
    arguments.replaceAll((place, bound) -> bound.equals(first) ? account.value() : bound);
    return Jdbc.transaction(
        database.pool(), work -> Jdbc.read(work, query.sql(), arguments.values().toArray()));
  }
}
