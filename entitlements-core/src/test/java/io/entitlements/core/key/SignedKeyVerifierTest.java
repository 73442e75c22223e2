package io.entitlements.core.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.catalog.ProductId;
import io.entitlements.core.internal.signing.SignedKeys;
import io.entitlements.key.SignedKeyRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedKeyVerifierTest {

  private static final String GENUINE = SignedKeys.genuine();
  private static final Instant NOW = SignedKeys.START;
  private static final String HEADER =
      "{\"alg\":\"EdDSA\",\"typ\":\"entitlements-key+jwt\",\"kid\":\"" + SignedKeys.kid() + "\"";

  private final SignedKeyVerifier verifier =
      SignedKeyVerifier.of(
          SignedKeys.ISSUER,
          SignedKeys.jwkSet(),
          List.of(SignedKeys.PRODUCT, new ProductId("quiz")));

  @Test
  void genuineKey_statesProductSeatsAndTerm() {
    VerifiedProductKey key = accepted(GENUINE);
    assertThat(key.product()).isEqualTo(SignedKeys.PRODUCT);
    assertThat(key.seats()).isEqualTo(30);
    assertThat(key.issuedAt()).isEqualTo(SignedKeys.ISSUED);
    assertThat(key.startsAt()).isEqualTo(SignedKeys.START);
    assertThat(key.endsAt()).isEqualTo(SignedKeys.END);
    assertThat(key.toString()).contains(key.id().toString()).doesNotContain("NB-1");
  }

  @Test
  void lineBreaksSpacesAndQuotesOfMail_doNotMatter() {
    String lines = String.join("\r\n", GENUINE.split("(?<=\\G.{76})", -1));
    for (String pasted :
        List.of(
            "  " + GENUINE + "\n",
            lines,
            "> " + lines.replace("\r\n", "\r\n> "),
            "\u201c" + GENUINE + "\u201d",
            "\u00ab\u00a0" + GENUINE + "\u00a0\u00bb",
            "\u201e" + GENUINE + "\u201f",
            "\"" + GENUINE + "\"",
            "<" + GENUINE + ">",
            "'" + GENUINE + "'",
            "\ufeff" + GENUINE.replace(".", ".\u200b"))) {
      assertThat(accepted(pasted).id()).as(pasted).isEqualTo(accepted(GENUINE).id());
    }
  }

  @Test
  void file_isReadAndOneOverTheLimitRefused(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("key.txt"), "\ufeff" + GENUINE + "\r\n");
    assertThat(verifier.verify(file, NOW)).isInstanceOf(SignedKeyVerification.Accepted.class);
    Files.write(file, new byte[10_000_000]);
    assertThat(verifier.verify(file, NOW))
        .isEqualTo(new SignedKeyVerification.Refused(SignedKeyRefusal.TOO_LARGE));
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(verifier.verify(file, NOW))
        .isEqualTo(new SignedKeyVerification.Refused(SignedKeyRefusal.MALFORMED));
  }

  /** ISO/IEC 18004, table 7: version 20 with error correction M holds 666 bytes. */
  @Test
  void signedKey_fitsAQrCodeOfVersion20() {
    assertThat(GENUINE.length()).isLessThanOrEqualTo(666);
    assertThat(GENUINE).matches("[A-Za-z0-9._-]+");
  }

  @Test
  void tooLongText_isRefused() {
    assertRefused(GENUINE + "A".repeat(4096), SignedKeyRefusal.TOO_LARGE);
    assertRefused(" ".repeat(1 << 20), SignedKeyRefusal.TOO_LARGE);
    assertRefused(
        "A".repeat(1100) + GENUINE.substring(GENUINE.indexOf('.')), SignedKeyRefusal.TOO_LARGE);
  }

  @Test
  void otherForm_isRefused() {
    for (String text :
        List.of(
            "",
            "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC",
            GENUINE.substring(0, GENUINE.lastIndexOf('.')),
            GENUINE + ".",
            GENUINE + "=",
            GENUINE.replace('.', ','),
            signed("{\"ver\":2}"),
            signed("[]"),
            signed(claims() + " x"),
            signed(claims().replace("\"seats\":30", "\"seats\":0")),
            signed(claims().replace("\"seats\":30", "\"seats\":4294967326")),
            signed(claims().replace("\"seats\":30", "\"seats\":30,\"seats\":31")),
            signed(claims().replace("\"seats\":30", "\"seats\":\"30\"")),
            signed(claims().replace("\"exp\"", "\"other\"")))) {
      assertRefused(text, SignedKeyRefusal.MALFORMED);
    }
    assertThat(accepted(signed(claims().replace("}", ",\"new\":[1]}"))).seats()).isEqualTo(30);
  }

  @Test
  void criticalExtension_isRefused() {
    assertRefused(
        SignedKeys.withHeader(HEADER + ",\"crit\":[\"b64\"]}"),
        SignedKeyRefusal.UNSUPPORTED_CRITICAL);
  }

  @Test
  void otherAlgorithm_isRefused() {
    for (String alg : List.of("none", "HS256", "RS256", "eddsa")) {
      assertRefused(
          SignedKeys.withHeader(HEADER.replace("EdDSA", alg) + "}"),
          SignedKeyRefusal.WRONG_ALGORITHM);
    }
  }

  @Test
  void algorithmNoneWithoutASignature_isRefused() {
    String none = SignedKeys.withHeader(HEADER.replace("EdDSA", "none") + "}");
    assertRefused(none.substring(0, none.lastIndexOf('.') + 1), SignedKeyRefusal.WRONG_ALGORITHM);
  }

  @Test
  void hs256WithThePublicKeyAsSecret_isRefused() {
    assertRefused(
        SignedKeys.macWithPublicKey(HEADER.replace("EdDSA", "HS256") + "}"),
        SignedKeyRefusal.WRONG_ALGORITHM);
    assertRefused(SignedKeys.macWithPublicKey(HEADER + "}"), SignedKeyRefusal.BAD_SIGNATURE);
  }

  @Test
  void duplicateMemberOfTheHeader_isRefused() {
    for (String member : List.of("\"alg\":\"EdDSA\"", "\"kid\":\"" + SignedKeys.kid() + "\"")) {
      assertRefused(SignedKeys.withHeader(HEADER + "," + member + "}"), SignedKeyRefusal.MALFORMED);
    }
  }

  @Test
  void headerOfOneMegabyte_isRefused() {
    assertRefused(
        SignedKeys.withHeader(HEADER + " ".repeat(1 << 20) + "}"), SignedKeyRefusal.TOO_LARGE);
    assertRefused(
        SignedKeys.withHeader(HEADER + " ".repeat(1024) + "}"), SignedKeyRefusal.TOO_LARGE);
  }

  @Test
  void otherKindOfArtifact_isRefused() {
    byte[] claims = claims().getBytes(StandardCharsets.UTF_8);
    for (String typ : List.of("entitlements-lease+jwt", "JWT", "entitlements-KEY+jwt")) {
      assertRefused(SignedKeys.sign(typ, claims), SignedKeyRefusal.WRONG_KIND);
    }
  }

  @Test
  void keyOfAStranger_isRefused() {
    assertRefused(SignedKeys.ofAStranger(), SignedKeyRefusal.UNKNOWN_KEY);
  }

  @Test
  void signatureOfOtherClaims_isRefused() {
    String other = SignedKeys.signed(SignedKeys.ISSUER, "quiz", SignedKeys.START, SignedKeys.END);
    assertRefused(
        GENUINE.substring(0, GENUINE.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')),
        SignedKeyRefusal.BAD_SIGNATURE);
    assertRefused(
        GENUINE.substring(0, GENUINE.lastIndexOf('.') + 1), SignedKeyRefusal.BAD_SIGNATURE);
  }

  @Test
  void otherIssuerOrProduct_isRefused() {
    assertRefused(
        SignedKeys.signed("https://other.example", "suite", SignedKeys.START, SignedKeys.END),
        SignedKeyRefusal.WRONG_ISSUER);
    assertRefused(
        SignedKeys.signed(SignedKeys.ISSUER, "math", SignedKeys.START, SignedKeys.END),
        SignedKeyRefusal.WRONG_PRODUCT);
  }

  @Test
  void term_beginsAndEndsToTheMillisecond() {
    assertRefusedAt(SignedKeys.START.minusMillis(1), SignedKeyRefusal.NOT_YET_IN_TERM);
    assertThat(verifier.verify(GENUINE, SignedKeys.START))
        .isInstanceOf(SignedKeyVerification.Accepted.class);
    assertThat(verifier.verify(GENUINE, SignedKeys.END.minusMillis(1)))
        .isInstanceOf(SignedKeyVerification.Accepted.class);
    assertRefusedAt(SignedKeys.END, SignedKeyRefusal.TERM_OVER);
    assertRefusedAt(SignedKeys.END.plusSeconds(1), SignedKeyRefusal.TERM_OVER);
    assertRefusedAt(SignedKeys.START.minus(Duration.ofDays(1)), SignedKeyRefusal.NOT_YET_IN_TERM);
  }

  @Test
  void verifierOfNoProductOrNoKeys_isAMistake() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignedKeyVerifier.of(SignedKeys.ISSUER, SignedKeys.jwkSet(), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> SignedKeyVerifier.of(SignedKeys.ISSUER, "{}", List.of(SignedKeys.PRODUCT)));
  }

  private static String claims() {
    String payload = GENUINE.substring(GENUINE.indexOf('.') + 1, GENUINE.lastIndexOf('.'));
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
  }

  private static String signed(String claims) {
    return SignedKeys.sign("entitlements-key+jwt", claims.getBytes(StandardCharsets.UTF_8));
  }

  private VerifiedProductKey accepted(String text) {
    assertThat(verifier.verify(text, NOW))
        .as(text)
        .isInstanceOf(SignedKeyVerification.Accepted.class);
    return ((SignedKeyVerification.Accepted) verifier.verify(text, NOW)).key();
  }

  private void assertRefused(String text, SignedKeyRefusal reason) {
    assertThat(verifier.verify(text, NOW))
        .as(text)
        .isEqualTo(new SignedKeyVerification.Refused(reason));
  }

  private void assertRefusedAt(Instant now, SignedKeyRefusal reason) {
    assertThat(verifier.verify(GENUINE, now)).isEqualTo(new SignedKeyVerification.Refused(reason));
  }
}
