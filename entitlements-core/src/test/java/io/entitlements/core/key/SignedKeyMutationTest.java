package io.entitlements.core.key;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.Mutation;
import io.entitlements.core.internal.signing.SignedKeys;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SignedKeyMutationTest {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= \"\u00e9\u2013";
  private static final String GENUINE = SignedKeys.genuine();

  private final SignedKeyVerifier verifier =
      SignedKeyVerifier.of(SignedKeys.ISSUER, SignedKeys.jwkSet(), List.of(SignedKeys.PRODUCT));

  @Property
  void mutatedKeys_areRefusedEachForAReason(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = GENUINE;
      for (int mutations = 1 + random.nextInt(4); mutations > 0; mutations--) {
        mutant = Mutation.of(mutant, ALPHABET, random);
      }
      // What transport adds is left out again, and is no damage.
      if (!mutant.replaceAll("[ \"]", "").equals(GENUINE)) {
        assertThat(verifier.verify(mutant, SignedKeys.START))
            .as(mutant)
            .isInstanceOf(SignedKeyVerification.Refused.class);
      }
    }
  }

  @Property
  void anyText_isRefused(@ForAll String text) {
    assertThat(verifier.verify(text, SignedKeys.START))
        .isInstanceOf(SignedKeyVerification.Refused.class);
  }
}
