package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.ParsedKey.Mistyped;
import io.entitlements.core.internal.signing.ParsedKey.WellFormed;
import io.entitlements.key.ProductKeyText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class TypedTextFuzz {

  private static final Set<String> KNOWN = Set.of("NB", "NM", "QUIZ");
  private static final String KEY =
      ProductKeyCodec.render("NB", 1, 0x123456789abcdefL, TestKeys.MAC);

  static Stream<byte[]> seeds() {
    return Stream.of(KEY, KEY.toLowerCase(Locale.ROOT), KEY.replace('1', 'l') + " ")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** No fuzzer guesses a MAC of 40 bits for another key. */
  @MethodSource("seeds")
  @Fuzzed
  void anyTypedText_isTheKeyOrNone_andASuggestionIsAKey(byte[] bytes) {
    String typed = new String(bytes, StandardCharsets.UTF_8);
    check(ProductKeyCodec.parse(typed), typed);
    check(ProductKeyCodec.parse(typed, KNOWN), typed);
  }

  private static void check(ParsedKey parsed, String typed) {
    if (parsed instanceof WellFormed key) {
      String printed = key.text().value();
      assertThat(ProductKeyCodec.parse(printed)).as(typed).isEqualTo(key);
      assertThat(ProductKeyCodec.macMatches(key, TestKeys.MAC)).isEqualTo(printed.equals(KEY));
    } else {
      Optional<ProductKeyText> suggestion = ((Mistyped) parsed).fault().suggestion();
      if (suggestion.isPresent()) {
        assertThat(ProductKeyCodec.parse(suggestion.get().value()))
            .as(typed)
            .isInstanceOf(WellFormed.class);
      }
    }
  }
}
