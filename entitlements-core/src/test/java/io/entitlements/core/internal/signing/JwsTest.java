package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.core.internal.signing.JwsResult.Fault;
import io.entitlements.core.internal.signing.JwsResult.Refused;
import io.entitlements.core.internal.signing.JwsResult.Verified;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwsTest {

  private static final String TYP = "lease+jws";
  private static final byte[] PAYLOAD = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String KID = TestKeys.RFC.kid();
  private static final String HEADER =
      "{\"alg\":\"EdDSA\",\"typ\":\"" + TYP + "\",\"kid\":\"" + KID + "\"}";
  private static final String GENUINE = Jws.sign(TYP, PAYLOAD, TestKeys.RFC);
  private static final Ed25519Verifier VERIFIER = new JdkEd25519();

  @Test
  void genuine_isVerifiedWithItsPayloadByBothImplementations() {
    for (Ed25519Verifier verifier : List.of(VERIFIER, new BouncyCastleEd25519())) {
      JwsResult result = Jws.verify(GENUINE, TYP, TestKeys.TRUSTED, verifier);
      assertThat(result)
          .isInstanceOfSatisfying(
              Verified.class,
              verified -> {
                assertThat(verified.kid()).isEqualTo(KID);
                verified.payload()[0] = 0;
                assertThat(verified.payload()).isEqualTo(PAYLOAD);
              });
      assertThat(result.toString()).doesNotContain("\"n\"");
    }
  }

  @Test
  void signedText_hasTheProtectedHeaderInThisOrder() {
    assertThat(GENUINE).startsWith(encode(HEADER) + "." + Base64Url.encode(PAYLOAD) + ".");
    assertThat(signed(HEADER)).isEqualTo(GENUINE);
  }

  @Test
  void emptyPayload_isVerified() {
    assertVerified(Jws.sign(TYP, new byte[0], TestKeys.RFC));
  }

  @Test
  void algorithmOfRfc9864_isAccepted() {
    assertVerified(signed(HEADER.replace("EdDSA", "Ed25519")));
  }

  @Test
  void jsonSpelledOtherwise_isVerifiedAsReceived() {
    assertVerified(signed(" " + HEADER.replace("\"alg\"", "\n \"\\u0061lg\"") + " "));
  }

  @Test
  void anotherAlgorithm_isWrongAlgorithm() {
    for (String alg : List.of("none", "HS256", "ES256", "eddsa", "Ed448", "EdDSA ")) {
      assertRefused(signed(HEADER.replace("EdDSA", alg)), Fault.WRONG_ALGORITHM);
    }
  }

  @Test
  void anotherKindOfArtifact_isWrongType() {
    assertRefused(Jws.sign("product-key+jws", PAYLOAD, TestKeys.RFC), Fault.WRONG_TYPE);
    assertRefused(Jws.sign("Lease+jws", PAYLOAD, TestKeys.RFC), Fault.WRONG_TYPE);
  }

  @Test
  void keyNotTrusted_isUnknownKey() {
    assertRefused(Jws.sign(TYP, PAYLOAD, TestKeys.OTHER), Fault.UNKNOWN_KEY);
    assertThat(Jws.verify(GENUINE, TYP, VerificationKeys.of(List.of()), VERIFIER))
        .isEqualTo(new Refused(Fault.UNKNOWN_KEY));
  }

  @Test
  void signatureOfAnotherKey_isBadSignature() {
    assertRefused(signed(HEADER, TestKeys.OTHER), Fault.BAD_SIGNATURE);
  }

  @Test
  void signatureOfAnotherLength_isBadSignature() {
    assertRefused(GENUINE.substring(0, GENUINE.lastIndexOf('.') + 1), Fault.BAD_SIGNATURE);
    byte[] longer = new byte[65];
    assertRefused(encode(HEADER) + ".AQ." + Base64Url.encode(longer), Fault.BAD_SIGNATURE);
  }

  @Test
  void critInAnyForm_isUnsupportedCritical() {
    for (String crit : List.of("[]", "[\"b64\"]", "[\"exp\"]", "null", "\"\"", "{}", "[[1],{}]")) {
      assertRefused(
          signed(HEADER.replace("{", "{\"crit\":" + crit + ",")), Fault.UNSUPPORTED_CRITICAL);
    }
    assertRefused(
        signed(HEADER.replace("{", "{\"b64\":false,\"crit\":[\"b64\"],")),
        Fault.UNSUPPORTED_CRITICAL);
  }

  @Test
  void memberOtherThanAlgTypKid_isMalformed() {
    for (String member :
        List.of(
            "\"b64\":true",
            "\"jwk\":{\"kty\":\"OKP\"}",
            "\"jku\":\"https://e\"",
            "\"x5u\":\"https://e\"",
            "\"x5c\":[\"AQ\"]",
            "\"cty\":\"a\"",
            "\"\":0")) {
      assertRefused(signed(HEADER.replace("{", "{" + member + ",")), Fault.MALFORMED);
    }
  }

  @Test
  void memberMissingOrNotAString_isMalformed() {
    for (String value : List.of("\"EdDSA\"", "\"" + TYP + "\"", "\"" + KID + "\"")) {
      for (String other : List.of("null", "1", "true", "[" + value + "]", "{}", "\"\"")) {
        assertRefused(signed(HEADER.replace(value, other)), Fault.MALFORMED);
      }
    }
    assertRefused(signed(HEADER.replace("\"alg\":\"EdDSA\",", "")), Fault.MALFORMED);
    assertRefused(signed("{}"), Fault.MALFORMED);
  }

  @Test
  void duplicateMember_isMalformed() {
    assertRefused(signed(HEADER.replace("{", "{\"alg\":\"EdDSA\",")), Fault.MALFORMED);
    assertRefused(signed(HEADER.replace("{", "{\"\\u0061lg\":\"none\",")), Fault.MALFORMED);
    assertRefused(signed(HEADER.replace("{", "{\"crit\":[],\"crit\":[],")), Fault.MALFORMED);
  }

  @Test
  void headerThatIsNoSingleJsonObject_isMalformed() {
    for (String header :
        List.of(
            "",
            "null",
            "[]",
            "[" + HEADER + "]",
            "\"a\"",
            HEADER + HEADER,
            HEADER + ",",
            HEADER + " 1",
            HEADER + "x",
            HEADER + "\0",
            "\ufeff" + HEADER,
            HEADER.replace("}", ",}"),
            HEADER.replace("}", ""),
            HEADER.replace('"', '\''),
            "/**/" + HEADER,
            HEADER.replace("EdDSA", "Ed\nDSA"))) {
      assertRefused(signed(header), Fault.MALFORMED);
    }
  }

  @Test
  void headerInAnotherEncoding_isMalformed() {
    assertRefused(signed(HEADER.getBytes(StandardCharsets.UTF_16BE)), Fault.MALFORMED);
    assertRefused(signed(HEADER.getBytes(StandardCharsets.UTF_16LE)), Fault.MALFORMED);
    for (String invalid : List.of("ff", "c080", "eda080", "f8", "e282", "f4908080")) {
      byte[] bytes = HEADER.replace("EdDSA", "\0").getBytes(StandardCharsets.US_ASCII);
      String hex = HexFormat.of().formatHex(bytes).replace("2200", "22" + invalid);
      assertRefused(signed(TestKeys.hex(hex)), Fault.MALFORMED);
    }
  }

  @Test
  void numberOfPartsOtherThanThree_isMalformed() {
    for (String text : List.of("", ".", "..", "...", "a", "a.b", GENUINE + ".", "." + GENUINE)) {
      assertRefused(text, Fault.MALFORMED);
    }
  }

  @Test
  void otherTextOfTheSameBytes_isMalformed() {
    String[] parts = GENUINE.split("\\.");
    for (int part = 0; part < 3; part++) {
      for (String suffix : List.of("=", "==", " ", "\n", "\u00a0", "A===")) {
        String[] changed = parts.clone();
        changed[part] += suffix;
        assertRefused(String.join(".", changed), Fault.MALFORMED);
      }
    }
    char last = GENUINE.charAt(GENUINE.length() - 1);
    assertRefused(GENUINE.substring(0, GENUINE.length() - 1) + (char) (last + 1), Fault.MALFORMED);
  }

  @Test
  void textAtTheLimit_isReadAndOneAboveTooLarge() {
    int length = GENUINE.length();
    assertThat(Jws.verify(GENUINE, TYP, TestKeys.TRUSTED, VERIFIER, length))
        .isInstanceOf(Verified.class);
    assertThat(Jws.verify(GENUINE, TYP, TestKeys.TRUSTED, VERIFIER, length - 1))
        .isEqualTo(new Refused(Fault.TOO_LARGE));
    assertRefused("A".repeat(Jws.DEFAULT_LIMIT + 1), Fault.TOO_LARGE);
    assertRefused("A".repeat(Jws.DEFAULT_LIMIT), Fault.MALFORMED);
  }

  @Test
  void headerAtTheLimit_isReadAndAboveTooLarge() {
    String padded = HEADER + " ".repeat(768 - HEADER.length());
    assertThat(encode(padded)).hasSize(1024);
    assertVerified(signed(padded));
    assertRefused(signed(padded + " "), Fault.TOO_LARGE);
  }

  @Test
  void typOfAnotherForm_cannotBeSigned() {
    for (String typ : List.of("", "a\"b", "a b", "\u00e4", "a".repeat(65))) {
      assertThatIllegalArgumentException().isThrownBy(() -> Jws.sign(typ, PAYLOAD, TestKeys.RFC));
    }
  }

  private static void assertVerified(String compact) {
    assertThat(Jws.verify(compact, TYP, TestKeys.TRUSTED, VERIFIER)).isInstanceOf(Verified.class);
  }

  private static void assertRefused(String compact, Fault fault) {
    assertThat(Jws.verify(compact, TYP, TestKeys.TRUSTED, VERIFIER))
        .as(compact)
        .isEqualTo(new Refused(fault));
  }

  private static String signed(String header) {
    return signed(header, TestKeys.RFC);
  }

  private static String signed(byte[] header) {
    return signed(header, TestKeys.RFC);
  }

  private static String signed(String header, SigningKey key) {
    return signed(header.getBytes(StandardCharsets.UTF_8), key);
  }

  /** Genuinely signed, whatever the header says, so that only the rule under test can refuse. */
  private static String signed(byte[] header, SigningKey key) {
    String text = Base64Url.encode(header) + "." + Base64Url.encode(PAYLOAD);
    return text + "." + Base64Url.encode(key.sign(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String encode(String text) {
    return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }
}
