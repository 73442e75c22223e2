package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.DeviceCode.Parsed;
import io.entitlements.type.DeviceId;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceCodeFuzz {

  static Stream<byte[]> seeds() {
    return Stream.of(new UUID(0, 0), new UUID(-1, -1), new UUID(0x123456789abcdefL, 42))
        .map(id -> DeviceCode.render(new DeviceId(id)).getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("seeds")
  @Fuzzed
  void anyTypedText_isACodeThatIsPrintedTheSame_orNone_andASuggestionIsOne(byte[] bytes) {
    String typed = new String(bytes, StandardCharsets.UTF_8);
    Parsed parsed = DeviceCode.parse(typed);
    if (parsed instanceof Parsed.Device device) {
      assertThat(DeviceCode.parse(DeviceCode.render(device.device()))).isEqualTo(device);
    } else if (parsed instanceof Parsed.Typo typo && typo.suggestion().isPresent()) {
      assertThat(DeviceCode.parse(typo.suggestion().get()))
          .as(typed)
          .isInstanceOf(Parsed.Device.class);
    }
  }
}
