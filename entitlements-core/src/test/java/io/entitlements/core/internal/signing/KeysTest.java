package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeysTest {

  @Test
  void thumbprint_isThatOfRfc8037AppendixA3() {
    assertThat(TestKeys.RFC.kid()).isEqualTo("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    assertThat(Base64Url.encode(TestKeys.RFC.publicKey().publicKey()))
        .isEqualTo("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
  }

  @Test
  void secrets_areNeverShown() {
    assertThat(TestKeys.RFC).hasToString("SigningKey[" + TestKeys.RFC.kid() + "]");
    assertThat(TestKeys.MAC).hasToString("MacKey[***]");
  }

  @Test
  void bytesGivenOrReceived_areCopies() {
    byte[] bytes = TestKeys.RFC.publicKey().publicKey();
    VerificationKey key = VerificationKey.of(bytes);
    bytes[0] ^= 1;
    key.publicKey()[1] ^= 1;
    assertThat(key).isEqualTo(TestKeys.RFC.publicKey());
    assertThat(key.publicKey()).isEqualTo(TestKeys.RFC.publicKey().publicKey());
  }

  @Test
  void keyOfWrongLengthOrLowOrder_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerificationKey.of(new byte[31]))
        .withMessageContaining("32 bytes, not 31");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerificationKey.of(new byte[32]))
        .withMessageContaining("low order");
    assertThatIllegalArgumentException().isThrownBy(() -> SigningKey.ofSeed(new byte[33]));
    assertThatIllegalArgumentException().isThrownBy(() -> MacKey.of(new byte[31]));
  }

  @Test
  void sameKeyTwice_isRefused() {
    VerificationKey key = TestKeys.RFC.publicKey();
    assertThatIllegalArgumentException().isThrownBy(() -> VerificationKeys.of(List.of(key, key)));
  }

  @Test
  void base64urlWithPaddingStrayBitsOrOtherAlphabet_isRefused() {
    assertThat(Base64Url.decode("AQ")).hasValueSatisfying(b -> assertThat(b).containsExactly(1));
    for (String text :
        List.of("AQ==", "AR", "A", "A+", "A/", "A Q", "AQ\n", "\u00c4Q", "\u20acQ")) {
      assertThat(Base64Url.decode(text)).as(text).isEmpty();
    }
  }

  @Test
  void pem_isThatOfRfc8410Section10_3() {
    String pem =
        """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC
        -----END PRIVATE KEY-----
        """;
    byte[] seed = PrivateKeyPem.read(pem).orElseThrow();
    assertThat(HexFormat.of().formatHex(SigningKey.ofSeed(seed).publicKey().publicKey()))
        .isEqualTo("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
    assertThat(PrivateKeyPem.write(seed)).isEqualTo(pem);
    assertThat(PrivateKeyPem.read(pem.replace("\n", "\r\n"))).isPresent();
  }

  @Test
  void pemOfAnythingElse_isEmpty() {
    String pem = PrivateKeyPem.write(TestKeys.filled(7));
    for (String text :
        List.of(
            "",
            "-----BEGIN PRIVATE KEY-----",
            pem.replace("PRIVATE", "PUBLIC"),
            pem.replace("PRIVATE", "ENCRYPTED PRIVATE"),
            pem.replace("K2VwBCIE", "K2VuBCIE"),
            pem.replace("BwcH", ""),
            pem.replace("BwcH", "Bw!H"),
            pem + pem)) {
      assertThat(PrivateKeyPem.read(text)).as(text).isEmpty();
    }
  }
}
