package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Our arithmetic, held against that of {@link BigInteger}. */
class EdwardsPointTest {

  private static final BigInteger P = ReferencePoint.P;
  private static final BigInteger ROOT_EXPONENT =
      P.subtract(BigInteger.valueOf(5)).divide(BigInteger.valueOf(8));

  @Property
  void anyElements_areAddedSubtractedAndMultipliedModuloThePrime(
      @ForAll @Size(32) byte[] one, @ForAll @Size(32) byte[] other) {
    assertArithmetic(number(one), number(other));
  }

  @Test
  void elementsAtTheLimits_areAddedSubtractedAndMultipliedModuloThePrime() {
    List<BigInteger> extremes = new ArrayList<>();
    for (int near = -21; near <= 2; near++) {
      extremes.add(BigInteger.ONE.shiftLeft(255).add(BigInteger.valueOf(near)).clearBit(255));
    }
    for (int bit = 0; bit < 255; bit += 17) {
      extremes.add(BigInteger.ONE.shiftLeft(bit));
      extremes.add(BigInteger.ONE.shiftLeft(bit).subtract(BigInteger.ONE));
    }
    for (BigInteger one : extremes) {
      extremes.forEach(other -> assertArithmetic(one, other));
    }
  }

  private static void assertArithmetic(BigInteger one, BigInteger other) {
    FieldElement a = element(one);
    FieldElement b = element(other);
    assertIs(a.plus(b), one.add(other));
    assertIs(a.minus(b), one.subtract(other));
    assertIs(a.times(b), one.multiply(other));
    assertThat(a.is(b)).isEqualTo(one.subtract(other).mod(P).signum() == 0);
    assertThat(a.isZero()).isEqualTo(one.mod(P).signum() == 0);
  }

  @Property
  void sumsOfSixProducts_areMultipliedModuloThePrime(
      @ForAll @Size(6) List<@Size(32) byte[]> factors, @ForAll @IntRange(max = 63) int signs) {
    FieldElement sum = FieldElement.ZERO;
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < factors.size(); i++) {
      BigInteger square = number(factors.get(i)).pow(2);
      FieldElement product = element(number(factors.get(i))).square();
      boolean isAdded = (signs >> i & 1) != 0;
      sum = isAdded ? sum.plus(product) : sum.minus(product);
      expected = isAdded ? expected.add(square) : expected.subtract(square);
    }
    assertIs(sum.square(), expected.pow(2));
  }

  @Property
  void power_isThatOfTheSquareRoot(@ForAll @Size(32) byte[] base) {
    assertIs(element(number(base)).rootPower(), number(base).modPow(ROOT_EXPONENT, P));
  }

  @Property(tries = 300)
  void anyY_isThatOfAPointOrNotAndOfPrimeOrderOrNotAsByTheReference(
      @ForAll @Size(32) byte[] encoded) {
    assertSame(encoded);
  }

  @Property(tries = 100)
  void pointsWithLowOrderParts_areNotOfPrimeOrder(
      @ForAll @Size(32) byte[] scalar, @ForAll @IntRange(max = 7) int lowOrder) {
    ReferencePoint point =
        Forger.BASE
            .times(number(scalar).mod(ReferencePoint.L).max(BigInteger.ONE))
            .plus(Forger.TORSION.times(BigInteger.valueOf(lowOrder)));
    byte[] encoded = Forger.encode(point);
    assertThat(EdwardsPoint.ofY(encoded).hasPrimeOrder()).isEqualTo(lowOrder == 0);
    assertSame(encoded);
  }

  @Test
  void pointsOfLowOrder_areNotOfPrimeOrder() {
    for (int multiple = 0; multiple < 8; multiple++) {
      ReferencePoint point = Forger.TORSION.times(BigInteger.valueOf(multiple));
      assertThat(EdwardsPoint.ofY(Forger.encode(point)).hasPrimeOrder()).isFalse();
    }
  }

  private static void assertSame(byte[] encoded) {
    EdwardsPoint point = EdwardsPoint.ofY(encoded);
    ReferencePoint reference = ReferencePoint.decode(encoded).orElse(null);
    assertThat(point == null).isEqualTo(reference == null);
    if (point != null && reference != null) {
      assertThat(point.hasPrimeOrder()).isEqualTo(reference.hasPrimeOrder());
    }
  }

  private static void assertIs(FieldElement element, BigInteger expected) {
    assertThat(element.times(FieldElement.ONE).is(element(expected.mod(P)))).isTrue();
    assertThat(element.times(FieldElement.ONE).is(element(expected.add(BigInteger.ONE).mod(P))))
        .isFalse();
  }

  private static FieldElement element(BigInteger value) {
    return FieldElement.decode(Forger.littleEndian(value));
  }

  private static BigInteger number(byte[] bytes) {
    return Forger.number(bytes).clearBit(255);
  }
}
