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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Reading a typed product key from its text, warm, by one thread.
 *
 * <p>{@code key.parse.printed} reads a key as it is printed: characters, syndrome and the one
 * object that comes of it, 40 bytes of {@code gc.alloc.rate.norm}. {@code key.parse.sloppy} is the
 * same key in small letters with other dashes and spaces. {@code key.parse.mistyped} has one wrong
 * symbol: every key that one mistake away could be meant is tried for a suggestion.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class ProductKeyParseBenchmark {

  private static final String PRINTED = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";
  private static final String SLOPPY = " nb l28t5\u2013cy4tq\u2013kff7j 4mny7\u00a0nr5gc\n";
  private static final String MISTYPED = "NB-128T5-GY4TQ-KFF7J-4MNY7-NR5GC";

  /** What is measured. */
  @Param({"key.parse.printed", "key.parse.sloppy", "key.parse.mistyped"})
  public String name;

  private final TypedKeyReader reader = TypedKeyReader.ofPrefixes(List.of("NB", "NM"));
  private String text;

  /** Picks the text, and makes sure that it reads as it should. */
  @Setup
  public void setUp() {
    text =
        switch (name) {
          case "key.parse.printed" -> PRINTED;
          case "key.parse.sloppy" -> SLOPPY;
          default -> MISTYPED;
        };
    if (!reader.read(PRINTED).equals(reader.read(SLOPPY))
        || !(reader.read(MISTYPED) instanceof TypedKey.Mistyped)) {
      throw new IllegalStateException("the keys do not read as they should");
    }
  }

  /** Reads it. */
  @Benchmark
  public TypedKey read() {
    return reader.read(text);
  }
}
