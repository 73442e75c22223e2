package io.entitlements.core.internal.signing;

import org.jspecify.annotations.Nullable;

/**
 * A point of edwards25519 in extended coordinates (RFC 8032 section 5.1.4), for public values: the
 * time that it takes depends on them.
 */
final class EdwardsPoint {

  private static final FieldElement D2 =
      FieldElement.ofLimbs(
          45281625, 27714825, 36363642, 13898781, 229458, 15978800, 54557047, 27058993, 29715967,
          9444199);
  private static final FieldElement D =
      FieldElement.ofLimbs(
          56195235, 13857412, 51736253, 6949390, 114729, 24766616, 60832955, 30306712, 48412415,
          21499315);
  private static final FieldElement SQRT_MINUS_1 =
      FieldElement.ofLimbs(
          34513072, 25610706, 9377949, 3500415, 12389472, 33281959, 41962654, 31548777, 326685,
          11406482);

  private final FieldElement x;
  private final FieldElement y;
  private final FieldElement z;
  private final FieldElement t;

  private EdwardsPoint(FieldElement x, FieldElement y, FieldElement z, FieldElement t) {
    this.x = x;
    this.y = y;
    this.z = z;
    this.t = t;
  }

  /**
   * One of the two points with the y of 32 bytes, or null if there is none. Which of the two makes
   * no difference to their order: one is the other's negative.
   */
  static @Nullable EdwardsPoint ofY(byte[] encoded) {
    FieldElement y = FieldElement.decode(encoded);
    FieldElement ySquare = y.square();
    FieldElement u = ySquare.minus(FieldElement.ONE);
    FieldElement v = ySquare.times(D).plus(FieldElement.ONE);
    FieldElement vCube = v.square().times(v);
    FieldElement power = vCube.square().times(v).times(u).rootPower();
    FieldElement x = u.times(vCube).times(power);
    FieldElement square = x.square().times(v);
    if (!square.is(u)) {
      if (!square.plus(u).isZero()) {
        return null;
      }
      x = x.times(SQRT_MINUS_1);
    }
    return new EdwardsPoint(x, y, FieldElement.ONE, x.times(y));
  }

  private EdwardsPoint plus(EdwardsPoint other) {
    FieldElement a = y.minus(x).times(other.y.minus(other.x));
    FieldElement b = y.plus(x).times(other.y.plus(other.x));
    FieldElement c = t.times(D2).times(other.t);
    FieldElement d = z.plus(z).times(other.z);
    return ofCompleted(b.minus(a), b.plus(a), d.minus(c), d.plus(c));
  }

  private EdwardsPoint twice() {
    FieldElement a = x.square();
    FieldElement b = y.square();
    FieldElement c = z.square();
    FieldElement e = x.plus(y).square().minus(a).minus(b);
    FieldElement g = b.minus(a);
    FieldElement zero = FieldElement.ZERO;
    return ofCompleted(e, zero.minus(a).minus(b), g.minus(c).minus(c), g);
  }

  private static EdwardsPoint ofCompleted(
      FieldElement e, FieldElement h, FieldElement f, FieldElement g) {
    return new EdwardsPoint(e.times(f), g.times(h), f.times(g), e.times(h));
  }

  private boolean isNeutral() {
    return x.isZero() && y.is(z);
  }

  /** Says whether the point lies in the subgroup of order L and is not its neutral element. */
  boolean hasPrimeOrder() {
    if (isNeutral()) {
      return false;
    }
    EdwardsPoint product = this;
    for (int bit = 251; bit >= 0; bit--) {
      product = product.twice();
      if (StrictEd25519.isBitOfOrder(bit)) {
        product = product.plus(this);
      }
    }
    return product.isNeutral();
  }
}
