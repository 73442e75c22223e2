package io.entitlements.core.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.signing.ParsedKey.Mistyped;
import io.entitlements.core.internal.signing.ParsedKey.WellFormed;
import io.entitlements.key.ProductKeyText;
import io.entitlements.key.TypedKeyFault;
import io.entitlements.key.TypedKeyFault.Mistake;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is said of one key with every mistake of a kind; the prefixes of two products are known. */
class KeyTyposTest {

  private static final char[] SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final Set<String> KNOWN = Set.of("NB", "NM");
  private static final String PRINTED =
      ProductKeyCodec.render("NB", 1, 0x123456789abcdefL, TestKeys.MAC);

  /** Without dashes: the symbol at position p is the character p + 1. */
  private static final String KEY = PRINTED.replace("-", "");

  @Test
  void everySingleWrongSymbol_isLocatedAndTheKeySuggested() {
    for (int position = 1; position <= 25; position++) {
      for (char symbol : SYMBOLS) {
        String typed = with(position + 1, symbol);
        if (!typed.equals(KEY)) {
          assertSuggested(typed, Mistake.WRONG_SYMBOL, position);
          assertSuggestedWithoutPrefixes(typed);
        }
      }
    }
  }

  @Test
  void everyTwoWrongSymbols_areLocatedOnlyIfTheyAreOneSwap() {
    for (int first = 2; first < 27; first++) {
      for (int second = first + 1; second < 27; second++) {
        for (char a : SYMBOLS) {
          for (char b : SYMBOLS) {
            if (a != KEY.charAt(first) && b != KEY.charAt(second)) {
              boolean swap =
                  second == first + 1 && a == KEY.charAt(second) && b == KEY.charAt(first);
              requireUnclear(with(with(KEY, first, a), second, b), swap);
            }
          }
        }
      }
    }
  }

  @Test
  void everySwapOfNeighbours_isLocatedAndTheKeySuggested() {
    for (int index = 0; index < 26; index++) {
      char left = KEY.charAt(index);
      char right = KEY.charAt(index + 1);
      String typed = with(with(KEY, index, right), index + 1, left);
      if (left != right) {
        assertSuggested(
            typed, index < 2 ? Mistake.WRONG_PREFIX : Mistake.SWAPPED_SYMBOLS, index - 1);
      }
    }
  }

  @Test
  void everyLeftOutSymbol_isLocatedAndTheKeySuggested() {
    for (int index = 0; index < 27; index++) {
      String typed = KEY.substring(0, index) + KEY.substring(index + 1);
      assertThat(suggestion(typed)).as(typed).contains(PRINTED);
      if (index >= 2 && KEY.charAt(index) != KEY.charAt(index - 1)) {
        assertSuggested(typed, Mistake.MISSING_SYMBOL, index - 1);
      }
    }
  }

  @Test
  void everyDoubledSymbol_isLocatedAndTheKeySuggested() {
    for (int index = 0; index < 27; index++) {
      String typed = KEY.substring(0, index) + KEY.charAt(index) + KEY.substring(index);
      assertThat(suggestion(typed)).as(typed).contains(PRINTED);
      if (index >= 2 && KEY.charAt(index) != KEY.charAt(index - 1)) {
        assertSuggested(typed, Mistake.EXTRA_SYMBOL, index - 1);
      }
    }
  }

  @Test
  void everyCharacterTooMany_isLeftOutOfTheSuggestion() {
    for (int index = 0; index <= 27; index++) {
      for (char c : ".X4?\u00e9".toCharArray()) {
        String typed = KEY.substring(0, index) + c + KEY.substring(index);
        assertThat(suggestion(typed)).as(typed).contains(PRINTED);
      }
    }
  }

  @Test
  void everySymbolThatIsNone_isLocatedAndTheKeySuggested() {
    for (int position = 1; position <= 25; position++) {
      for (char symbol : "Uu?*\u00e9\0".toCharArray()) {
        assertSuggested(with(position + 1, symbol), Mistake.UNREADABLE_SYMBOL, position);
      }
    }
  }

  @Test
  void everyTwoSymbolsThatAreNone_areFilledInTheSuggestion() {
    for (int first = 1; first <= 25; first++) {
      for (int second = first + 1; second <= 25; second++) {
        assertSuggested(
            with(with(first + 1, '?'), second + 1, 'U'), Mistake.UNREADABLE_SYMBOL, first);
      }
    }
  }

