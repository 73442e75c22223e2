package io.entitlements.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.lease.BundleVerification;
import io.entitlements.core.lease.LeaseVerification;
import io.entitlements.core.lease.LeaseVerifier;
import io.entitlements.lease.BundleRefusal;
import io.entitlements.lease.JwkSet;
import io.entitlements.lease.Lease;
import io.entitlements.lease.LeaseRefusal;
import io.entitlements.lease.SignedBundle;
import io.entitlements.spi.Signer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyRingTest {

  private static final Signer OLD = SignedLeases.FIRST.signer();
  private static final Signer NEW = SignedLeases.SECOND.signer();
  private static final Instant CHANGE = SignedLeases.ISSUED.plusSeconds(1_000);
  private static final Instant LAST = CHANGE.minusSeconds(1);

  @Test
  void key_fromNextOverCurrentAndRetiredToCompromised_leavesNoGapAndNothingBehind() {
    KeyRing alone = KeyRing.of(OLD);
    LeaseVerifier pinnedBefore = verifier(alone);

    // Next: published, and not signing yet.
    KeyRing both = KeyRing.builder().key(OLD, Instant.EPOCH).key(NEW, CHANGE).build();
    LeaseVerifier pinnedBoth = verifier(both);
    Lease byOld = issued(both, LAST);
    assertAccepted(pinnedBefore, byOld, LAST);
    assertAccepted(pinnedBoth, byOld, LAST);
    LeaseVerifier informed = accepted(pinnedBefore, bundle(both, 1, LAST));

    // Current from its second on; who pinned both needs nothing, nor does who had the bundle.
    Lease byNew = issued(both, CHANGE);
    assertAccepted(pinnedBoth, byNew, CHANGE);
    assertAccepted(informed, byNew, CHANGE);
    assertRefused(pinnedBefore, byNew, CHANGE, LeaseRefusal.UNKNOWN_KEY);

    // Retired: what it signed in its time counts, and nothing later.
    assertAccepted(pinnedBoth, byOld, CHANGE.plus(Duration.ofDays(20)));
    Lease stale = SignedLeases.lease(SignedLeases.claims(CHANGE), SignedLeases.FIRST);
    assertRefused(pinnedBoth, stale, CHANGE, LeaseRefusal.KEY_RETIRED);
    KeyRing oldOnlyPublic =
        KeyRing.builder().retired(OLD.publicKey(), Instant.EPOCH).key(NEW, CHANGE).build();
    assertThat(oldOnlyPublic.jwkSet()).isEqualTo(both.jwkSet());

    // Compromised: nothing that it ever signed counts, and it signs no bundle that says otherwise.
    Instant theft = CHANGE.plusSeconds(500);
    KeyRing stolen =
        KeyRing.builder()
            .compromised(OLD.publicKey(), Instant.EPOCH, theft)
            .key(NEW, CHANGE)
            .build();
    LeaseVerifier warned = accepted(informed, bundle(stolen, 2, theft));
    assertRefused(warned, byOld, theft, LeaseRefusal.KEY_COMPROMISED);
    assertAccepted(warned, byNew, theft);
    SignedBundle thiefs = SignedLeases.bundle(both.signing(), 9, LAST, SignedLeases.FIRST);
    assertThat(warned.with(thiefs))
        .isEqualTo(new BundleVerification.Refused(BundleRefusal.KEY_COMPROMISED));
    assertRefused(verifier(stolen), byOld, theft, LeaseRefusal.KEY_COMPROMISED);
  }

  @Test
  void compromisedCurrentKey_leavesTheOneBeforeSigningUntilAnotherBegins() {
    KeyRing ring =
        KeyRing.builder()
            .key(OLD, Instant.EPOCH)
            .compromised(NEW.publicKey(), CHANGE, CHANGE.plusSeconds(5))
            .build();
    assertThat(ring.signing().at(CHANGE.plusSeconds(9)).kid()).isEqualTo(SignedLeases.FIRST.kid());
    assertAccepted(verifier(ring), issued(ring, CHANGE), CHANGE);
  }

  @Test
  void jwkSet_saysStatesInMembersThatOthersIgnore() {
    JwkSet set =
        KeyRing.builder()
            .compromised(OLD.publicKey(), Instant.EPOCH, Instant.ofEpochSecond(150))
            .retired(SignedLeases.STRANGER.signer().publicKey(), Instant.ofEpochSecond(100))
            .key(NEW, Instant.ofEpochSecond(200))
            .build()
            .jwkSet();
    assertThat(set.text())
        .contains("\"revoked\":{\"revoked_at\":150,\"reason\":\"compromised\"}")
        .contains("\"nbf\":100,\"exp\":200}")
        .contains("\"nbf\":200}");
  }

  @Test
  void entityTag_isStrongTheSameForTheSameKeysAndAnotherAfterAnyChangeOfState() {
    JwkSet alone = KeyRing.of(OLD).jwkSet();
    JwkSet next = KeyRing.builder().key(OLD, Instant.EPOCH).key(NEW, CHANGE).build().jwkSet();
    assertThat(alone.etag()).matches("\"[A-Za-z0-9_-]{43}\"");
    assertThat(KeyRing.of(OLD).jwkSet()).isEqualTo(alone);
    assertThat(next.etag()).isNotEqualTo(alone.etag());
    assertThat(alone.cacheControl()).isEqualTo("public, max-age=3600");
  }

  @Test
  void ringThatCannotSign_isAMistake() {
    KeyRing.Builder none = KeyRing.builder();
    assertThatIllegalArgumentException().isThrownBy(none::build);
    assertThatIllegalArgumentException()
        .isThrownBy(KeyRing.builder().key(OLD, Instant.EPOCH).key(OLD, CHANGE)::build);
    assertThatIllegalArgumentException()
        .isThrownBy(KeyRing.builder().key(OLD, CHANGE).key(NEW, CHANGE)::build);
    assertThatIllegalArgumentException()
        .isThrownBy(
            KeyRing.builder().key(OLD, Instant.EPOCH).retired(NEW.publicKey(), CHANGE)::build);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.builder().key(OLD, CHANGE.plusMillis(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.builder().retired(new byte[32], CHANGE));
    assertThatIllegalStateException()
        .isThrownBy(() -> KeyRing.builder().key(OLD, CHANGE).build().signing().at(LAST));
  }

  @Test
  void signerThatSignsWrongly_isNoticedBeforeTheTextIsGiven() {
    Signer broken =
        new Signer() {
          @Override
          public byte[] publicKey() {
            return OLD.publicKey();
          }

          @Override
          public byte[] sign(byte[] message) {
            return NEW.sign(message);
          }
        };
    SigningKey key = KeyRing.of(broken).signing().at(CHANGE);
    assertThatIllegalStateException()
        .isThrownBy(() -> key.sign(new byte[] {1}))
        .withMessageContaining(SignedLeases.FIRST.kid());
  }

  @Test
  void ring_showsNoSecret() {
    assertThat(KeyRing.of(OLD).toString()).contains(SignedLeases.FIRST.kid());
    assertThat(OLD.toString()).isEqualTo("SeedSigner[***]");
  }

  private static Lease issued(KeyRing ring, Instant at) {
    return SignedLeases.lease(SignedLeases.claims(at), ring.signing().at(at));
  }

  private static SignedBundle bundle(KeyRing ring, long number, Instant at) {
    return SignedLeases.bundle(ring.signing(), number, at);
  }

  private static LeaseVerifier verifier(KeyRing ring) {
    return LeaseVerifier.builder(SignedLeases.ISSUER, ring.jwkSet().text())
        .audience(SignedLeases.AUDIENCE)
        .product(SignedLeases.PRODUCT)
        .build();
  }

  private static LeaseVerifier accepted(LeaseVerifier verifier, SignedBundle bundle) {
    BundleVerification result = verifier.with(bundle);
    assertThat(result).isInstanceOf(BundleVerification.Accepted.class);
    return ((BundleVerification.Accepted) result).verifier();
  }

  private static void assertAccepted(LeaseVerifier verifier, Lease lease, Instant now) {
    assertThat(verifier.verify(lease, SignedLeases.DEVICE, now))
        .isInstanceOf(LeaseVerification.Accepted.class);
  }

  private static void assertRefused(
      LeaseVerifier verifier, Lease lease, Instant now, LeaseRefusal reason) {
    assertThat(verifier.verify(lease, SignedLeases.DEVICE, now))
        .isEqualTo(new LeaseVerification.Refused(reason));
  }
}
