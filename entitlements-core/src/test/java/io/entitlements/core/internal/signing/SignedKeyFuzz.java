package io.entitlements.core.internal.signing;

import io.entitlements.core.internal.signing.SignedKeyReader.Reading;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class SignedKeyFuzz {

  private static final String TYP = KeyStatement.TYP;
  private static final String CLAIMS = SignedTexts.claims(SignedKeys.genuine());

  private final SignedKeyReader reader =
      new SignedKeyReader(SignedKeys.ISSUER, TestKeys.TRUSTED, new BouncyCastleEd25519());

  static Stream<byte[]> seeds() {
    return SignedTexts.seeds(SignedKeys.genuine(), CLAIMS, SignedTexts.header(TYP, TestKeys.RFC));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyText_isRefusedForAReasonOrHoldsToEveryRule(byte[] bytes) {
    String text = SignedTexts.ofFuzz(bytes, TYP, CLAIMS, TestKeys.RFC);
    if (reader.read(text) instanceof Reading.Genuine genuine) {
      String stripped = SignedKeyText.strip(text);
      KeyRules.check(genuine.statement(), SignedTexts.claims(stripped));
      SignedTexts.checkHeader(stripped, TYP, TestKeys.RFC);
    }
  }
}
