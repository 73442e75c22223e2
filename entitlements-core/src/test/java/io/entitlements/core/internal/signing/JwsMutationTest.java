package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.JwsResult.Refused;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class JwsMutationTest {

  private static final String TYP = "lease+jws";
  private static final String GENUINE =
      Jws.sign(TYP, "{\"seats\":30}".getBytes(StandardCharsets.UTF_8), TestKeys.RFC);

  private final Ed25519Verifier verifier = new BouncyCastleEd25519();

  @Property
  void anyText_isRefused(@ForAll String text) {
    assertRefused(text);
  }

  @Property
  void replacedCharacter_isRefused(@ForAll @IntRange(max = 1000) int at, @ForAll char c) {
    int index = at % GENUINE.length();
    Assume.that(GENUINE.charAt(index) != c);
    assertRefused(GENUINE.substring(0, index) + c + GENUINE.substring(index + 1));
  }

  @Property
  void replacedBase64Character_isRefused(
      @ForAll @IntRange(max = 1000) int at, @ForAll @IntRange(max = 63) int digit) {
    int index = at % GENUINE.length();
    char c = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".charAt(digit);
    Assume.that(GENUINE.charAt(index) != c);
    assertRefused(GENUINE.substring(0, index) + c + GENUINE.substring(index + 1));
  }

  @Property
  void insertedText_isRefused(@ForAll @IntRange(max = 1000) int at, @ForAll String text) {
    Assume.that(!text.isEmpty());
    int index = at % (GENUINE.length() + 1);
    assertRefused(GENUINE.substring(0, index) + text + GENUINE.substring(index));
  }

  @Property
  void removedPart_isRefused(
      @ForAll @IntRange(max = 1000) int at, @ForAll @IntRange(min = 1, max = 90) int length) {
    int from = at % GENUINE.length();
    int to = Math.min(GENUINE.length(), from + length);
    assertRefused(GENUINE.substring(0, from) + GENUINE.substring(to));
  }

  @Property
  void anyHeader_isRefused(@ForAll byte[] header) {
    int headerEnd = GENUINE.indexOf('.');
    assertRefused(Base64Url.encode(header) + GENUINE.substring(headerEnd));
  }

  private void assertRefused(String compact) {
    assertThat(Jws.verify(compact, TYP, TestKeys.TRUSTED, verifier)).isInstanceOf(Refused.class);
  }
}
