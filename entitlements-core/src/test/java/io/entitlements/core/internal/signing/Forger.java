package io.entitlements.core.internal.signing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * A signer who owns the secret and bends the rules: adds points of low order to key and commitment,
 * so that checking a multiple of the equation says yes where the equation itself says no.
 */
final class Forger {

  static final ReferencePoint BASE =
      ReferencePoint.decode(
              TestKeys.hex("5866666666666666666666666666666666666666666666666666666666666666"))
          .orElseThrow();

  /** A point of order 8. */
  static final ReferencePoint TORSION =
      ReferencePoint.decode(
              TestKeys.hex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"))
          .orElseThrow();

  private Forger() {}

  static final class Forgery {
    final byte[] publicKey;
    final byte[] signature;

    Forgery(byte[] publicKey, byte[] signature) {
      this.publicKey = publicKey;
      this.signature = signature;
    }
  }

  /** Makes a signature with so many times the torsion in the key and in the commitment. */
  static Forgery forge(BigInteger secret, BigInteger nonce, byte[] message, int inKey, int inR) {
    byte[] publicKey = encode(BASE.times(secret).plus(TORSION.times(BigInteger.valueOf(inKey))));
    byte[] r = encode(BASE.times(nonce).plus(TORSION.times(BigInteger.valueOf(inR))));
    BigInteger s = nonce.add(challenge(r, publicKey, message).multiply(secret));
    return new Forgery(publicKey, join(r, littleEndian(s.mod(ReferencePoint.L))));
  }

  static byte[] encode(ReferencePoint point) {
    BigInteger inverse = point.z().modInverse(ReferencePoint.P);
    BigInteger x = point.x().multiply(inverse).mod(ReferencePoint.P);
    byte[] encoded = littleEndian(point.y().multiply(inverse).mod(ReferencePoint.P));
    encoded[31] |= (byte) (x.testBit(0) ? 0x80 : 0);
    return encoded;
  }

  static byte[] littleEndian(BigInteger value) {
    byte[] bytes = new byte[32];
    for (int i = 0; i < 32; i++) {
      bytes[i] = value.shiftRight(8 * i).byteValue();
    }
    return bytes;
  }

  static BigInteger number(byte[] littleEndian) {
    byte[] bigEndian = new byte[littleEndian.length];
    for (int i = 0; i < bigEndian.length; i++) {
      bigEndian[i] = littleEndian[littleEndian.length - 1 - i];
    }
    return new BigInteger(1, bigEndian);
  }

  static byte[] join(byte[] r, byte[] s) {
    byte[] signature = new byte[64];
    System.arraycopy(r, 0, signature, 0, 32);
    System.arraycopy(s, 0, signature, 32, 32);
    return signature;
  }

  private static BigInteger challenge(byte[] r, byte[] publicKey, byte[] message) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-512");
      digest.update(r);
      digest.update(publicKey);
      return number(digest.digest(message)).mod(ReferencePoint.L);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
