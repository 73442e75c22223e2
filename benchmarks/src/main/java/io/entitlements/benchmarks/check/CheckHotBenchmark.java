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

/** The same question about 1,000 of a million accounts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckHotBenchmark {

  private static final int HOT = 1_000;

  /** What is measured. */
  @Param("check.hot")
  public String name;

  /** Who answers, and about how many accounts if not about the usual number. */
  @Param({"LIBRARY", "FLOOR", "CAFFEINE"})
  public String side;

  private Answers answers;
  private int questions;

  /** Sets it up. */
  @Setup
  public void setUp() throws Exception {
    Candidate candidate = Candidate.parse(side);
    answers = candidate.ready();
    questions = Math.min(HOT, candidate.size());
  }

  /** Asks once. */
  @Benchmark
  public boolean ask(Turn turn) throws Exception {
    return answers.mayUse(turn.next(questions));
  }
}
