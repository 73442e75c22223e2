package io.entitlements.benchmarks.check;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * How long single checks take, the slowest too, while a thousand changes a second make the engine
 * forget what it knew of somebody. Asked about are the others, of whom it knows: what a miss takes
 * is {@link CheckMissBenchmark}'s.
 *
 * <p>Every check is timed. JMH's own samples of so fast an operation are halved again and again and
 * never to zero ({@code SampleBuffer.half}), so that what is rare counts several times.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx8g")
// The changes, too, are to be compiled, and there are few of them.
@Warmup(iterations = 8)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckChurnBenchmark {

  private static final int CHANGES_PER_SECOND = 1_000;
  private static final int CHECKS = 5_000_000;

  /** What is measured. */
  @Param("check.churn")
  public String name;

  private final int[] nanoseconds = new int[CHECKS];
  private Answers answers;
  private int[] questions;
  private int next;
  private Churn churn;

  /** What comes out, in nanoseconds. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Times {

    /** The median. */
    public double p50;

    /** The slowest of a hundred. */
    public double p99;

    /** The slowest of a thousand. */
    public double p999;

    /** The slowest of ten thousand. */
    public double p9999;

    /** The slowest of a thousand by the median. */
    public double p999OverMedian;
  }

  /** Sets the library up, and begins to change. */
  @Setup
  public void setUp() throws Exception {
    Population population = new Population(Candidate.SIZE, Instant.now());
    Library library = Library.keeping(population);
    answers = library.answers();
    SeatChanges changes = new SeatChanges(library.engine().seats(), population);
    BitSet changing = changes.people();
    questions =
        IntStream.range(0, Candidate.SIZE)
            .filter(question -> !changing.get(population.asked(question)))
            .toArray();
    for (int question : questions) {
      answers.mayUse(question);
    }
    churn = new Churn(changes, CHANGES_PER_SECOND);
  }

  /** Ends the changes. */
  @TearDown
  public void tearDown() throws InterruptedException {
    churn.stop();
  }

  /** Asks and times. */
  @Benchmark
  public int ask(Times times) throws Exception {
    int allowed = 0;
    for (int i = 0; i < CHECKS; i++) {
      int question = questions[next];
      long begun = System.nanoTime();
      boolean isAllowed = answers.mayUse(question);
      nanoseconds[i] = (int) (System.nanoTime() - begun);
      allowed += isAllowed ? 1 : 0;
      next = next + 1 < questions.length ? next + 1 : 0;
    }
    Arrays.sort(nanoseconds);
    times.p50 = slowestOf(2);
    times.p99 = slowestOf(100);
    times.p999 = slowestOf(1_000);
    times.p9999 = slowestOf(10_000);
    times.p999OverMedian = times.p999 / times.p50;
    return allowed;
  }

  private double slowestOf(int checks) {
    return nanoseconds[CHECKS - 1 - CHECKS / checks];
  }
}
