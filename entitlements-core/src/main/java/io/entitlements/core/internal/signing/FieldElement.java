package io.entitlements.core.internal.signing;

/**
 * An element of the field of 2^255 - 19, for public values. Immutable.
 *
 * <p>Ten signed limbs stand for 26 and 25 bits in turn. A product's limbs are at most a little over
 * half of that, so sums and differences of up to six products can be multiplied without leaving a
 * {@code long}.
 */
final class FieldElement {

  static final FieldElement ZERO = new FieldElement(new long[10]);
  static final FieldElement ONE = new FieldElement(new long[] {1, 0, 0, 0, 0, 0, 0, 0, 0, 0});

  private final long[] limbs;

  private FieldElement(long[] limbs) {
    this.limbs = limbs;
  }

  /** Takes limbs, at most of their 26 and 25 bits. */
  static FieldElement ofLimbs(long... limbs) {
    return new FieldElement(limbs);
  }

  /** Reads 32 bytes, little-endian, without the highest bit. */
  static FieldElement decode(byte[] bytes) {
    long[] limbs = new long[10];
    int position = 0;
    for (int i = 0; i < 10; i++) {
      long bits = 0;
      for (int k = Math.min(31, position / 8 + 4); k >= position / 8; k--) {
        bits = (bits << 8) | (bytes[k] & 0xff);
      }
      limbs[i] = (bits >>> (position % 8)) & ((1L << width(i)) - 1);
      position += width(i);
    }
    return new FieldElement(limbs);
  }

  private static int width(int limb) {
    return limb % 2 == 0 ? 26 : 25;
  }

  FieldElement plus(FieldElement other) {
    long[] sum = new long[10];
    for (int i = 0; i < 10; i++) {
      sum[i] = limbs[i] + other.limbs[i];
    }
    return new FieldElement(sum);
  }

  FieldElement minus(FieldElement other) {
    long[] difference = new long[10];
    for (int i = 0; i < 10; i++) {
      difference[i] = limbs[i] - other.limbs[i];
    }
    return new FieldElement(difference);
  }

  /** Without a loop: few loops keep the compiler of a starting program quiet. */
  FieldElement times(FieldElement other) {
    long[] f = limbs;
    long[] g = other.limbs;
    long f0 = f[0];
    long f1 = f[1];
    long f2 = f[2];
    long f3 = f[3];
    long f4 = f[4];
    long f5 = f[5];
    long f6 = f[6];
    long f7 = f[7];
    long f8 = f[8];
    long f9 = f[9];
    long g0 = g[0];
    long g1 = g[1];
    long g2 = g[2];
    long g3 = g[3];
    long g4 = g[4];
    long g5 = g[5];
    long g6 = g[6];
    long g7 = g[7];
    long g8 = g[8];
    long g9 = g[9];
    long[] h = new long[10];
    h[0] =
        f0 * g0
            + 38 * (f1 * g9 + f3 * g7 + f5 * g5 + f7 * g3 + f9 * g1)
            + 19 * (f2 * g8 + f4 * g6 + f6 * g4 + f8 * g2);
    h[1] =
        (f0 * g1 + f1 * g0)
            + 19 * (f2 * g9 + f3 * g8 + f4 * g7 + f5 * g6 + f6 * g5 + f7 * g4 + f8 * g3 + f9 * g2);
    h[2] =
        (f0 * g2 + f2 * g0)
            + 2 * f1 * g1
            + 38 * (f3 * g9 + f5 * g7 + f7 * g5 + f9 * g3)
            + 19 * (f4 * g8 + f6 * g6 + f8 * g4);
    h[3] =
        (f0 * g3 + f1 * g2 + f2 * g1 + f3 * g0)
            + 19 * (f4 * g9 + f5 * g8 + f6 * g7 + f7 * g6 + f8 * g5 + f9 * g4);
    h[4] =
        (f0 * g4 + f2 * g2 + f4 * g0)
            + 2 * (f1 * g3 + f3 * g1)
            + 38 * (f5 * g9 + f7 * g7 + f9 * g5)
            + 19 * (f6 * g8 + f8 * g6);
    h[5] =
        (f0 * g5 + f1 * g4 + f2 * g3 + f3 * g2 + f4 * g1 + f5 * g0)
            + 19 * (f6 * g9 + f7 * g8 + f8 * g7 + f9 * g6);
    h[6] =
        (f0 * g6 + f2 * g4 + f4 * g2 + f6 * g0)
            + 2 * (f1 * g5 + f3 * g3 + f5 * g1)
            + 38 * (f7 * g9 + f9 * g7)
            + 19 * f8 * g8;
    h[7] =
        (f0 * g7 + f1 * g6 + f2 * g5 + f3 * g4 + f4 * g3 + f5 * g2 + f6 * g1 + f7 * g0)
            + 19 * (f8 * g9 + f9 * g8);
    h[8] =
        (f0 * g8 + f2 * g6 + f4 * g4 + f6 * g2 + f8 * g0)
            + 2 * (f1 * g7 + f3 * g5 + f5 * g3 + f7 * g1)
            + 38 * f9 * g9;
    h[9] =
        (f0 * g9 + f1 * g8 + f2 * g7 + f3 * g6 + f4 * g5 + f5 * g4 + f6 * g3 + f7 * g2 + f8 * g1
            + f9 * g0);
    return new FieldElement(carried(h));
  }

  /** Brings limbs back to their width; the carry of the last one counts 19 in the first. */
  private static long[] carried(long[] h) {
    for (int i = 0; i <= 10; i++) {
      int limb = i % 10;
      int width = width(limb);
      long carry = (h[limb] + (1L << (width - 1))) >> width;
      h[limb] -= carry << width;
      if (limb == 9) {
        h[0] += 19 * carry;
      } else {
        h[limb + 1] += carry;
      }
    }
    return h;
  }

  FieldElement square() {
    return times(this);
  }

  /** Squares so many times. */
  FieldElement square(int times) {
    FieldElement power = this;
    for (int i = 0; i < times; i++) {
      power = power.square();
    }
    return power;
  }

  /** To the power of 2^252 - 3, of which a square root is made (RFC 8032 section 5.1.3). */
  FieldElement rootPower() {
    // Named by how many binary ones the exponent has: 2^252 - 3 is 250 of them, and 01.
    FieldElement ones2 = square(1).times(this);
    FieldElement ones4 = ones2.square(2).times(ones2);
    FieldElement ones5 = ones4.square(1).times(this);
    FieldElement ones10 = ones5.square(5).times(ones5);
    FieldElement ones20 = ones10.square(10).times(ones10);
    FieldElement ones40 = ones20.square(20).times(ones20);
    FieldElement ones50 = ones40.square(10).times(ones10);
    FieldElement ones100 = ones50.square(50).times(ones50);
    FieldElement ones200 = ones100.square(100).times(ones100);
    FieldElement ones250 = ones200.square(50).times(ones50);
    return ones250.square(2).times(this);
  }

  /** Whether this is the same element. */
  boolean is(FieldElement other) {
    return minus(other).isZero();
  }

  boolean isZero() {
    long[] h = limbs;
    // How often the prime is in it: what comes out at the top when 19 is added below.
    long multiple = (19 * h[9] + (1L << 24)) >> 25;
    for (int i = 0; i < 10; i++) {
      multiple = (h[i] + multiple) >> width(i);
    }
    long carry = 19 * multiple;
    long rest = 0;
    for (int i = 0; i < 10; i++) {
      long limb = h[i] + carry;
      carry = limb >> width(i);
      rest |= limb & ((1L << width(i)) - 1);
    }
    return rest == 0;
  }
}
