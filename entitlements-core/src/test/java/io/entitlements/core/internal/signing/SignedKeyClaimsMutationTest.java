package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.SignedKeyReader.Reading;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What a signed product key may say, when our own key signs it and when another does. */
class SignedKeyClaimsMutationTest {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  private static final String TYP = KeyStatement.TYP;
  private static final String CLAIMS = SignedTexts.claims(SignedKeys.genuine());
  private static final JsonMutation OTHER_CLAIMS = new JsonMutation(CLAIMS);
  private static final JsonMutation OTHER_HEADERS =
      new JsonMutation(SignedTexts.header(TYP, TestKeys.RFC));

  private final SignedKeyReader reader =
      new SignedKeyReader(SignedKeys.ISSUER, TestKeys.TRUSTED, new BouncyCastleEd25519());

  @Property
  void anyClaimsNotSignedAsAKeyByTheTrustedKey_areRefused(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 4; i++) {
      String claims = random.nextInt(8) == 0 ? CLAIMS : OTHER_CLAIMS.of(random);
      String mutant =
          random.nextBoolean()
              ? signed(SignedTexts.header(TYP, TestKeys.RFC), claims, TestKeys.OTHER)
              : signed(
                  SignedTexts.header("entitlements-lease+jwt", TestKeys.RFC), claims, TestKeys.RFC);
      assertThat(reader.read(mutant)).as(mutant).isInstanceOf(Reading.Refused.class);
    }
  }

  @Property
  void anyClaimsOfTheTrustedKey_areRefusedOrHoldToEveryRule(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 2; i++) {
      String claims = OTHER_CLAIMS.of(random);
      String mutant = signed(SignedTexts.header(TYP, TestKeys.RFC), claims, TestKeys.RFC);
      if (reader.read(mutant) instanceof Reading.Genuine genuine) {
        KeyRules.check(genuine.statement(), claims);
      }
    }
  }

  @Property
  void anyHeaderOfTheTrustedKey_isRefusedOrSaysTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS / 4; i++) {
      String header = OTHER_HEADERS.of(random);
      if (reader.read(signed(header, CLAIMS, TestKeys.RFC)) instanceof Reading.Genuine) {
        HeaderRules.check(header, TYP, TestKeys.RFC.kid());
      }
    }
  }

  private static String signed(String header, String claims, SigningKey key) {
    return SignedTexts.signed(header, claims, key);
  }
}
