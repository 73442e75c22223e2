package io.entitlements.core.internal.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The alphabet of class codes, and how they are read. */
class ClassCodesTest {

  /** Taken for each other by eye, in print or in handwriting. */
  private static final List<String> LOOK_ALIKE =
      List.of(
          "0ODQ", "1ILJ", "17T", "2Z", "3E", "38B", "4A", "5S", "68BG", "9QG", "UV", "VW", "MN",
          "CG", "PR", "EF");

  /** Taken for each other by ear: the English names of letters and digits. */
  private static final List<String> SOUND_ALIKE =
      List.of("BCDEGPTVZ3", "AJK8", "AH8", "FS", "SX", "S6", "MN", "IY", "59", "QU", "UW");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void no_two_symbols_look_or_sound_alike(boolean look) {
    for (String group : look ? LOOK_ALIKE : SOUND_ALIKE) {
      assertThat(group.chars().filter(c -> ClassCodes.ALPHABET.indexOf(c) >= 0).count())
          .as(group)
          .isLessThanOrEqualTo(1);
    }
  }

  @Test
  void there_is_no_vowel_and_no_symbol_twice() {
    assertThat(ClassCodes.ALPHABET).doesNotContainAnyWhitespaces().doesNotContainPattern("[AEIOU]");
    assertThat(ClassCodes.ALPHABET.chars().distinct().count())
        .isEqualTo(ClassCodes.ALPHABET.length());
  }

  @Test
  void every_run_that_is_left_out_could_come_up() {
    assertThat(ClassCodes.UNFIT)
        .doesNotHaveDuplicates()
        .allSatisfy(
            run -> {
              assertThat(run.length()).isBetween(2, 9);
              assertThat(run.chars().allMatch(c -> ClassCodes.ALPHABET.indexOf(c) >= 0))
                  .as(run)
                  .isTrue();
            });
  }

  @Test
  void a_run_is_found_wherever_it_stands() {
    for (String run : ClassCodes.UNFIT) {
      for (int before = 0; before <= 9 - run.length(); before++) {
        String symbols = "2".repeat(before) + run + "2".repeat(9 - run.length() - before);
        assertThat(ClassCodes.isUnfit(symbols)).as(symbols).isTrue();
      }
    }
    assertThat(ClassCodes.isUnfit("C4K7MR2XY")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "C4K-7MR-2XY",
        "c4k7mr2xy",
        "  C4K 7MR 2XY\n",
        "C-4-K-7-M-R-2-X-Y",
        "\u2013c4K\u20147mR\u00a02xY\u200b",
        "C4K\u22127MR\u30002XY"
      })
  void a_code_is_read_as_people_type_it(String typed) {
    assertThat(ClassCodes.read(typed)).contains("C4K-7MR-2XY");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " - - ",
        "C4K-7MR-2X",
        "C4K-7MR-2XYY",
        "A4K-7MR-2XY",
        "C4K-7MR-2X0",
        "C4K_7MR_2XY",
        "C4K-7MR-2XY;",
        "\u0421" + "4K-7MR-2XY", // a Cyrillic look-alike
        "\uff23" + "4K-7MR-2XY", // a letter of double width
        "C4\u212a-7MR-2XY", // the sign of Kelvin
        "\ud835\udc02" + "4K-7MR-2XY",
        "\u0000"
      })
  void what_cannot_be_a_code_is_none(String typed) {
    assertThat(ClassCodes.read(typed)).isEmpty();
  }

  @Test
  void an_endless_text_is_none() {
    assertThat(ClassCodes.read("-".repeat(1_000_000) + "C4K-7MR-2XY")).isEqualTo(Optional.empty());
  }
}
