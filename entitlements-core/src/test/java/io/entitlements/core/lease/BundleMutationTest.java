package io.entitlements.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.HeaderRules;
import io.entitlements.core.internal.signing.JsonMutation;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.JwsMutation;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.internal.signing.SigningRing.Member;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.ProductKeyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class BundleMutationTest {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  /** The JDK's verifier is many times slower. */
  private static final int ONE_IN = 100;

  private static final String TYP = "entitlements-bundle+jwt";
  private static final SigningKey TRUSTED = SignedLeases.FIRST;
  private static final SigningKey NEXT = SignedLeases.SECOND;
  private static final Instant NOW = SignedLeases.ISSUED;

  private static final SigningRing RING =
      SigningRing.of(List.of(member(TRUSTED, Instant.EPOCH), member(NEXT, NOW.plusSeconds(9))));
  private static final Revocation REVOKED =
      new Revocation(new LeasesOf.TypedKey(new ProductKeyId(new UUID(4, 9))), NOW);
  private static final SignedBundle KNOWN = SignedLeases.bundle(RING, 3, NOW.minusSeconds(1));
  private static final SignedBundle GENUINE = SignedLeases.bundle(RING, 4, NOW, REVOKED);
  private static final String CLAIMS = SignedTexts.claims(GENUINE.text());

  private static final JsonMutation OTHER_CLAIMS = new JsonMutation(CLAIMS);
  private static final JsonMutation OTHER_HEADERS =
      new JsonMutation(SignedTexts.header(TYP, TRUSTED));

  private static final JwsMutation DAMAGE =
      new JwsMutation(
          List.of(
              GENUINE.text(),
              KNOWN.text(),
              SignedLeases.bundle(RING, 5, NOW.plusSeconds(10), NEXT, REVOKED).text(),
              SignedLeases.genuine().text()));

  private final LeaseVerifier oneLease = informed(builder().build());
  private final LeaseVerifier manyLeases = informed(builder().byBouncyCastle().build());

  @Property
  void damagedBundles_areRefusedEachForAReasonByBothImplementationsAlike(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = DAMAGE.of(random);
      if (!DAMAGE.isGenuine(mutant)) {
        BundleVerification result = verify(mutant);
        assertThat(result).as(mutant).isInstanceOf(BundleVerification.Refused.class);
        if (i % ONE_IN == 0) {
          assertThat(oneLease.with(new SignedBundle(mutant))).as(mutant).isEqualTo(result);
        }
      }
    }
  }

  @Property
  void anyClaimsNotSignedAsABundleByATrustedKey_areRefused(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 8; i++) {
      String claims = random.nextInt(8) == 0 ? CLAIMS : OTHER_CLAIMS.of(random);
      SigningKey stranger = SignedLeases.STRANGER;
      String mutant =
          switch (random.nextInt(4)) {
            case 0 -> signed(SignedTexts.header(TYP, TRUSTED), claims, stranger);
            case 1 -> signed(SignedTexts.header(TYP, NEXT), claims, TRUSTED);
            case 2 -> signed(SignedTexts.header(TYP, stranger), claims, stranger);
            default ->
                signed(SignedTexts.header("entitlements-lease+jwt", TRUSTED), claims, TRUSTED);
          };
      assertThat(verify(mutant)).as(mutant).isInstanceOf(BundleVerification.Refused.class);
    }
  }

  /** Our own key signs them: by a mistake, or in the hands of a thief. */
  @Property
  void anyClaimsOfTheTrustedKey_areRefusedOrHoldToEveryRule(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 4; i++) {
      String claims = OTHER_CLAIMS.of(random);
      BundleRules.check(
          verify(signed(SignedTexts.header(TYP, TRUSTED), claims, TRUSTED)),
          claims,
          TRUSTED.kid(),
          NOW.minusSeconds(1));
    }
  }

  @Property
  void anyHeaderOfTheTrustedKey_isRefusedOrSaysTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 8; i++) {
      String header = OTHER_HEADERS.of(random);
      if (verify(signed(header, CLAIMS, TRUSTED)) instanceof BundleVerification.Accepted) {
        HeaderRules.check(header, TYP, TRUSTED.kid());
      }
    }
  }

  private static String signed(String header, String claims, SigningKey key) {
    return SignedTexts.signed(header, claims, key);
  }

  private BundleVerification verify(String text) {
    return manyLeases.with(new SignedBundle(text));
  }

  private static LeaseVerifierBuilder builder() {
    return LeaseVerifier.builder(SignedLeases.ISSUER, JwkSetJson.write(RING.published()))
        .audience(SignedLeases.AUDIENCE)
        .product(SignedLeases.PRODUCT);
  }

  private static LeaseVerifier informed(LeaseVerifier verifier) {
    return ((BundleVerification.Accepted) verifier.with(KNOWN)).verifier();
  }

  private static Member member(SigningKey key, Instant startsAt) {
    return new Member(key.publicKey(), Optional.of(key), startsAt, Optional.empty());
  }
}
