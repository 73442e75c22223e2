package io.entitlements.benchmarks.check;

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

/**
 * May this user use this feature of this product now? Over a million accounts in random order, by
 * one thread, everything warm. What lies ready beforehand is what a request would bring along: who
 * asks, for what, in the form that each side wants.
 *
 * <p>Whoever cannot answer about a million is asked about as many as it can, and compared with the
 * library at that size.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckRandomBenchmark {

  /** What is measured. */
  @Param("check.random")
  public String name;

  /** Who answers, and about how many accounts if not about the usual number. */
  @Param({
    "LIBRARY",
    "FLOOR",
    "CAFFEINE",
    "JCASBIN",
    "OPENFEATURE",
    "LAUNCHDARKLY",
    "UNLEASH",
    "SHIRO",
    "CEDAR",
    "LIBRARY@1000",
    "TOGGLZ@1000"
  })
  public String side;

  private Answers answers;
  private int questions;

  /** Sets it up. */
  @Setup
  public void setUp() throws Exception {
    Candidate candidate = Candidate.parse(side);
    answers = candidate.ready();
    questions = candidate.size();
  }

  /** Asks once. */
  @Benchmark
  public boolean ask(Turn turn) throws Exception {
    return answers.mayUse(turn.next(questions));
  }
}
