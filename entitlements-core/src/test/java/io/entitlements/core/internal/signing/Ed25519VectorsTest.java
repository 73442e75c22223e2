package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 8032 section 7.1: all its vectors of Ed25519; RFC 8037 appendix A. */
class Ed25519VectorsTest {

  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701"
        + "cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d"
        + "0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,"
        + "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,"
        + "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f7609"
        + "84dc6594a7c15e9716ed28dc027beceea1ec40a",
    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42,"
        + "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf,"
        + "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
        + "2192992a274fc1a836ba3c23a"
        + "3feebbd454d4423643ce80e2a9ac94fa54ca49f,"
        + "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589"
        + "09351fc9ac90b3ecfdfbc7c66"
        + "431e0303dca179c138ac17ad9bef1177331a704"
  })
  void officialVector_isSignedAndVerified(
      String seed, String publicKey, String message, String signature) {
    assertSignedAndVerified(seed, publicKey, HEX.parseHex(message), signature);
  }

  @Test
  void longMessageOfTest1024_isSignedAndVerified() throws IOException {
    byte[] message;
    try (InputStream file = getClass().getResourceAsStream("rfc8032-test-1024.txt")) {
      String lines = new String(file.readAllBytes(), StandardCharsets.US_ASCII);
      message = HEX.parseHex(lines.replace("\n", ""));
    }
    assertThat(message).hasSize(1_023);
    assertSignedAndVerified(
        "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
        "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
        message,
        "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350"
            + "aa5371b1508f9f4528ecea23c436d94b5e8fcd4f681e30a6ac00a9704a188a03");
  }

  @Test
  void exampleOfRfc8037AppendixA4And5_isSignedAndVerified() {
    String signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    String signature =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6"
            + "dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assertSignedAndVerified(
        HEX.formatHex(Base64Url.decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A").get()),
        HEX.formatHex(Base64Url.decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo").get()),
        signed.getBytes(StandardCharsets.US_ASCII),
        HEX.formatHex(Base64Url.decode(signature).get()));
  }

  private static void assertSignedAndVerified(
      String seed, String publicKey, byte[] message, String signature) {
    SigningKey key = SigningKey.ofSeed(HEX.parseHex(seed));
    assertThat(HEX.formatHex(key.sign(message))).isEqualTo(signature);
    byte[] encoded = key.publicKey().publicKey();
    assertThat(HEX.formatHex(encoded)).isEqualTo(publicKey);
    for (Ed25519Verifier verifier : List.of(new JdkEd25519(), new BouncyCastleEd25519())) {
      assertThat(verifier.verify(encoded, message, HEX.parseHex(signature))).isTrue();
    }
  }
}
