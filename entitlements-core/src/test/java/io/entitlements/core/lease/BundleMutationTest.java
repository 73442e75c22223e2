package io.entitlements.core.lease;

import io.entitlements.core.internal.lease.BundleStatement;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SignedTextMutationContract;
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
import java.util.UUID;

class BundleMutationTest extends SignedTextMutationContract<BundleVerification> {

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

  private final LeaseVerifier oneLease = informed(builder().build());
  private final LeaseVerifier manyLeases = informed(builder().byBouncyCastle().build());

  BundleMutationTest() {
    super(
        new Kind(
            BundleStatement.TYP,
            "entitlements-lease+jwt",
            CLAIMS,
            TRUSTED,
            NEXT,
            SignedLeases.STRANGER),
        List.of(
            GENUINE.text(),
            KNOWN.text(),
            SignedLeases.bundle(RING, 5, NOW.plusSeconds(10), NEXT, REVOKED).text(),
            SignedLeases.genuine().text()));
  }

  @Override
  protected BundleVerification read(String text) {
    return manyLeases.with(new SignedBundle(text));
  }

  @Override
  protected BundleVerification readByTheJdk(String text) {
    return oneLease.with(new SignedBundle(text));
  }

  @Override
  protected boolean isRefused(BundleVerification result) {
    return result instanceof BundleVerification.Refused;
  }

  @Override
  protected void check(BundleVerification result, String claims) {
    BundleRules.check(result, claims, TRUSTED.kid(), NOW.minusSeconds(1));
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
