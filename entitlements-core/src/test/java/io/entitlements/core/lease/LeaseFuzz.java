package io.entitlements.core.lease;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.Fuzzed;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SignedTexts;
import io.entitlements.core.internal.signing.SigningKey;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.lease.Lease;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class LeaseFuzz {

  private static final String TYP = "entitlements-lease+jwt";
  private static final SigningKey KEY = SignedLeases.FIRST;
  private static final String CLAIMS = SignedLeases.claims();

  private final LeaseVerifier verifier =
      LeaseVerifier.builder(SignedLeases.ISSUER, JwkSetJson.write(SigningRing.of(KEY).published()))
          .audience(SignedLeases.AUDIENCE)
          .product(SignedLeases.PRODUCT)
          .byBouncyCastle()
          .build();

  static Stream<byte[]> seeds() {
    return SignedTexts.seeds(SignedLeases.genuine().text(), CLAIMS, SignedTexts.header(TYP, KEY));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyLease_isRefusedForAReasonOrHoldsToEveryRule(byte[] bytes) {
    String text = SignedTexts.ofFuzz(bytes, TYP, CLAIMS, KEY);
    LeaseVerification result =
        verifier.verify(new Lease(text), SignedLeases.DEVICE, SignedLeases.ISSUED);
    if (result instanceof LeaseVerification.Accepted) {
      LeaseRules.check(result, SignedTexts.claims(text));
      SignedTexts.checkHeader(text, TYP, KEY);
    }
  }
}
