package io.entitlements.benchmarks.check;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * By how much the heap in use grows while the library is asked about each account once, divided by
 * their number. The accounts' identifiers are those of the questions, which stay: they are not
 * counted, everything else that is kept is.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx8g")
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class CheckMemoryBenchmark {

  private static final int COLLECTIONS = 3;

  private static final int SIZE = Candidate.SIZE;

  /** What is measured. */
  @Param("check")
  public String name;

  private Answers answers;

  /** What comes out. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Heap {

    /** By how much it grew. */
    public double bytesPerAccount;
  }

  /** Sets the library up, without asking it. */
  @Setup(Level.Iteration)
  public void setUp() throws Exception {
    answers = Answerer.LIBRARY.over(new Population(SIZE, Instant.now()));
  }

  /** Asks everything once. */
  @Benchmark
  public Answers fill(Heap heap) throws Exception {
    long before = used();
    for (int question = 0; question < SIZE; question++) {
      answers.mayUse(question);
    }
    heap.bytesPerAccount = (double) (used() - before) / SIZE;
    return answers;
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
