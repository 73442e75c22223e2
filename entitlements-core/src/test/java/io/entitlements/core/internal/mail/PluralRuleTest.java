package io.entitlements.core.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The integer samples that Unicode CLDR gives for its cardinal rules. */
class PluralRuleTest {

  @ParameterizedTest
  @CsvSource({
    "en, 1, one",
    "en, 0 2 16 100 1000000, other",
    "de, 1, one",
    "de, 0 2 11 21, other",
    "fr, 0 1, one",
    "fr, 2 17 100, other",
    "pt-BR, 0 1, one",
    "pt-PT, 1, one",
    "pt-PT, 0 2, other",
    "ja, 0 1 2 100, other",
    "cs, 1, one",
    "cs, 2 3 4, few",
    "cs, 0 5 19 22 100, other",
    "pl, 1, one",
    "pl, 2 3 4 22 32 102, few",
    "pl, 0 5 12 14 19 21 100 112, many",
    "ru, 1 21 31 101 1001, one",
    "ru, 2 4 22 24 102, few",
    "ru, 0 5 11 14 19 100 111, many",
    "hr, 1 21 101, one",
    "hr, 2 4 22, few",
    "hr, 0 5 11 14 19 100, other",
    "lt, 1 21 31 101, one",
    "lt, 2 9 22 29 102, few",
    "lt, 0 10 11 20 30 111, other",
    "ro, 1, one",
    "ro, 0 2 16 101 102 119, few",
    "ro, 20 35 100 1000, other",
    "ar, 0, zero",
    "ar, 1, one",
    "ar, 2, two",
    "ar, 3 10 103 110, few",
    "ar, 11 26 99 111, many",
    "ar, 100 101 102 200 1000, other"
  })
  void a_number_has_the_form_that_its_language_wants(String tag, String numbers, String form) {
    PluralRule rule = PluralRule.of(Locale.forLanguageTag(tag));
    assertThat(numbers.split(" "))
        .allSatisfy(number -> assertThat(rule.of(Long.parseLong(number))).isEqualTo(form));
  }
}
