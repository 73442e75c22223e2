package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JwkSetJsonTest {

  private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
  private static final String KID = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";
  private static final String KEY =
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\""
          + X
          + "\",\"kid\":\""
          + KID
          + "\",\"alg\":\"EdDSA\",\"use\":\"sig\"}";

  @Test
  void writtenSet_isTheExactJson() {
    assertThat(JwkSetJson.write(TestKeys.TRUSTED)).isEqualTo(set(KEY));
    assertThat(JwkSetJson.write(VerificationKeys.of(List.of()))).isEqualTo(set(""));
  }

  @Test
  void writtenSet_isReadInItsOrder() {
    List<VerificationKey> keys = List.of(TestKeys.OTHER.publicKey(), TestKeys.RFC.publicKey());
    assertThat(JwkSetJson.read(JwkSetJson.write(VerificationKeys.of(keys))).all())
        .extracting(PublishedKey::key)
        .containsExactlyElementsOf(keys);
  }

  @Test
  void unknownMembersAndOtherKeys_areSkipped() {
    String rsa = "{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"AQAB\",\"kid\":\"r\"}";
    String x25519 = "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"AQ\"}";
    String extra = KEY.replace("{", "{\"x5c\":[\"AQ\",{\"a\":1}],\"key_ops\":null,");
    String json = "{\"note\":{\"keys\":[1]},\"keys\":[" + rsa + "," + x25519 + "," + extra + "]}";
    assertThat(JwkSetJson.read(json).all())
        .containsExactly(new PublishedKey(TestKeys.RFC.publicKey(), KeyState.ALWAYS));
  }

  @Test
  void algAndUse_mayBeMissingAndAlgMayBeThatOfRfc9864() {
    String bare = KEY.replace(",\"alg\":\"EdDSA\",\"use\":\"sig\"", "");
    assertThat(JwkSetJson.read(set(bare)).find(KID)).isPresent();
    assertThat(JwkSetJson.read(set(KEY.replace("EdDSA", "Ed25519"))).find(KID)).isPresent();
  }

  @Test
  void brokenKey_isRefusedByName() {
    refused(set(KEY.replace("\"kid\":\"" + KID + "\",", "")), "key 1", "thumbprint");
    refused(set(KEY.replace(KID, "mine")), "key 1", "thumbprint");
    refused(set(KEY.replace(X, X + "=")), "x is not base64url");
    refused(set(KEY.replace("HURo", "HURp")), "x is not base64url");
    refused(set(KEY.replace(X, "AQ")), "32 bytes, not 1");
    refused(set(KEY.replace(X, Base64Url.encode(new byte[32]))), "low order");
    refused(set(KEY.replace("\"EdDSA\"", "\"ES256\"")), "wrong alg");
    refused(set(KEY.replace("\"sig\"", "\"enc\"")), "use is not sig");
    refused(set(KEY.replace("\"sig\"", "7")), "use is not a string");
    refused(set(KEY.replace("{", "{\"d\":\"AQ\",")), "private member d");
    refused(set(KEY.replace("\"kty\":\"OKP\",", "")), "has no kty");
    refused(set(KEY + "," + KEY), "there twice");
    refused(set("[]"), "key 1", "not an object");
  }

  @Test
  void datesOfAKey_areReadAsTheyWereWritten() {
    Optional<Instant> at = Optional.of(Instant.ofEpochSecond(7));
    for (KeyState state :
        List.of(
            KeyState.ALWAYS,
            new KeyState(at, Optional.empty(), Optional.empty()),
            new KeyState(Optional.empty(), at, Optional.empty()),
            new KeyState(at, Optional.of(Instant.parse("9999-12-31T23:59:59Z")), at))) {
      PublishedKey key = new PublishedKey(TestKeys.RFC.publicKey(), state);
      String json = JwkSetJson.write(VerificationKeys.published(List.of(key)));
      assertThat(JwkSetJson.read(json).all()).containsExactly(key);
    }
  }

  @Test
  void keyRevokedForAnyReason_isCompromised() {
    for (String reason : List.of(",\"reason\":\"superseded\"", ",\"reason\":7", "")) {
      String revoked = KEY.replace("}", ",\"revoked\":{\"revoked_at\":5" + reason + "}}");
      assertThat(JwkSetJson.read(set(revoked)).all()).allMatch(PublishedKey::isCompromised);
    }
  }

  @Test
  void dateOfAnotherForm_isRefusedByName() {
    for (String date : List.of("-1", "1.5", "\"1\"", "null", "253402300800")) {
      refused(set(KEY.replace("}", ",\"nbf\":" + date + "}")), "key 1", "nbf is not a number");
      refused(set(KEY.replace("}", ",\"exp\":" + date + "}")), "key 1", "exp is not a number");
      String revoked = "{\"revoked_at\":" + date + "}";
      refused(set(KEY.replace("}", ",\"revoked\":" + revoked + "}")), "revoked_at is not");
    }
    refused(set(KEY.replace("}", ",\"revoked\":{}}")), "no revoked_at");
    refused(set(KEY.replace("}", ",\"revoked\":true}")), "revoked is not an object");
  }

  @Test
  void brokenSet_isRefusedByName() {
    refused("", "not a JSON object");
    refused("[]", "not a JSON object");
    refused("{}", "no member keys");
    refused("{\"keys\":{}}", "not an array");
    refused(set(KEY) + " x", "strict JSON");
    refused(set(KEY) + "{}", "something follows");
    refused("{\"keys\":[],\"keys\":[]}", "strict JSON", "uplicate");
    refused(set(KEY.replace("{", "{\"kid\":\"a\",")), "strict JSON", "uplicate");
    refused("{\"keys\":[", "strict JSON");
    refused("{\"a\":" + "[".repeat(100) + "]".repeat(100) + ",\"keys\":[]}", "strict JSON");
  }

  @Test
  void sizesAtTheLimit_areReadAndOneAboveRefused() {
    String other = "{\"kty\":\"RSA\"}";
    assertThat(JwkSetJson.read(set(join(other, 100))).all()).isEmpty();
    refused(set(join(other, 101)), "more than 100 keys");
    String padding = " ".repeat(JwkSetJson.MAX_CHARACTERS - set("").length());
    assertThat(JwkSetJson.read(set("") + padding).all()).isEmpty();
    refused(set("") + padding + " ", "65,536");
  }

  @Property(tries = 300)
  void anyText_isReadOrRefusedAsAnArgument(@ForAll String text) {
    try {
      assertThat(JwkSetJson.read(text).all()).isEmpty();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("JWK set");
    }
  }

  private static String set(String keys) {
    return "{\"keys\":[" + keys + "]}";
  }

  private static String join(String key, int count) {
    return String.join(",", Collections.nCopies(count, key));
  }

  private static void refused(String json, String... words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JwkSetJson.read(json))
        .satisfies(thrown -> assertThat(thrown.getMessage()).contains(words));
  }
}
