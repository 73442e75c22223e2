package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.Entitlements;
import io.entitlements.activation.ActivationPolicy;
import io.entitlements.core.KeyRing;
import io.entitlements.core.internal.lease.BundleText;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.Introduction;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.JwkSet;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.SignedBundle;
import io.entitlements.spi.Signer;
import io.entitlements.type.Actor;
import io.entitlements.type.IdempotencyKey;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program that knows the first key of its portal, which changes its keys every hundred days. */
class KeyRotationTest {

  private static final Duration ROTATION = Duration.ofDays(100);
  private static final List<SigningKey> KEYS = List.of(key(71), key(72), key(73), key(74));

  @TempDir private Path root;
  private Vendor vendor;
  private Instant start;
  private JwkSet pinned;

  @BeforeEach
  void programThatPinsTheFirstKeyAndIsActivated() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    start = vendor.instant();
    pinned = first(1).build().jwkSet();
    assertThat(online(first(1)).activate(vendor.key()))
        .isInstanceOf(ActivationResult.Activated.class);
  }

  private static SigningKey key(int seed) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) seed);
    return SigningKey.ofSeed(bytes);
  }

  private static Signer signer(int number) {
    return KEYS.get(number - 1).signer();
  }

  private Instant begins(int number) {
    return number == 1 ? Instant.EPOCH : start.plus(ROTATION.multipliedBy(number - 1));
  }

  /** A ring of the first so many keys, all of which the portal still has. */
  private KeyRing.Builder first(int keys) {
    KeyRing.Builder ring = KeyRing.builder();
    for (int number = 1; number <= keys; number++) {
      ring.key(signer(number), begins(number));
    }
    return ring;
  }

  /** The same, of which the portal has the last one only. */
  private KeyRing.Builder lastOf(int keys) {
    KeyRing.Builder ring = KeyRing.builder();
    for (int number = 1; number < keys; number++) {
      ring.retired(signer(number).publicKey(), begins(number));
    }
    return ring.key(signer(keys), begins(keys));
  }

  private EntitlementClient open() {
    return vendor.open(root.resolve("program"), pinned);
  }

  private OnlineClient online(KeyRing.Builder ring) {
    return open().online(new EngineServer(vendor.signingBy(ring.build())));
  }

  /** Until the time of a key. */
  private void sleepUntil(int key) {
    vendor.pass(Duration.between(vendor.instant(), begins(key)).plusDays(1));
  }

  private void assertGoesOn(KeyRing.Builder ring) {
    assertThat(online(ring).refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(open().check(Vendor.INK).isAllowed()).isTrue();
  }

  private void assertHearsARevocation(KeyRing ring) {
    Entitlements portal = vendor.signingBy(ring);
    EntitlementClient client = open();
    portal
        .leases()
        .revoke(
            new Actor.Task("support"),
            vendor.organization,
            new LeasesOf.Device(client.status().device()),
            "lost",
            IdempotencyKey.of("revoke"))
        .orElseThrow();
    vendor.pass(Duration.ofMinutes(2));
    client.install(portal.leases().bundle());
    assertThat(open().status().refusal()).contains(LeaseRefusal.REVOKED);
  }

  @Test
  void sleptThroughOneRotation_goesOnAndHearsRevocations() {
    sleepUntil(2);
    assertGoesOn(first(2));
    assertHearsARevocation(first(2).build());
  }

  @Test
  void sleptThroughTwoRotations_goesOnAndHearsRevocations() {
    sleepUntil(3);
    assertGoesOn(first(3));
    assertHearsARevocation(first(3).build());
  }

  @Test
  void sleptThroughManyRotations_goesOnByTheIntroductionsThatThePortalKept() {
    List<String> kept = first(3).build().introductions();
    sleepUntil(4);
    KeyRing.Builder ring =
        KeyRing.builder()
            .retired(signer(1).publicKey(), begins(1))
            .retired(signer(2).publicKey(), begins(2))
            .key(signer(3), begins(3))
            .key(signer(4), begins(4));
    kept.forEach(ring::introduction);
    assertGoesOn(ring);
    assertHearsARevocation(ring.build());
  }

  @Test
  void heardEachRotation_goesOnAlsoWhenThePortalHasNoIntroductionsAnyMore() {
    for (int key = 2; key <= 4; key++) {
      assertGoesOn(first(key));
      sleepUntil(key);
      assertGoesOn(lastOf(key));
    }
    assertHearsARevocation(lastOf(4).build());
  }

  @Test
  void sleptWhileThePortalThrewTheIntroductionsAway_isUnknownKeyUntilThereIsANewProgram() {
    sleepUntil(3);
    assertThat(online(lastOf(3)).refresh())
        .isEqualTo(new RefreshResult.LeaseRefused(LeaseRefusal.UNKNOWN_KEY));
    assertThat(open().install(vendor.signingBy(lastOf(3).build()).leases().bundle()))
        .isEqualTo(new BundleInstall.Refused(BundleRefusal.UNKNOWN_KEY));
    assertThat(open().check(Vendor.INK).isAllowed()).isFalse();
    pinned = lastOf(3).build().jwkSet();
    assertGoesOn(lastOf(3));
  }

  private KeyRing.Builder firstKeyStolen() {
    return KeyRing.builder()
        .compromised(signer(1).publicKey(), begins(1), vendor.instant())
        .key(signer(2), vendor.instant());
  }

  @Test
  void pinnedKeyStolenAfterTheNextOneWasHeard_goesOnAlsoAfterARestart() {
    assertGoesOn(first(2));
    vendor.pass(Duration.ofDays(1));
    assertGoesOn(firstKeyStolen());
    assertHearsARevocation(firstKeyStolen().build());
  }

  @Test
  void pinnedKeyStolenBeforeTheNextOneWasHeard_isUnknownKey() {
    vendor.pass(Duration.ofDays(1));
    assertThat(online(firstKeyStolen()).refresh())
        .isEqualTo(new RefreshResult.LeaseRefused(LeaseRefusal.UNKNOWN_KEY));
  }

  @Test
  void keyKnownAsStolen_introducesNobodyAnyMore() {
    assertGoesOn(first(2));
    vendor.pass(Duration.ofDays(1));
    assertGoesOn(firstKeyStolen());
    vendor.pass(Duration.ofDays(1));
    assertThat(open().install(thiefs()))
        .isEqualTo(new BundleInstall.Refused(BundleRefusal.UNKNOWN_KEY));
    assertGoesOn(firstKeyStolen());
  }

  @Test
  void keyKnownAsRetired_introducesNobodyAnyMore() {
    sleepUntil(2);
    assertGoesOn(first(2));
    vendor.pass(Duration.ofDays(1));
    assertThat(open().install(thiefs()))
        .isEqualTo(new BundleInstall.Refused(BundleRefusal.UNKNOWN_KEY));
  }

  /** Signed by a key that the first key introduces. */
  private SignedBundle thiefs() {
    SigningRing theirs = SigningRing.of(KEYS.get(3));
    SignedBundle bundle = SignedLeases.bundle(theirs, 9, vendor.instant());
    String introduction = Introduction.sign(KEYS.get(0), KEYS.get(3).publicKey());
    return new SignedBundle(new BundleText(List.of(introduction), bundle.text()).text());
  }

  @Test
  void olderBundleAfterARotation_isOlderThanKnown() {
    SignedBundle older = vendor.signingBy(first(2).build()).leases().bundle();
    sleepUntil(2);
    assertGoesOn(first(2));
    assertThat(open().install(older)).isEqualTo(new BundleInstall.Older());
  }

  @Test
  void introductionForgedInTheFile_isNotFollowedAndTheBundleCountsAsLost() {
    sleepUntil(2);
    assertGoesOn(first(2));
    Path file = root.resolve("program").resolve("bundle");
    BundleText genuine = BundleText.of(new String(Home.bytes(file), US_ASCII));
    String forged = Introduction.sign(KEYS.get(3), KEYS.get(1).publicKey());
    for (List<String> introductions : List.of(List.of(forged), List.<String>of())) {
      Home.write(file, genuine.with(introductions).text().getBytes(US_ASCII));
      assertThat(open().check(Vendor.INK).isAllowed()).isFalse();
      assertThat(open().status().needsRefresh()).isTrue();
    }
    assertGoesOn(first(2));
  }

  @Test
  void programThatPinsTheKeyOfTheBundle_keepsNoIntroduction() {
    pinned = first(2).build().jwkSet();
    assertGoesOn(first(2));
    String kept = new String(Home.bytes(root.resolve("program").resolve("bundle")), US_ASCII);
    assertThat(Optional.ofNullable(BundleText.of(kept)).orElseThrow().introductions()).isEmpty();
  }
}
