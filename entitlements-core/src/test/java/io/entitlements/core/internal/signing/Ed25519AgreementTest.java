package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

class Ed25519AgreementTest {

  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);

  private final Ed25519Verifier bouncyCastle = new BouncyCastleEd25519();
  private final Ed25519Verifier jdk = new JdkEd25519();

  @Property(tries = 200)
  void genuineSignature_isAcceptedByBoth(
      @ForAll @Size(32) byte[] seed, @ForAll @Size(max = 300) byte[] message) {
    SigningKey key = SigningKey.ofSeed(seed);
    assertThat(both(key.publicKey().publicKey(), message, key.sign(message))).isTrue();
  }

  @Property(tries = 500)
  void damagedBit_isRefusedByBoth(
      @ForAll @Size(32) byte[] seed, @ForAll @IntRange(max = 8 * 103 - 1) int bit) {
    SigningKey key = SigningKey.ofSeed(seed);
    byte[] all = new byte[103];
    System.arraycopy(key.publicKey().publicKey(), 0, all, 0, 32);
    System.arraycopy(key.sign(MESSAGE), 0, all, 32, 64);
    System.arraycopy(MESSAGE, 0, all, 96, 7);
    all[bit / 8] ^= (byte) (1 << (bit % 8));
    assertThat(
            both(
                Arrays.copyOf(all, 32),
                Arrays.copyOfRange(all, 96, 103),
                Arrays.copyOfRange(all, 32, 96)))
        .isFalse();
  }

  @Property(tries = 500)
  void arbitraryBytes_areRefusedByBoth(
      @ForAll @Size(32) byte[] key, @ForAll @Size(64) byte[] signature) {
    assertThat(both(key, MESSAGE, signature)).isFalse();
  }

  @Property(tries = 100)
  void arbitraryLengths_areRefusedByBoth(
      @ForAll @Size(max = 70) byte[] key, @ForAll @Size(max = 130) byte[] signature) {
    assertThat(both(key, MESSAGE, signature)).isFalse();
  }

  @Property(tries = 150)
  void pointsWithLowOrderParts_areRefusedByBoth(
      @ForAll @Size(32) byte[] secret,
      @ForAll @Size(32) byte[] nonce,
      @ForAll @IntRange(max = 7) int inKey,
      @ForAll @IntRange(max = 7) int inR) {
    Forger.Forgery forgery =
        Forger.forge(
            BigInteger.TEN.add(Forger.number(secret)),
            BigInteger.TEN.add(Forger.number(nonce)),
            MESSAGE,
            inKey,
            inR);
    assertThat(both(forgery.publicKey, MESSAGE, forgery.signature))
        .isEqualTo(inKey == 0 && inR == 0);
  }

  @Test
  void bouncyCastleAlone_acceptsWhatTheJdkRefuses_soOurChecksAreNeeded() {
    int accepted = 0;
    for (int i = 0; i < 64; i++) {
      byte[] message = {(byte) i};
      Forger.Forgery forgery = Forger.forge(BigInteger.TWO, BigInteger.TEN, message, 0, 4);
      accepted += Ed25519.verify(forgery.signature, 0, forgery.publicKey, 0, message, 0, 1) ? 1 : 0;
      assertThat(both(forgery.publicKey, message, forgery.signature)).isFalse();
    }
    assertThat(accepted).isPositive();
  }

  @Test
  void lowOrderKey_isRefusedInEveryEncoding() {
    List<byte[]> encodings = lowOrderEncodings();
    assertThat(encodings).hasSize(14);
    for (byte[] key : encodings) {
      // S = 0 and R of low order satisfy the equation for one message in eight or better.
      for (byte[] r : encodings) {
        for (int i = 0; i < 4; i++) {
          assertThat(both(key, new byte[] {(byte) i}, Forger.join(r, new byte[32]))).isFalse();
        }
      }
      assertThat(StrictEd25519.isKeyEncoding(key)).isFalse();
    }
  }

  @Test
  void commitmentOfLowOrder_isRefused() {
    for (int multiple = 0; multiple < 8; multiple++) {
      Forger.Forgery forgery = Forger.forge(BigInteger.TEN, BigInteger.ZERO, MESSAGE, 0, multiple);
      assertThat(both(forgery.publicKey, MESSAGE, forgery.signature)).isFalse();
    }
  }

  @Test
  void scalarFromTheOrderUp_isRefused() {
    byte[] key = TestKeys.RFC.publicKey().publicKey();
    byte[] signature = TestKeys.RFC.sign(MESSAGE);
    byte[] r = Arrays.copyOf(signature, 32);
    BigInteger s = Forger.number(Arrays.copyOfRange(signature, 32, 64));
    byte[] same = Forger.join(r, Forger.littleEndian(s.add(ReferencePoint.L)));
    byte[] order = Forger.join(r, Forger.littleEndian(ReferencePoint.L));
    byte[] below = Forger.join(r, Forger.littleEndian(ReferencePoint.L.subtract(BigInteger.ONE)));

    assertThat(both(key, MESSAGE, signature)).isTrue();
    assertThat(both(key, MESSAGE, same)).isFalse();
    assertThat(StrictEd25519.isSignatureEncoding(order)).isFalse();
    assertThat(StrictEd25519.isSignatureEncoding(below)).isTrue();
  }

  @Test
  void yFromThePrimeUp_isRefused() {
    for (int above = 0; above < 19; above++) {
      byte[] y = Forger.littleEndian(ReferencePoint.P.add(BigInteger.valueOf(above)));
      assertThat(StrictEd25519.isKeyEncoding(y)).isFalse();
      y[31] |= (byte) 0x80;
      assertThat(StrictEd25519.isKeyEncoding(y)).isFalse();
    }
    byte[] highest = Forger.littleEndian(ReferencePoint.P.subtract(BigInteger.TWO));
    assertThat(StrictEd25519.isKeyEncoding(highest)).isTrue();
  }

  @Test
  void signatureWithAByteAppended_isRefused() {
    byte[] longer = Arrays.copyOf(TestKeys.RFC.sign(MESSAGE), 65);
    assertThat(both(TestKeys.RFC.publicKey().publicKey(), MESSAGE, longer)).isFalse();
  }

  @Test
  void primeOrderCheck_agreesWithBouncyCastle() {
    ReferencePoint point = Forger.BASE;
    for (int i = 0; i < 40; i++) {
      point = point.plus(Forger.TORSION).plus(Forger.BASE);
      byte[] encoded = Forger.encode(point);
      assertThat(EdwardsPoint.ofY(encoded).hasPrimeOrder())
          .isEqualTo(Ed25519.validatePublicKeyFull(encoded, 0));
    }
  }

  private boolean both(byte[] key, byte[] message, byte[] signature) {
    boolean first = bouncyCastle.verify(key, message, signature);
    assertThat(jdk.verify(key, message, signature)).isEqualTo(first);
    return first;
  }

  /** The eight points, then each y that also fits below 2^255 as y + p, and wrong signs of 0. */
  private static List<byte[]> lowOrderEncodings() {
    Set<BigInteger> all = new HashSet<>();
    for (int multiple = 0; multiple < 8; multiple++) {
      byte[] canonical = Forger.encode(Forger.TORSION.times(BigInteger.valueOf(multiple)));
      BigInteger y = ReferencePoint.y(canonical);
      for (BigInteger text : List.of(y, y.add(ReferencePoint.P))) {
        if (text.bitLength() <= 255) {
          all.add(text);
          all.add(text.setBit(255));
        }
      }
    }
    List<byte[]> encodings = new ArrayList<>();
    all.forEach(number -> encodings.add(Forger.littleEndian(number)));
    return encodings;
  }
}
