package io.entitlements.benchmarks;

import io.entitlements.core.key.TypedKeyReader;
import io.entitlements.key.TypedKey;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a typed product key from its text, warm, by one thread.
 *
 * <p>{@code wellFormed} reads a key as it is printed: characters, syndrome and the one object that
 * comes of it, 40 bytes of {@code gc.alloc.rate.norm}. {@code sloppy} is the same key in small
 * letters with other dashes and spaces. {@code mistyped} has one wrong symbol: every key that one
 * mistake away could be meant is tried for a suggestion.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ProductKeyParseBenchmark {

  private final TypedKeyReader reader = TypedKeyReader.ofPrefixes(List.of("NB", "NM"));

  // Not final: the compiler may not know the text.
  private String printed = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";
  private String typedSloppily = " nb l28t5\u2013cy4tq\u2013kff7j 4mny7\u00a0nr5gc\n";
  private String typedWrongly = "NB-128T5-GY4TQ-KFF7J-4MNY7-NR5GC";

  /** Makes sure that it measures what it says. */
  @Setup
  public void setUp() {
    if (!wellFormed().equals(sloppy()) || !(mistyped() instanceof TypedKey.Mistyped)) {
      throw new IllegalStateException("the keys do not read as they should");
    }
  }

  /** What is measured. */
  @Benchmark
  public TypedKey wellFormed() {
    return reader.read(printed);
  }

  /** The same key, typed by somebody in a hurry. */
  @Benchmark
  public TypedKey sloppy() {
    return reader.read(typedSloppily);
  }

  /** With the search for what was meant. */
  @Benchmark
  public TypedKey mistyped() {
    return reader.read(typedWrongly);
  }
}
