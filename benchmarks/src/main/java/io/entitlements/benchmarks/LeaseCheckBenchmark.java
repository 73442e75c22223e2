package io.entitlements.benchmarks;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.Decision;
import io.entitlements.core.lease.VerifiedLease;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A check in a client program that holds a verified lease, warm, by one thread.
 *
 * <p>{@code lease} reads the clock and asks the lease. {@code floor} reads the same clock and gets
 * a ready decision by the same feature from a {@link ConcurrentHashMap}: less than that no program
 * does that keeps decisions in memory. Divide the first by the second. {@code gc.alloc.rate.norm}
 * is bytes for each call; the instant that the clock makes is among them on both sides unless the
 * compiler removes it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class LeaseCheckBenchmark {

  /** For how many seats the lease speaks; each of them unlocks the feature. */
  @Param({"1", "4"})
  public int rights;

  private final Clock clock = Clock.systemUTC();
  private final FeatureId feature = Portal.NOTEBOOK;
  private final ConcurrentHashMap<FeatureId, Decision> decisions = new ConcurrentHashMap<>();
  private VerifiedLease lease;

  /** Issues and verifies the lease. */
  @Setup
  public void setUp() {
    lease = LeaseOfRights.issue(rights).verified(clock.instant());
    Decision decision = lease.check(feature, clock.instant());
    if (!decision.isAllowed()) {
      throw new IllegalStateException("the lease does not allow what is measured");
    }
    decisions.put(feature, decision);
  }

  /** What is measured. */
  @Benchmark
  public Decision lease() {
    return lease.check(feature, clock.instant());
  }

  /** What it is compared with. */
  @Benchmark
  public void floor(Blackhole hole) {
    hole.consume(clock.instant());
    hole.consume(decisions.get(feature));
  }
}
