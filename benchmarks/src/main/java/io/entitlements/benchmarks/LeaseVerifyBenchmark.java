package io.entitlements.benchmarks;

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
 * The verification of a lease of one right from its text, warm, by one thread, with Bouncy Castle's
 * Ed25519: {@code byBouncyCastle()}.
 *
 * <p>The library does all that a program does: form, header, key, signature, claims, rights, which
 * it compiles for checks. The bare side verifies the signature over the same bytes with the same
 * key by the same Bouncy Castle. The peers verify signature, type, issuer, audience, device and
 * time, and leave the rights as the lists and maps that their JSON is. Whatever can be made once is
 * made outside the measurement.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class LeaseVerifyBenchmark {

  /** What is measured. */
  @Param("lease.verify")
  public String name;

  /** Who does it. */
  @Param public LeaseVerifying.By side;

  private LeaseVerifying verifying;

  /** Issues the lease. */
  @Setup
  public void setUp() throws Exception {
    verifying = side.of(LeaseOfRights.issue(1));
    if (!verifying.accepts()) {
      throw new IllegalStateException(side + " refuses the lease");
    }
  }

  /** Verifies it. */
  @Benchmark
  public boolean verify() throws Exception {
    return verifying.accepts();
  }
}