  @Test
  void threeSymbolsThatAreNone_areLocatedWithoutSuggestion() {
    for (int third = 6; third <= 25; third++) {
      assertThat(fault(with(with(with(3, '?'), 6, '?'), third + 1, '?')))
          .isEqualTo(located(Mistake.UNREADABLE_SYMBOL, 2));
    }
  }

  @Test
  void symbolThatIsNoneBesideAWrongOne_isLocatedWithoutSuggestion() {
    for (char symbol : SYMBOLS) {
      if (symbol != KEY.charAt(21)) {
        assertThat(fault(with(with(4, '?'), 21, symbol)))
            .isEqualTo(located(Mistake.UNREADABLE_SYMBOL, 3));
      }
    }
  }

  @Test
  void anotherPrefix_isNeverAWrongSymbolAndOneLetterIsSuggested() {
    for (char a = 'A'; a <= 'Z'; a++) {
      for (char b = 'A'; b <= 'Z'; b++) {
        String typed = "" + a + b + KEY.substring(2);
        boolean one = (a == 'N') != (b == 'B') || (a == 'B' && b == 'N');
        if (one) {
          assertSuggested(typed, Mistake.WRONG_PREFIX, 0);
        } else if (a != 'N') {
          assertThat(fault(typed)).isEqualTo(unclear());
        }
      }
    }
    assertSuggested("NBX" + KEY.substring(2), Mistake.EXTRA_SYMBOL, 1);
    assertSuggested("N" + KEY.substring(2), Mistake.WRONG_PREFIX, 0);
    assertSuggested("5B" + KEY.substring(2), Mistake.WRONG_PREFIX, 0);
  }

  @Test
  void correctionToAnUnknownProduct_isNotSuggested() {
    String typed = with(9, KEY.charAt(9) == 'A' ? 'B' : 'A');
    assertThat(ProductKeyCodec.parse(typed, Set.of("NM", "NBX")))
        .isEqualTo(new Mistyped(unclear()));
    assertThat(ProductKeyCodec.parse(typed, Set.of("NB")))
        .isEqualTo(new Mistyped(suggested(Mistake.WRONG_SYMBOL, 8)));
  }

  private static void requireUnclear(String typed, boolean isSwap) {
    TypedKeyFault fault = fault(typed);
    boolean right =
        isSwap
            ? fault.mistake() == Mistake.SWAPPED_SYMBOLS
                && fault.suggestion().get().value().equals(PRINTED)
            : fault.mistake() == Mistake.UNCLEAR && fault.suggestion().isEmpty();
    if (!right) {
      throw new AssertionError(typed + " " + fault);
    }
  }

  private static void assertSuggested(String typed, Mistake mistake, int position) {
    assertThat(fault(typed)).as(typed).isEqualTo(suggested(mistake, position));
  }

  /** With every prefix possible, a suggestion may be in doubt, but it is never another key. */
  private static void assertSuggestedWithoutPrefixes(String typed) {
    TypedKeyFault fault = ((Mistyped) ProductKeyCodec.parse(typed)).fault();
    if (fault.suggestion().isPresent()) {
      assertThat(fault.suggestion().get().value()).isEqualTo(PRINTED);
    }
  }

  private static TypedKeyFault fault(String typed) {
    ParsedKey parsed = ProductKeyCodec.parse(typed, KNOWN);
    if (parsed instanceof WellFormed) {
      throw new AssertionError(typed + " is taken for well formed");
    }
    return ((Mistyped) parsed).fault();
  }

  private static Optional<String> suggestion(String typed) {
    return fault(typed).suggestion().map(ProductKeyText::value);
  }

  private static TypedKeyFault suggested(Mistake mistake, int position) {
    return new TypedKeyFault(
        mistake,
        mistake == Mistake.WRONG_PREFIX ? OptionalInt.empty() : OptionalInt.of(position),
        Optional.of(new ProductKeyText(PRINTED)));
  }

  private static TypedKeyFault located(Mistake mistake, int position) {
    return new TypedKeyFault(mistake, OptionalInt.of(position), Optional.empty());
  }

  private static TypedKeyFault unclear() {
    return new TypedKeyFault(Mistake.UNCLEAR, OptionalInt.empty(), Optional.empty());
  }

  private static String with(int index, char symbol) {
    return with(KEY, index, symbol);
  }

  private static String with(String key, int index, char symbol) {
    return key.substring(0, index) + symbol + key.substring(index + 1);
  }
}
