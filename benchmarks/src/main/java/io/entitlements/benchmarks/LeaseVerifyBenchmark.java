package io.entitlements.benchmarks;

import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.lease.Lease;
import io.entitlements.type.DeviceId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
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
 * The verification of a lease of one right from its text, warm, by one thread.
 *
 * <p>{@code lease} is all that a client program does: form, header, signature, claims, rights,
 * compiled for checks. {@code jdk} and {@code bouncyCastle} verify only the signature, of the same
 * bytes with the same key; keys and signers are made once, outside the measurement. The verifier of
 * leases uses the JDK's Ed25519: {@code lease} divided by {@code jdk} is what the library adds,
 * {@code lease} divided by {@code bouncyCastle} what another choice would save where the program
 * runs long enough. The first verification of a process, which is dominated by loading classes, is
 * not measured here.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@SuppressWarnings("NullAway.Init") // JMH calls setUp
public class LeaseVerifyBenchmark {

  /** What stands before the 32 bytes of a key in its SubjectPublicKeyInfo (RFC 8410). */
  private static final String SPKI_PREFIX = "302a300506032b6570032100";

  private static final Pattern X = Pattern.compile("\"x\":\"([^\"]+)\"");

  private Lease lease;
  private DeviceId device;
  private Instant now;
  private LeaseVerifier verifier;
  private byte[] signed;
  private byte[] signature;
  private Signature jdk;
  private Ed25519Signer bouncyCastle;

  /** Issues the lease and takes it apart for the bare verifications. */
  @Setup
  public void setUp() throws GeneralSecurityException {
    LeaseOfRights issued = LeaseOfRights.issue(1);
    lease = issued.lease();
    device = issued.device();
    now = Instant.now();
    verifier = issued.verifier();

    int end = lease.text().lastIndexOf('.');
    signed = lease.text().substring(0, end).getBytes(StandardCharsets.US_ASCII);
    signature = Base64.getUrlDecoder().decode(lease.text().substring(end + 1));
    byte[] key = publicKey(issued.jwkSet());
    jdk = Signature.getInstance("Ed25519");
    jdk.initVerify(jdkKey(key));
    bouncyCastle = new Ed25519Signer();
    bouncyCastle.init(false, new Ed25519PublicKeyParameters(key));

    if (!(lease() instanceof LeaseVerification.Accepted) || !jdk() || !bouncyCastle()) {
      throw new IllegalStateException("one of the three refuses the lease");
    }
  }

  /** What is measured. */
  @Benchmark
  public LeaseVerification lease() {
    return verifier.verify(lease, device, now);
  }

  /** The signature alone, by the provider SunEC. */
  @Benchmark
  public boolean jdk() throws GeneralSecurityException {
    jdk.update(signed);
    return jdk.verify(signature);
  }

  /** The signature alone, by Bouncy Castle's own interface. */
  @Benchmark
  public boolean bouncyCastle() {
    bouncyCastle.update(signed, 0, signed.length);
    return bouncyCastle.verifySignature(signature);
  }

  private static byte[] publicKey(String jwkSet) {
    Matcher x = X.matcher(jwkSet);
    if (!x.find()) {
      throw new IllegalStateException("the key set has no key");
    }
    return Base64.getUrlDecoder().decode(x.group(1));
  }

  private static PublicKey jdkKey(byte[] key) throws GeneralSecurityException {
    byte[] spki = HexFormat.of().parseHex(SPKI_PREFIX + HexFormat.of().formatHex(key));
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
  }
}
