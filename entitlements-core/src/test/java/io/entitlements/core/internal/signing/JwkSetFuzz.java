package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class JwkSetFuzz {

  static Stream<byte[]> seeds() {
    Optional<Instant> at = Optional.of(Instant.ofEpochSecond(7));
    PublishedKey dated = new PublishedKey(TestKeys.OTHER.publicKey(), new KeyState(at, at, at));
    PublishedKey plain = new PublishedKey(TestKeys.RFC.publicKey(), KeyState.ALWAYS);
    String json = JwkSetJson.write(VerificationKeys.published(List.of(dated, plain)));
    return Stream.of(
            json,
            json.replace(":7", ":253402300799"),
            json.replace(":7", ":31556889864403200"),
            json.replace(":7", ":9223372036854775808"),
            "{\"keys\":[{\"kty\":\"RSA\"}]}")
        .map(set -> set.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyText_isASetThatIsWrittenTheSame_orRefusedAsAnArgument(byte[] bytes) {
    String json = new String(bytes, StandardCharsets.UTF_8);
    VerificationKeys keys;
    try {
      keys = JwkSetJson.read(json);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("JWK set");
      return;
    }
    assertThat(JwkSetJson.read(JwkSetJson.write(keys)).all()).isEqualTo(keys.all());
  }
}
