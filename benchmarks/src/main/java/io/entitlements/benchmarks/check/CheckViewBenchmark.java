package io.entitlements.benchmarks.check;

import io.entitlements.catalog.FeatureId;
import io.entitlements.check.AccountEntitlements;
import java.time.Clock;
import java.time.Instant;
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
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A check of one person's entitlements at hand, as a request asks them time and again. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckViewBenchmark {

  private static final int SIZE = 1_000;

  /** What is measured. */
  @Param("check.view")
  public String name;

  /** Who does it. */
  @Param public By side;

  private final Clock clock = Clock.systemUTC();
  private AccountEntitlements view;
  private FeatureId[] features;
  private int next;

  /** What is done. */
  public enum By {
    /** The library's check. */
    LIBRARY,
    /** A look at the clock. */
    CLOCK
  }

  /** Sets the library up. */
  @Setup
  public void setUp() {
    Population population = new Population(SIZE, Instant.now());
    Library library = Library.keeping(population);
    int entitled = IntStream.range(0, SIZE).filter(population::mayUse).findFirst().orElseThrow();
    view = library.engine().of(population.accounts()[entitled]);
    features = Products.features().toArray(FeatureId[]::new);
    if (!view.check(population.featureIds()[entitled]).isAllowed()) {
      throw new IllegalStateException("a check refuses what it should allow");
    }
  }

  /** Asks about one feature after the other. */
  @Benchmark
  public void ask(Blackhole hole) {
    next = next + 1 < features.length ? next + 1 : 0;
    if (side == By.LIBRARY) {
      hole.consume(view.check(features[next]));
    } else {
      hole.consume(clock.millis());
    }
  }
}
