package io.entitlements.core.internal.signing;

import java.math.BigInteger;
import java.util.Optional;

/**
 * A point of edwards25519 in extended coordinates (RFC 8032 section 5.1.4) by {@link BigInteger}:
 * slow and short, what the library's own arithmetic is held against.
 */
record ReferencePoint(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {

  static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  static final BigInteger L =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));

  private static final BigInteger D =
      BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(P)).mod(P);
  private static final BigInteger D2 = D.shiftLeft(1).mod(P);
  private static final BigInteger SQRT_MINUS_1 =
      BigInteger.TWO.modPow(P.subtract(BigInteger.ONE).shiftRight(2), P);
  private static final BigInteger ROOT_EXPONENT = P.add(BigInteger.valueOf(3)).shiftRight(3);

  static final ReferencePoint NEUTRAL =
      new ReferencePoint(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE, BigInteger.ZERO);

  /** Decodes 32 bytes, of which the encoding was checked before; empty if no point has this y. */
  static Optional<ReferencePoint> decode(byte[] encoded) {
    BigInteger y = y(encoded);
    BigInteger ySquare = y.multiply(y).mod(P);
    BigInteger xSquare =
        ySquare
            .subtract(BigInteger.ONE)
            .multiply(D.multiply(ySquare).add(BigInteger.ONE).modInverse(P))
            .mod(P);
    BigInteger x = xSquare.modPow(ROOT_EXPONENT, P);
    if (!x.multiply(x).mod(P).equals(xSquare)) {
      x = x.multiply(SQRT_MINUS_1).mod(P);
    }
    if (!x.multiply(x).mod(P).equals(xSquare)) {
      return Optional.empty();
    }
    if (x.testBit(0) != isXOdd(encoded)) {
      x = P.subtract(x).mod(P);
    }
    return Optional.of(new ReferencePoint(x, y, BigInteger.ONE, x.multiply(y).mod(P)));
  }

  /** The y coordinate in an encoding. */
  static BigInteger y(byte[] encoded) {
    byte[] bigEndian = new byte[32];
    for (int i = 0; i < 32; i++) {
      bigEndian[i] = encoded[31 - i];
    }
    bigEndian[0] &= 0x7f;
    return new BigInteger(1, bigEndian);
  }

  /** The sign bit in an encoding. */
  static boolean isXOdd(byte[] encoded) {
    return encoded[31] < 0;
  }

  /** The complete addition law, also right for doubling. */
  ReferencePoint plus(ReferencePoint other) {
    BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
    BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
    BigInteger c = t.multiply(other.t).mod(P).multiply(D2).mod(P);
    BigInteger d = z.multiply(other.z).shiftLeft(1).mod(P);
    BigInteger e = b.subtract(a);
    BigInteger f = d.subtract(c);
    BigInteger g = d.add(c);
    BigInteger h = b.add(a);
    return new ReferencePoint(
        e.multiply(f).mod(P), g.multiply(h).mod(P), f.multiply(g).mod(P), e.multiply(h).mod(P));
  }

  ReferencePoint times(BigInteger scalar) {
    ReferencePoint product = NEUTRAL;
    for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
      product = product.plus(product);
      if (scalar.testBit(bit)) {
        product = product.plus(this);
      }
    }
    return product;
  }

  boolean isNeutral() {
    return x.signum() == 0 && y.equals(z);
  }

  /** Says whether the point lies in the subgroup of order L and is not its neutral element. */
  boolean hasPrimeOrder() {
    return !isNeutral() && times(L).isNeutral();
  }
}
