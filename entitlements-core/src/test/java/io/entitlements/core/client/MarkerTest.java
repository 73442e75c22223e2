package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MarkerTest {

  private static Marker any(Random random) {
    long floor = random.nextInt(2);
    return new Marker(
        random.nextInt(3),
        floor,
        floor + random.nextInt(2),
        random.nextInt(2),
        random.nextInt(2),
        random.nextInt(2),
        random.nextInt(3));
  }

  @Property
  void join_dependsOnNoOrder(@ForAll long seed) {
    Random random = new Random(seed);
    Marker one = any(random);
    Marker two = any(random);
    Marker three = any(random);
    assertThat(one.with(two).text()).isEqualTo(two.with(one).text());
    assertThat(one.with(two).with(three).text()).isEqualTo(one.with(two.with(three)).text());
    assertThat(one.with(one).text()).isEqualTo(one.text());
  }

  @Property
  void join_isNoEarlierThanEitherAndGivesNoLongerTrial(@ForAll long seed) {
    Random random = new Random(seed);
    Marker one = any(random);
    Marker two = any(random);
    Marker joined = one.with(two);
    assertThat(joined.trial).isEqualTo(Math.min(one.trial, two.trial));
    assertThat(joined.floor).isEqualTo(Math.max(one.floor, two.floor));
    assertThat(joined.bundle).isEqualTo(Math.max(one.bundle, two.bundle));
    assertThat(joined.guard)
        .isGreaterThanOrEqualTo(one.floor == joined.floor ? one.guard : joined.floor);
  }

  @Test
  void text_readsAsItself() {
    Marker marker = new Marker(1, 2, 3, 4, 5, 6, Marker.MAX);
    Marker read = Marker.read(marker.text());
    assertThat(read).isNotNull();
    assertThat(read.text()).isEqualTo(marker.text());
  }

  @Test
  void guardBeforeTheFloor_isUnreadable() {
    assertThat(Marker.read(new Marker(1, 3, 2, 4, 5, 6, 7).text())).isNull();
  }

  @Test
  void numbersOutOfRangeOrNotAsWritten_areUnreadable() {
    String[] names = {"trial", "floor", "guard", "counted", "seen", "ahead", "bundle"};
    for (String wrong :
        new String[] {"-1", "253402300800000", "01", "+1", "", "x", "9223372036854775808"}) {
      String[] values = {"1", "1", "1", "1", "1", "1", wrong};
      assertThat(Marker.read(StateText.write("entitlements-marker", 1, names, values))).isNull();
    }
  }

  @Test
  void laterVersion_isNewerOnlyIfItsCheckSumIsRight() {
    String[] names = {"anything"};
    String[] values = {"x".repeat(10_000)};
    String newer = StateText.write("entitlements-marker", 2, names, values);
    assertThat(Marker.isNewer(newer)).isTrue();
    assertThat(Marker.read(newer)).isNull();
    assertThat(Marker.isNewer(newer.replace("marker 2", "marker 3"))).isFalse();
    assertThat(Marker.isNewer(newer + "\n")).isFalse();
    assertThat(Marker.isNewer(StateText.write("entitlements-marker", 1, names, values))).isFalse();
    assertThat(Marker.isNewer(StateText.write("entitlements-lease", 2, names, values))).isFalse();
    assertThat(Marker.isNewer(StateText.write("entitlements-marker", 10_000, names, values)))
        .isFalse();
    assertThat(Marker.isNewer("")).isFalse();
    assertThat(Marker.isNewer("entitlements-marker 2\n")).isFalse();
  }
}
