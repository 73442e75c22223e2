package io.entitlements.benchmarks.check;

import io.entitlements.benchmarks.Postgres;
import io.entitlements.benchmarks.check.SeatChanges.Change;
import io.entitlements.catalog.FeatureId;
import io.entitlements.core.ChangeFollower;
import io.entitlements.core.EntitlementEngine;
import io.entitlements.jdbc.JdbcStorage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * How many milliseconds after a change was committed by one engine a plain check of another knows
 * it, on PostgreSQL, both with a follower of changes. Changes come after pauses of up to a tenth of
 * a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 1)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class FeedBenchmark {

  private static final int SIZE = 10_000;
  private static final int CHANGES = 300;
  private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LOOK_EVERY = TimeUnit.MICROSECONDS.toNanos(100);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

  /** What is measured. */
  @Param("feed.visible_ms")
  public String name;

  private final Random random = new Random(1);
  private final List<ChangeFollower> followers = new ArrayList<>();
  private Postgres database;
  private JdbcStorage otherStorage;
  private EntitlementEngine other;
  private SeatChanges changes;
  private long made;

  /** What comes out. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Visible {

    /** The median, in milliseconds. */
    public double p50;

    /** Of a hundred all but the slowest, in milliseconds. */
    public double p99;
  }

  /** Starts the server and two nodes. */
  @Setup
  public void setUp() {
    database = new Postgres();
    Population population = new Population(SIZE, Instant.now());
    EntitlementEngine one = Library.forgetting(population, database.storage()).engine();
    otherStorage = JdbcStorage.create(database.pool(), JdbcStorage.Durability.POWER_LOSS);
    other = Library.node(otherStorage);
    followers.add(Library.follow(one));
    followers.add(Library.follow(other));
    changes = new SeatChanges(one.seats(), population);
  }

  /** Stops them. */
  @TearDown
  public void tearDown() {
    followers.forEach(ChangeFollower::close);
    otherStorage.close();
    database.close();
  }

  /** Makes changes and waits for each. */
  @Benchmark
  public List<Long> follow(Visible visible) {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < CHANGES; i++) {
      LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_PAUSE));
      Change change = changes.make(made++);
      waits.add(waitFor(change, System.nanoTime()));
    }
    Collections.sort(waits);
    visible.p50 = milliseconds(waits.get(CHANGES / 2));
    visible.p99 = milliseconds(waits.get(CHANGES * 99 / 100));
    return waits;
  }

  private long waitFor(Change change, long committedAt) {
    FeatureId feature =
        Products.features().get(change.subscription().product() * Products.FEATURES_EACH);
    while (other.check(change.account(), feature).isAllowed() != change.given()) {
      if (System.nanoTime() - committedAt > PATIENCE) {
        throw new IllegalStateException("a change is not seen: " + change);
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
    return System.nanoTime() - committedAt;
  }

  private static double milliseconds(long nanoseconds) {
    return nanoseconds / 1e6;
  }
}
