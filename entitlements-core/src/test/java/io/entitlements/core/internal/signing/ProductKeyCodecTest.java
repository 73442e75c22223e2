package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.core.internal.signing.ParsedKey.Mistyped;
import io.entitlements.core.internal.signing.ParsedKey.WellFormed;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.key.TypedKeyFault.Mistake;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductKeyCodecTest {

  private static final long ID = 0x123456789abcdefL;
  private static final String KEY = ProductKeyCodec.render("NB", 1, ID, TestKeys.MAC);

  @Test
  void releasedFormat_neverChanges() {
    assertThat(KEY).isEqualTo("NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC");
    assertThat(ProductKeyCodec.render("QUIZ", 31, (1L << 60) - 1, TestKeys.OTHER_MAC))
        .isEqualTo("QUIZ-ZZZZZ-ZZZZZ-ZZZ52-XGSZV-VTC7S");
  }

  @Test
  void renderedKey_isWellFormedWithItsParts() {
    for (String prefix : List.of("NB", "NBX", "ZZZZ", "OIL", "AA")) {
      for (long id : new long[] {0, 1, ID, (1L << 60) - 1}) {
        for (int generation : new int[] {0, 1, 31}) {
          WellFormed key = wellFormed(ProductKeyCodec.render(prefix, generation, id, TestKeys.MAC));
          assertThat(key.prefix()).isEqualTo(prefix);
          assertThat(key.text().value())
              .isEqualTo(ProductKeyCodec.render(prefix, generation, id, TestKeys.MAC));
          assertThat(key.generation()).isEqualTo(generation);
          assertThat(key.id()).isEqualTo(id);
          assertThat(ProductKeyCodec.macMatches(key, TestKeys.MAC)).isTrue();
          assertThat(ProductKeyCodec.macMatches(key, TestKeys.OTHER_MAC)).isFalse();
        }
      }
    }
  }

  @Test
  void macCoversPrefixGenerationAndId() {
    WellFormed key = wellFormed(KEY);
    for (WellFormed other :
        List.of(
            new WellFormed(KeyWord.letters("NM"), 1, ID, key.mac()),
            new WellFormed(key.letters(), 2, ID, key.mac()),
            new WellFormed(key.letters(), 1, ID ^ 1, key.mac()),
            new WellFormed(key.letters(), 1, ID, key.mac() ^ 1),
            new WellFormed(key.letters(), 1, ID, key.mac() ^ (1L << 39)))) {
      assertThat(ProductKeyCodec.macMatches(other, TestKeys.MAC)).isFalse();
    }
  }

  @Test
  void argumentOutOfRange_isRefused() {
    for (String prefix : List.of("", "N", "NBXYZ", "nb", "N1", "N\u00c4")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProductKeyCodec.render(prefix, 0, 0, TestKeys.MAC))
          .withMessageContaining("prefix");
    }
    for (int generation : new int[] {-1, 32}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProductKeyCodec.render("NB", generation, 0, TestKeys.MAC))
          .withMessageContaining("generation");
    }
    for (long id : new long[] {-1, 1L << 60}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ProductKeyCodec.render("NB", 0, id, TestKeys.MAC))
          .withMessageContaining("id");
    }
  }

  @Test
  void caseSpacesAndDashes_doNotMatter() {
    String bare = KEY.replace("-", "");
    for (String typed :
        List.of(
            bare,
            KEY.toLowerCase(Locale.ROOT),
            "  " + KEY.replace("-", " - ") + "\r\n",
            KEY.replace('-', '\u2010'),
            KEY.replace('-', '\u2011'),
            KEY.replace('-', '\u2013'),
            KEY.replace('-', '\u2014'),
            KEY.replace('-', '\u2212'),
            KEY.replace('-', '\uff0d'),
            KEY.replace('-', '\u00a0'),
            KEY.replace('-', '\u202f'),
            KEY.replace("-", "\u00ad\u200b"),
            "\ufeff" + KEY,
            String.join("-", bare.split("")))) {
      assertThat(ProductKeyCodec.parse(typed)).as(typed).isEqualTo(wellFormed(KEY));
    }
  }

  @Test
  void lettersThatLookLikeDigits_areReadAsThem() {
    String key = ProductKeyCodec.render("OIL", 0, 0x010810842108421L, TestKeys.MAC);
    assertThat(key).contains("0").contains("1");
    String body = key.substring(3);
    for (char one : "1IiLl".toCharArray()) {
      for (char zero : "0Oo".toCharArray()) {
        String typed = "OIL" + body.replace('1', one).replace('0', zero);
        assertThat(ProductKeyCodec.parse(typed)).isEqualTo(wellFormed(key));
      }
    }
    assertThat(ProductKeyCodec.parse("01l" + body)).isEqualTo(wellFormed(key));
  }

  @Test
  void textOfAnotherLength_isNotAKey() {
    notAKey("", Mistake.WRONG_LENGTH);
    notAKey(" - ", Mistake.WRONG_LENGTH);
    notAKey(KEY.substring(0, KEY.length() - 3), Mistake.WRONG_LENGTH);
    notAKey(KEY + "0000", Mistake.WRONG_LENGTH);
    notAKey(KEY.substring(3), Mistake.NO_PREFIX);
    notAKey("55" + KEY.substring(2).replace('T', 'X'), Mistake.NO_PREFIX);
  }

  @Test
  void textOf200Characters_isReadAndOf201Refused() {
    String padded = KEY + " ".repeat(200 - KEY.length());
    assertThat(ProductKeyCodec.parse(padded)).isEqualTo(wellFormed(KEY));
    notAKey(padded + " ", Mistake.TOO_LONG);
  }

  @Test
  void parsedKey_isNeverShown() {
    assertThat(wellFormed(KEY)).hasToString("WellFormed[NB-***]");
    String mistyped = ProductKeyCodec.parse(with(KEY, 2, '?'), Set.of("NB")).toString();
    assertThat(mistyped).contains("UNREADABLE_SYMBOL").doesNotContain(KEY.substring(3, 20));
  }

  private static WellFormed wellFormed(String typed) {
    ParsedKey parsed = ProductKeyCodec.parse(typed);
    assertThat(parsed).isInstanceOf(WellFormed.class);
    return (WellFormed) parsed;
  }

  private static void notAKey(String typed, Mistake mistake) {
    assertThat(ProductKeyCodec.parse(typed))
        .isEqualTo(new Mistyped(new TypedKeyFault(mistake, OptionalInt.empty(), Optional.empty())));
  }

  private static int index(int position) {
    return 3 + (position - 1) + (position - 1) / 5;
  }

  private static String with(String key, int position, char symbol) {
    StringBuilder changed = new StringBuilder(key);
    changed.setCharAt(index(position), symbol);
    return changed.toString();
  }
}
