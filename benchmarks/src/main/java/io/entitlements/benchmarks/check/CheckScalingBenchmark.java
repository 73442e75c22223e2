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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many checks a second one thread gets and two get, each on a core, over a million accounts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckScalingBenchmark {

  /** What is measured. */
  @Param("check.scaling")
  public String name;

  private Answers answers;

  /** Sets the library up. */
  @Setup
  public void setUp() throws Exception {
    answers = new Candidate(Answerer.LIBRARY, Candidate.SIZE).ready();
  }

  /** One thread. */
  @Benchmark
  @Threads(1)
  public boolean one(Turn turn) throws Exception {
    return answers.mayUse(turn.next(Candidate.SIZE));
  }

  /** Two threads. */
  @Benchmark
  @Threads(2)
  public boolean two(Turn turn) throws Exception {
    return answers.mayUse(turn.next(Candidate.SIZE));
  }
}
