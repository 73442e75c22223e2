package io.entitlements.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace",
        "<b>Ada</b> & \"Co\"",
        "\u05d0\u05d3\u05d4 Lovelace",
        "\u0646\u06cc\u0645\u200c\u0641\u0627\u0635\u0644\u0647",
        "\ud83d\udc69\u200d\ud83c\udfeb",
        "\ud83c\udfb9",
      })
  void a_name_in_any_script_is_kept_as_it_is(String name) {
    assertThat(DisplayText.check("name", name, 1, 200)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada\r\nBcc: eve@evil.example",
        "Ada\u0000",
        "Ada\u0085",
        "Ada\u009b",
        "Ada\u2028",
        "Ada\u2029",
        "Ada\ud83c",
        "Ada\udfb9",
      })
  void control_characters_line_ends_and_halves_of_pairs_are_refused(String name) {
    assertRefused(name);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068,
        0x2069
      })
  void what_turns_the_direction_of_writing_is_refused(int control) {
    assertRefused("invoice" + Character.toString(control) + "fdp.exe");
  }

  @Test
  void a_line_of_words_and_names_may_turn_it() {
    String line = "\u05d4\u05d5\u05d3\u05e2\u05d4 \u200f8";
    assertThat(DisplayText.checkLine("subject", line, 1, 200)).isEqualTo(line);
    assertThatThrownBy(() -> DisplayText.checkLine("subject", "a\nb", 1, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("subject contains a control character");
  }

  @ParameterizedTest
  @CsvSource({"0, false", "1, true", "5, true", "6, false"})
  void the_length_is_bounded(int length, boolean fits) {
    String name = "x".repeat(length);
    if (fits) {
      assertThat(DisplayText.check("name", name, 1, 5)).isEqualTo(name);
    } else {
      assertThatThrownBy(() -> DisplayText.check("name", name, 1, 5))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("name has 1 to 5 characters");
    }
  }

  @Test
  void spaces_alone_are_no_name() {
    assertThatThrownBy(() -> DisplayText.check("name", "   ", 1, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void assertRefused(String name) {
    assertThatThrownBy(() -> DisplayText.check("name", name, 1, 200))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("name contains a control character");
  }
}
