package io.entitlements.core.internal.signing;

import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.SignedKeyReader.Reading;
import java.util.List;

/** What a signed product key may say, when our own key signs it and when another does. */
class SignedKeyClaimsMutationTest extends SignedTextMutationContract<Reading> {

  private static final String CLAIMS = SignedTexts.claims(SignedKeys.genuine());

  private final SignedKeyReader byBouncyCastle = reader(new BouncyCastleEd25519());
  private final SignedKeyReader byTheJdk = reader(new JdkEd25519());

  SignedKeyClaimsMutationTest() {
    super(
        new Kind(
            KeyStatement.TYP,
            "entitlements-lease+jwt",
            CLAIMS,
            TestKeys.RFC,
            TestKeys.OTHER,
            SignedLeases.STRANGER),
        List.of(
            SignedKeys.genuine(),
            SignedKeys.signed(SignedKeys.ISSUER, "other", SignedKeys.START, SignedKeys.END),
            SignedKeys.signed(
                SignedKeys.ISSUER, "suite", SignedKeys.START, SignedKeys.END.plusSeconds(1)),
            SignedKeys.ofAStranger(),
            SignedLeases.genuine().text()));
  }

  @Override
  protected Reading read(String text) {
    return byBouncyCastle.read(text);
  }

  @Override
  protected Reading readByTheJdk(String text) {
    return byTheJdk.read(text);
  }

  @Override
  protected boolean isRefused(Reading result) {
    return result instanceof Reading.Refused;
  }

  @Override
  protected void check(Reading result, String claims) {
    if (result instanceof Reading.Genuine genuine) {
      KeyRules.check(genuine.statement(), claims);
    }
  }

  @Override
  protected String plain(String text) {
    return SignedKeyText.strip(text);
  }

  private static SignedKeyReader reader(Ed25519Verifier signatures) {
    return new SignedKeyReader(SignedKeys.ISSUER, TestKeys.TRUSTED, signatures);
  }
}
