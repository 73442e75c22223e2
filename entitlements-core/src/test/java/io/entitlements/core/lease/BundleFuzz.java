package io.entitlements.core.lease;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.Fuzzed;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.LeasesOf;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.SignedBundle;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class BundleFuzz {

  private static final String TYP = "entitlements-bundle+jwt";
  private static final SigningKey KEY = SignedLeases.FIRST;
  private static final SigningRing RING = SigningRing.of(KEY);
  private static final Instant NOW = SignedLeases.ISSUED;
  private static final SignedBundle KNOWN = SignedLeases.bundle(RING, 3, NOW);
  private static final SignedBundle GENUINE =
      SignedLeases.bundle(
          RING, 4, NOW, new Revocation(new LeasesOf.Device(SignedLeases.DEVICE), NOW));
  private static final String CLAIMS = SignedTexts.claims(GENUINE.text());

  private final LeaseVerifier verifier =
      ((BundleVerification.Accepted)
              LeaseVerifier.builder(SignedLeases.ISSUER, JwkSetJson.write(RING.published()))
                  .audience(SignedLeases.AUDIENCE)
                  .product(SignedLeases.PRODUCT)
                  .byBouncyCastle()
                  .build()
                  .with(KNOWN))
          .verifier();

  static Stream<byte[]> seeds() {
    return SignedTexts.seeds(GENUINE.text(), CLAIMS, SignedTexts.header(TYP, KEY));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyBundle_isRefusedForAReasonOrHoldsToEveryRule(byte[] bytes) {
    String text = SignedTexts.ofFuzz(bytes, TYP, CLAIMS, KEY);
    BundleVerification result = verifier.with(new SignedBundle(text));
    if (result instanceof BundleVerification.Accepted) {
      BundleRules.check(result, SignedTexts.claims(text), KEY.kid(), NOW);
      SignedTexts.checkHeader(text, TYP, KEY);
    }
  }
}
