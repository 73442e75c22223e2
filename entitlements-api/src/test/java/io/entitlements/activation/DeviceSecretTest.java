package io.entitlements.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceSecretTest {

  private static final String ZEROS = "A".repeat(43);

  @Test
  void hash_isTheSha256OfTheBytes() {
    // SHA-256 of 32 zero bytes: 66687aad f862bd77 6c8fc18b 8e9f8e20 08971485 6ee233b3 902a591d
    // 0d5f2925.
    assertThat(DeviceSecret.parse(ZEROS).hash().text())
        .isEqualTo("Zmh6rfhivXdsj8GLjp-OIAiXFIVu4jOzkCpZHQ1fKSU");
  }

  @Test
  void secret_comesBackAndPrintsNothing() {
    DeviceSecret secret = DeviceSecret.random(new SecureRandom());
    assertThat(DeviceSecret.parse(secret.reveal())).isEqualTo(secret).hasSameHashCodeAs(secret);
    assertThat(secret).isNotEqualTo(DeviceSecret.random(new SecureRandom())).hasToString("***");
    assertThat(RefreshProof.of(secret, DeviceSecret.parse(ZEROS).hash()).toString())
        .doesNotContain(secret.reveal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "AAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAB",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void textThatIsNot32BytesInCanonicalBase64url_isRefusedWithoutShowingIt(String text) {
    assertThatThrownBy(() -> DeviceSecret.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not 32 bytes in base64url");
    assertThatThrownBy(() -> new SecretHash(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nextSecret_isAnotherOne() {
    DeviceSecret secret = DeviceSecret.parse(ZEROS);
    assertThatThrownBy(() -> RefreshProof.of(secret, secret.hash()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("next");
  }
}
