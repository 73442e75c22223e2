package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.MacKey;
import io.entitlements.core.internal.signing.ProductKeyCodec;
import java.security.SecureRandom;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;

/**
 * Ten thousand damaged and ten thousand forged texts of each of the client's own files, a million
 * when the run is thorough. Leases, bundles and return files have tests of their own.
 */
class StateTextMutationTest {

  private static final int TRIES = 100;
  private static final int MUTATIONS = Boolean.getBoolean("entitlements.thorough") ? 10_000 : 100;
  private static final String MARKER =
      new Marker(1_700_000_000_000L, 1, 1_700_000_000_007L, 3, 4, 5, 6).text();
  private static final String INSTALLATION =
      InstallationState.random(new SecureRandom())
          .withKey(ProductKeyCodec.render("NB", 1, 77, MacKey.of(new byte[32])), new SecureRandom())
          .holding()
          .text();

  @Property(tries = TRIES)
  void damagedMarker_isUnreadableOrTheSame(@ForAll long seed) {
    damage(seed, MARKER, StateTextMutationTest::marker, Marker::isNewer);
  }

  @Property(tries = TRIES)
  void damagedInstallation_isUnreadableOrTheSame(@ForAll long seed) {
    damage(seed, INSTALLATION, StateTextMutationTest::installation, InstallationText::isNewer);
  }

  /** Somebody who knows the form can write files; only such as the client writes are read. */
  @Property(tries = TRIES)
  void forgedMarker_isUnreadableOrAsOursAreWritten(@ForAll long seed) {
    forge(seed, MARKER, StateTextMutationTest::marker, Marker::isNewer);
  }

  @Property(tries = TRIES)
  void forgedInstallation_isUnreadableOrAsOursAreWritten(@ForAll long seed) {
    forge(seed, INSTALLATION, StateTextMutationTest::installation, InstallationText::isNewer);
  }

  @Property
  void anyText_isUnreadable(@ForAll @StringLength(max = 2_100) String text) {
    assertThat(marker(text)).isNull();
    assertThat(installation(text)).isNull();
    assertThat(Marker.isNewer(text)).isFalse();
    assertThat(InstallationText.isNewer(text)).isFalse();
  }

  /** What a text is read as, written again. */
  private static @Nullable String marker(String text) {
    Marker read = Marker.read(text);
    return read == null ? null : read.text();
  }

  private static @Nullable String installation(String text) {
    InstallationState read = InstallationText.read(text);
    return read == null ? null : read.text();
  }

  private static void damage(
      long seed,
      String genuine,
      Function<String, @Nullable String> reader,
      Function<String, Boolean> isNewer) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      String damaged = FileDamage.of(genuine, random);
      String read = reader.apply(damaged);
      assertThat(read == null || (read.equals(genuine) && damaged.equals(genuine))).isTrue();
      assertThat(isNewer.apply(damaged)).isFalse();
    }
  }

  private static void forge(
      long seed,
      String genuine,
      Function<String, @Nullable String> reader,
      Function<String, Boolean> isNewer) {
    Random random = new Random(seed);
    String body = genuine.substring(0, genuine.indexOf("check "));
    for (int i = 0; i < MUTATIONS; i++) {
      String forged = FileDamage.of(body, random);
      String text = forged + "check " + StateText.checkSum(forged) + "\n";
      String read = reader.apply(text);
      assertThat(read == null || read.equals(text)).isTrue();
      assertThat(read != null && isNewer.apply(text)).isFalse();
    }
  }
}
