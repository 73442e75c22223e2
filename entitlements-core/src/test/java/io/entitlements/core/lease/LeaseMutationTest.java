package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.KeyRing;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.HeaderRules;
import io.entitlements.core.internal.signing.JsonMutation;
import io.entitlements.core.internal.signing.JwsMutation;
import io.entitlements.core.internal.signing.SignedKeys;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LeaseMutationTest {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  /** The JDK's verifier is many times slower. */
  private static final int ONE_IN = 100;

  private static final String TYP = "entitlements-lease+jwt";
  private static final SigningKey TRUSTED = SignedLeases.FIRST;
  private static final SigningKey NEXT = SignedLeases.SECOND;
  private static final Instant NOW = SignedLeases.ISSUED;
  private static final String CLAIMS = SignedLeases.claims();
  private static final JsonMutation OTHER_CLAIMS = new JsonMutation(CLAIMS);
  private static final JsonMutation OTHER_HEADERS =
      new JsonMutation(SignedTexts.header(TYP, TRUSTED));

  private static final JwsMutation DAMAGE =
      new JwsMutation(
          List.of(
              SignedLeases.genuine().text(),
              SignedLeases.lease(SignedLeases.claims(NOW.minusSeconds(60)), TRUSTED).text(),
              SignedLeases.lease(CLAIMS.replace("notebook", "whiteboard"), TRUSTED).text(),
              SignedLeases.lease(CLAIMS, NEXT).text(),
              SignedLeases.bundle(SigningRing.of(TRUSTED), 1, NOW).text(),
              SignedTexts.signed(
                  SignedTexts.header("entitlements-key+jwt", TRUSTED),
                  SignedTexts.claims(SignedKeys.genuine()),
                  TRUSTED)));

  private final LeaseVerifier oneLease = builder().build();
  private final LeaseVerifier manyLeases = builder().byBouncyCastle().build();

  @Property
  void damagedLeases_areRefusedEachForAReasonByBothImplementationsAlike(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = DAMAGE.of(random);
      if (!DAMAGE.isGenuine(mutant)) {
        LeaseVerification result = verify(mutant);
        assertThat(result).as(mutant).isInstanceOf(LeaseVerification.Refused.class);
        if (i % ONE_IN == 0) {
          assertThat(oneLease.verify(new Lease(mutant), SignedLeases.DEVICE, NOW))
              .as(mutant)
              .isEqualTo(result);
        }
      }
    }
  }

  @Property
  void anyClaimsNotSignedAsALeaseByATrustedKey_areRefused(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 8; i++) {
      String claims = random.nextInt(8) == 0 ? CLAIMS : OTHER_CLAIMS.of(random);
      String mutant =
          switch (random.nextInt(4)) {
            case 0 -> signed(SignedTexts.header(TYP, TRUSTED), claims, SignedLeases.STRANGER);
            case 1 -> signed(SignedTexts.header(TYP, TRUSTED), claims, NEXT);
            case 2 ->
                signed(
                    SignedTexts.header(TYP, SignedLeases.STRANGER), claims, SignedLeases.STRANGER);
            default ->
                signed(SignedTexts.header("entitlements-bundle+jwt", TRUSTED), claims, TRUSTED);
          };
      assertThat(verify(mutant)).as(mutant).isInstanceOf(LeaseVerification.Refused.class);
    }
  }

  /** Our own key signs them: by a mistake, or in the hands of a thief. */
  @Property
  void anyClaimsOfTheTrustedKey_areRefusedOrHoldToEveryRule(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 4; i++) {
      String claims = OTHER_CLAIMS.of(random);
      LeaseRules.check(verify(signed(SignedTexts.header(TYP, TRUSTED), claims, TRUSTED)), claims);
    }
  }

  @Property
  void anyHeaderOfTheTrustedKey_isRefusedOrSaysTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 8; i++) {
      String header = OTHER_HEADERS.of(random);
      if (verify(signed(header, CLAIMS, TRUSTED)) instanceof LeaseVerification.Accepted) {
        HeaderRules.check(header, TYP, TRUSTED.kid());
      }
    }
  }

  private static String signed(String header, String claims, SigningKey key) {
    return SignedTexts.signed(header, claims, key);
  }

  private LeaseVerification verify(String text) {
    return manyLeases.verify(new Lease(text), SignedLeases.DEVICE, NOW);
  }

  private static LeaseVerifierBuilder builder() {
    KeyRing ring =
        KeyRing.builder()
            .key(TRUSTED.signer(), Instant.EPOCH)
            .key(NEXT.signer(), NOW.plusSeconds(1_000))
            .build();
    return LeaseVerifier.builder(SignedLeases.ISSUER, ring.jwkSet().text())
        .audience(SignedLeases.AUDIENCE)
        .product(SignedLeases.PRODUCT);
  }
}
