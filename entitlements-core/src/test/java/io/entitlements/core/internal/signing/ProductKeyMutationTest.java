package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.ParsedKey.Mistyped;
import io.entitlements.core.internal.signing.ParsedKey.WellFormed;
import io.entitlements.key.ProductKeyText;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

class ProductKeyMutationTest {

  /** With 100 tries ten thousand in all, with the 1,000 of the profile "thorough" a million. */
  private static final int MUTANTS = Boolean.getBoolean("entitlements.thorough") ? 1_000 : 100;

  private static final Set<String> KNOWN = Set.of("NB", "NM", "QUIZ");
  private static final String KEY =
      ProductKeyCodec.render("NB", 1, 0x123456789abcdefL, TestKeys.MAC);
  private static final ParsedKey PARSED = ProductKeyCodec.parse(KEY);

  @Property
  void anyText_isNotAccepted(@ForAll @StringLength(max = 250) String text) {
    assertNotAccepted(text);
  }

  @Property
  void renderedKey_isAccepted(
      @ForAll @IntRange(max = 31) int generation,
      @ForAll @LongRange(min = 0, max = (1L << 60) - 1) long id) {
    ParsedKey parsed =
        ProductKeyCodec.parse(ProductKeyCodec.render("NM", generation, id, TestKeys.MAC));
    assertThat(parsed)
        .isInstanceOfSatisfying(
            WellFormed.class,
            key -> {
              assertThat(key.id()).isEqualTo(id);
              assertThat(key.generation()).isEqualTo(generation);
              assertThat(ProductKeyCodec.macMatches(key, TestKeys.MAC)).isTrue();
            });
  }

  @Property
  void replacedCharacters_areNotAccepted(
      @ForAll @Size(min = 1, max = 6) char[] characters, @ForAll @IntRange(max = 1000) int at) {
    StringBuilder typed = new StringBuilder(KEY);
    for (int i = 0; i < characters.length; i++) {
      typed.setCharAt((at + i * 7) % KEY.length(), characters[i]);
    }
    assertNotAccepted(typed.toString());
  }

  @Property
  void insertedText_isNotAccepted(
      @ForAll @StringLength(max = 6) String text, @ForAll @IntRange(max = 34) int at) {
    int index = at % (KEY.length() + 1);
    assertNotAccepted(KEY.substring(0, index) + text + KEY.substring(index));
  }

  @Property
  void otherIdWithTheSameMac_isNotAccepted(
      @ForAll @LongRange(min = 0, max = (1L << 60) - 1) long id) {
    String typed = ProductKeyCodec.render("NB", 1, id, TestKeys.OTHER_MAC);
    assertNotAccepted(typed);
  }

  @Property
  void mutatedKeys_areNotAcceptedAndEachHasItsFault(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String mutant = KEY;
      for (int mutations = 1 + random.nextInt(4); mutations > 0; mutations--) {
        mutant = Mutation.of(mutant, "0123456789ABCDEFGHJKMNPQRSTVWXYZ-u? \u00e9", random);
      }
      assertNotAccepted(mutant);
    }
  }

  @Property
  void oneMistakeInAnyKey_isNeverTakenForAnotherKey(@ForAll long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < MUTANTS; i++) {
      String key =
          ProductKeyCodec.render(
              KNOWN.toArray(String[]::new)[random.nextInt(3)],
              random.nextInt(32),
              random.nextLong() >>> 4,
              TestKeys.MAC);
      String mutant = Mutation.of(key, "0123456789ABCDEFGHJKMNPQRSTVWXYZ", random);
      ParsedKey parsed = ProductKeyCodec.parse(mutant, KNOWN);
      if (parsed instanceof Mistyped mistyped) {
        Optional<String> suggestion = mistyped.fault().suggestion().map(ProductKeyText::value);
        assertThat(suggestion.orElse(key)).as(mutant).isEqualTo(key);
      } else if (!parsed.equals(ProductKeyCodec.parse(key))) {
        // A letter more makes another product's prefix, and one of 32 checks then fits: no such key
        // was made.
        assertThat(ProductKeyCodec.macMatches((WellFormed) parsed, TestKeys.MAC))
            .as(mutant)
            .isFalse();
      }
    }
  }

  /** Only the very same key is accepted, however it is typed, and a suggestion is a key. */
  private static void assertNotAccepted(String typed) {
    ParsedKey parsed = ProductKeyCodec.parse(typed);
    if (parsed instanceof WellFormed key) {
      assertThat(ProductKeyCodec.macMatches(key, TestKeys.MAC)).isEqualTo(parsed.equals(PARSED));
      return;
    }
    Optional<ProductKeyText> suggestion = ((Mistyped) parsed).fault().suggestion();
    if (suggestion.isPresent()) {
      assertThat(ProductKeyCodec.parse(suggestion.get().value())).isInstanceOf(WellFormed.class);
    }
  }
}
