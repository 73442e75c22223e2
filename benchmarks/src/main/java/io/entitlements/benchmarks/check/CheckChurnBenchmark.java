package io.entitlements.benchmarks.check;

import java.time.Instant;
import java.util.BitSet;
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
 * How long single checks take, the slowest too, while a thousand changes a second make the engine
 * forget what it knew of somebody. Asked about are the others, of whom it knows: what a miss takes
 * is {@link CheckMissBenchmark}'s.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckChurnBenchmark {

  private static final int CHANGES_PER_SECOND = 1_000;

  /** What is measured. */
  @Param("check.churn")
  public String name;

  private Answers answers;
  private int[] questions;
  private Churn churn;

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

  /** Asks once. */
  @Benchmark
  public boolean ask(Turn turn) throws Exception {
    return answers.mayUse(questions[turn.next(questions.length)]);
  }
}
