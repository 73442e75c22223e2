package io.entitlements.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.KeyRing;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SignedKeys;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.key.SignedKeyRefusal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signed product keys against the states of the keys that sign. */
class SignedKeyRingTest {

  private static final SigningKey OLD = SignedLeases.FIRST;
  private static final SigningKey NEW = SignedLeases.SECOND;
  private static final Instant ISSUED = SignedKeys.ISSUED;

  @Test
  void keySignedInTheLastSecondBeforeRetirement_isAcceptedAndOneLaterRefused() {
    assertThat(verify(ring(ISSUED.plusSeconds(1)), OLD))
        .isInstanceOf(SignedKeyVerification.Accepted.class);
    assertRefused(ring(ISSUED), OLD, SignedKeyRefusal.KEY_RETIRED);
  }

  @Test
  void keySignedBeforeTheFirstSecondOfUse_isRefusedAndOneInItAccepted() {
    assertRefused(ring(ISSUED.plusSeconds(1)), NEW, SignedKeyRefusal.KEY_NOT_YET_IN_USE);
    assertThat(verify(ring(ISSUED), NEW)).isInstanceOf(SignedKeyVerification.Accepted.class);
  }

  @Test
  void keySignedByACompromisedKey_isRefusedWheneverThatWas() {
    KeyRing stolen =
        KeyRing.builder()
            .compromised(OLD.signer().publicKey(), Instant.EPOCH, ISSUED.plusSeconds(99))
            .key(NEW.signer(), ISSUED.plusSeconds(50))
            .build();
    assertRefused(stolen, OLD, SignedKeyRefusal.KEY_COMPROMISED);
  }

  @Test
  void kidSwappedForThatOfAnotherTrustedKey_isRefused() {
    String swapped =
        SignedTexts.signed(
            SignedTexts.header("entitlements-key+jwt", NEW),
            SignedTexts.claims(SignedKeys.genuine()),
            OLD);
    assertThat(verify(ring(ISSUED), swapped))
        .isEqualTo(new SignedKeyVerification.Refused(SignedKeyRefusal.BAD_SIGNATURE));
  }

  private static KeyRing ring(Instant change) {
    return KeyRing.builder().key(OLD.signer(), Instant.EPOCH).key(NEW.signer(), change).build();
  }

  private static SignedKeyVerification verify(KeyRing ring, SigningKey by) {
    String claims = SignedTexts.claims(SignedKeys.genuine());
    return verify(ring, SignedLeases.signed("entitlements-key+jwt", claims, by));
  }

  private static SignedKeyVerification verify(KeyRing ring, String text) {
    return SignedKeyVerifier.of(
            SignedKeys.ISSUER, ring.jwkSet().text(), List.of(SignedKeys.PRODUCT))
        .verify(text, SignedKeys.START);
  }

  private static void assertRefused(KeyRing ring, SigningKey by, SignedKeyRefusal reason) {
    assertThat(verify(ring, by)).isEqualTo(new SignedKeyVerification.Refused(reason));
  }
}
