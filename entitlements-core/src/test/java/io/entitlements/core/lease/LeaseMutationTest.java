package io.entitlements.core.lease;

import io.entitlements.core.KeyRing;
import io.entitlements.core.internal.lease.LeaseStatement;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SignedKeys;
import io.entitlements.core.internal.signing.SignedTextMutationContract;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.Lease;
import java.time.Instant;
import java.util.List;

class LeaseMutationTest extends SignedTextMutationContract<LeaseVerification> {

  private static final SigningKey TRUSTED = SignedLeases.FIRST;
  private static final SigningKey NEXT = SignedLeases.SECOND;
  private static final Instant NOW = SignedLeases.ISSUED;
  private static final String CLAIMS = SignedLeases.claims();

  private final LeaseVerifier oneLease = builder().build();
  private final LeaseVerifier manyLeases = builder().byBouncyCastle().build();

  LeaseMutationTest() {
    super(
        new Kind(
            LeaseStatement.TYP,
            "entitlements-bundle+jwt",
            CLAIMS,
            TRUSTED,
            NEXT,
            SignedLeases.STRANGER),
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
  }

  @Override
  protected LeaseVerification read(String text) {
    return manyLeases.verify(new Lease(text), SignedLeases.DEVICE, NOW);
  }

  @Override
  protected LeaseVerification readByTheJdk(String text) {
    return oneLease.verify(new Lease(text), SignedLeases.DEVICE, NOW);
  }

  @Override
  protected boolean isRefused(LeaseVerification result) {
    return result instanceof LeaseVerification.Refused;
  }

  @Override
  protected void check(LeaseVerification result, String claims) {
    LeaseRules.check(result, claims);
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
