package io.entitlements.core.internal.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.spi.Mail;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LetterWriterTest {

  private static final String URL = "https://portal.example/claim/secret";
  private static final LocalDate FIRST = LocalDate.of(2026, 10, 1);

  @Test
  void plain_text_says_everything_in_order_with_the_link_in_the_clear_and_the_code() {
    assertThat(write(Locale.ENGLISH, letter()).text())
        .isEqualTo(
            """
            Thank you for your purchase order PO <7> & "8".

              - Suite, 1 seat
              - Extra, 1,200 seats

            Claim the software:

              https://portal.example/claim/secret

            On the page that opens, type this code:

              K7M4-2QXP

            You may forward this message to the person who looks after software in your organization.

            This message was sent by Music Portal.
            """);
  }

  @Test
  void the_other_language_has_its_own_words_plurals_numbers_and_dates() {
    Mail mail =
        write(
            Locale.FRENCH,
            letter()
                .say(
                    Phrase.of("ended.keys")
                        .with(
                            "name",
                            Phrase.of("notice.name")
                                .with("product", "Suite")
                                .with("organization", "École"))
                        .with("day", FIRST))
                .say(
                    Phrase.of("order.item")
                        .with("product", "Rien")
                        .with("seats", Phrase.seats(0))));
    assertThat(mail.subject()).isEqualTo("Confirmation de la commande PO <7> & \"8\"");
    assertThat(mail.text())
        .contains(
            "Suite, 1\u00a0place\n", "Extra, 1\u202f200\u00a0places\n", "Rien, 0\u00a0place\n")
        .contains("Suite (École) était le 1er octobre 2026\u00a0:");
    assertThat(mail.language()).isEqualTo(Locale.FRENCH);
  }

  @Test
  void html_says_the_same_as_the_text() throws Exception {
    Html html = Html.of(write(Locale.ENGLISH, letter()));
    assertThat(html.language()).isEqualTo("en");
    assertThat(html.texts("title")).containsExactly("Purchase order confirmation PO <7> & \"8\"");
    assertThat(html.texts("h1")).isEqualTo(html.texts("title"));
    assertThat(html.texts("li")).containsExactly("Suite, 1 seat", "Extra, 1,200 seats");
    assertThat(html.texts("a")).containsExactly("Claim the software");
    assertThat(html.links()).containsExactly(URL);
    assertThat(html.texts("span")).as("in the clear").containsExactly(URL);
    assertThat(html.texts("p"))
        .contains("Thank you for your purchase order PO <7> & \"8\".", "K7M4-2QXP");
  }

  @Test
  void html_loads_nothing_from_elsewhere() throws Exception {
    Html html = Html.of(write(Locale.ENGLISH, letter()));
    assertThat(html.elements()).doesNotContain("img", "link", "script", "style", "iframe", "form");
    assertThat(write(Locale.ENGLISH, letter()).html()).doesNotContain("url(", "src=", "@import");
  }

  @Test
  void what_looks_like_html_in_a_value_is_text_in_both_bodies() throws Exception {
    String name =
        "<img src=x onerror=alert(1)>{{portal}}&amp;'\"</p><a href='https://evil.example'>";
    Letter hostile = Letter.about(number("order.subject", name)).say(number("order.thanks", name));
    Letter plain = Letter.about(number("order.subject", "7")).say(number("order.thanks", "7"));
    Mail mail = write(Locale.ENGLISH, hostile);
    Html html = Html.of(mail);
    assertThat(html.elements()).isEqualTo(Html.of(write(Locale.ENGLISH, plain)).elements());
    assertThat(html.texts("p")).contains("Thank you for your purchase order " + name + ".");
    assertThat(mail.text()).contains("purchase order " + name + ".");
  }

  @Test
  void a_name_cannot_turn_the_words_after_it_around() {
    Letter letter = Letter.about(number("order.subject", "\u202e7\u2066\u2069 \u200f8"));
    assertThat(write(Locale.ENGLISH, letter).subject())
        .isEqualTo("Purchase order confirmation 7 \u200f8");
  }

  @Test
  void a_language_that_is_written_from_right_to_left_says_so() throws Exception {
    Map<String, String> english = Messages.builtIn(Locale.ENGLISH);
    Mail mail = WrittenLetters.in(new Locale("ar"), english).write(letter());
    assertThat(Html.of(mail).direction()).isEqualTo("rtl");
    assertThat(Html.of(write(Locale.FRENCH, letter())).direction()).isEqualTo("ltr");
  }

  private static Letter letter() {
    return Letter.about(number("order.subject", "PO <7> & \"8\""))
        .say(number("order.thanks", "PO <7> & \"8\""))
        .item(item("Suite", 1))
        .item(item("Extra", 1_200))
        .button("order.button", URL)
        .code("K7M4-2QXP")
        .smallPrint("order.forward");
  }

  private static Phrase number(String key, String number) {
    return Phrase.of(key).with("number", number);
  }

  private static Phrase item(String product, int seats) {
    return Phrase.of("order.item").with("product", product).with("seats", Phrase.seats(seats));
  }

  private static Mail write(Locale language, Letter letter) {
    return WrittenLetters.in(language).write(letter);
  }
}
