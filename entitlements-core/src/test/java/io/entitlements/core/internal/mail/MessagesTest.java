package io.entitlements.core.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final Map<String, String> ENGLISH = Messages.builtIn(Locale.ENGLISH);

  @Test
  void each_language_has_every_message() {
    assertThat(Messages.builtIn(Locale.FRENCH))
        .hasSameSizeAs(ENGLISH)
        .containsOnlyKeys(ENGLISH.keySet());
  }

  @Test
  void each_language_uses_every_place_of_every_message() {
    Messages.builtIn(Locale.FRENCH)
        .forEach(
            (key, message) ->
                assertThat(Messages.places(key, message))
                    .as(key)
                    .isEqualTo(Messages.places(key, ENGLISH.get(key))));
  }

  @Test
  void each_message_with_a_number_has_the_form_that_every_language_falls_back_to() {
    Set<String> keys = new HashSet<>(ENGLISH.keySet());
    assertThat(keys).allSatisfy(key -> assertThat(keys).contains(Messages.general(key)));
  }

  @Test
  void a_country_changes_no_words() {
    assertThat(Messages.builtIn(Locale.CANADA_FRENCH)).isEqualTo(Messages.builtIn(Locale.FRENCH));
  }

  @Test
  void own_words_go_before_those_that_come_along() {
    Map<String, String> own = Map.of("welcome.subject", "Your {{portal}} platform is ready");
    Letter letter = Letter.about(Phrase.of("welcome.subject")).say("welcome.ignore");
    assertThat(WrittenLetters.in(Locale.ENGLISH, own).write(letter).subject())
        .isEqualTo("Your Music Portal platform is ready");
    assertThat(WrittenLetters.in(Locale.ENGLISH, own).write(letter).text())
        .contains(ENGLISH.get("welcome.ignore"));
  }

  @Test
  void a_new_language_has_as_many_forms_as_it_wants() {
    Map<String, String> polish = new HashMap<>(ENGLISH);
    polish.put("seats.one", "{{n}} miejsce");
    polish.put("seats.few", "{{n}} miejsca");
    polish.put("seats.many", "{{n}} miejsc");
    WrittenLetters letters = WrittenLetters.in(new Locale("pl"), polish);
    Letter letter = Letter.about(Phrase.of("known.subject"));
    for (int seats : new int[] {1, 3, 5, 22}) {
      letter = letter.say(Phrase.seats(seats));
    }
    assertThat(letters.write(letter).text())
        .startsWith("1 miejsce\n\n3 miejsca\n\n5 miejsc\n\n22 miejsca\n");
  }

  @Test
  void a_language_that_lacks_words_is_refused_and_the_keys_are_named() {
    assertThatThrownBy(() -> of(new Locale("pl"), Map.of("order.thanks", "Dziękujemy {{number}}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pl")
        .hasMessageContaining("welcome.subject")
        .hasMessageContaining("seats.other")
        .hasMessageNotContaining("order.thanks")
        .hasMessageNotContaining("seats.one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bcc: eve@evil.example\r\n",
        "two\nlines",
        "{{organization}}",
        "{{number",
        "{{#number}}yes{{/number}}",
        "{{^number}}no{{/number}}",
        "{{>letter}}"
      })
  void words_that_could_not_be_said_are_refused_when_the_engine_is_built(String message) {
    assertThatThrownBy(() -> of(Locale.ENGLISH, Map.of("order.thanks", message)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order.thanks");
  }

  @Test
  void words_that_no_letter_says_are_refused() {
    assertThatThrownBy(() -> of(Locale.ENGLISH, Map.of("order.thank", "Thanks")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("order.thank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"d MMMM HH:mm", "bogus", "d 'open"})
  void a_pattern_that_is_none_of_a_day_is_refused(String pattern) {
    assertThatThrownBy(() -> of(Locale.ENGLISH, Map.of("date", pattern)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("date");
  }

  private static Map<String, String> of(Locale language, Map<String, String> own) {
    return Messages.of(language, WrittenLetters.bundle(own));
  }
}
