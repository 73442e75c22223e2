package io.entitlements.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "ADA@School.Example, ada@school.example",
    "' ada@school.example ', ada@school.example",
    "o'brien+x@school.example, o'brien+x@school.example",
    "ada@bücher.example, ada@xn--bcher-kva.example",
    "ada@BÜCHER.example, ada@xn--bcher-kva.example",
    "ada@xn--bcher-kva.example, ada@xn--bcher-kva.example",
    "JOSE\u0301@school.example, jos\u00e9@school.example",
  })
  void an_address_has_one_normal_form(String typed, String normal) {
    assertThat(EmailAddress.of(typed).value()).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "@",
        "ada",
        "ada@",
        "@school.example",
        "ada@school",
        "ada@@school.example",
        "a da@school.example",
        "ada@school.example\r\nBcc: x@y.example",
        ".ada@school.example",
        "ada.@school.example",
        "a..da@school.example",
        "ada@.school.example",
        "ada@school..example",
        "ada@school.example.",
        "ada@-school.example",
        "ada@sch_ool.example",
        "Ada <ada@school.example>",
        "\"ada\"@school.example",
        "ada(comment)@school.example",
        "ada@[127.0.0.1]",
        "ada\u202e@school.example",
        "ada\u0000@school.example",
      })
  void what_is_no_plain_address_is_refused_and_not_repeated(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
    assertThatThrownBy(() -> EmailAddress.of(typed)).hasMessage("this is not an email address");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0430da@school.example", // Cyrillic a
        "ad\u0251@school.example", // Latin alpha
        "\uff41da@school.example", // full-width a
        "ada@\u0455chool.example", // Cyrillic dze
        "ada@scho\u043el.example", // Cyrillic o
        "ada@schoo1.example",
      })
  void an_address_that_only_looks_like_another_is_another(String lookAlike) {
    assertThat(EmailAddress.of(lookAlike)).isNotEqualTo(EmailAddress.of("ada@school.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@stra\u00dfe.example",
        "ada@STRA\u1e9eE.example",
        "ada@\u03bf\u03b4\u03bf\u03c2.example",
        "ada@sch\u200dool.example",
        "ada@sch\u200cool.example",
      })
  void a_domain_that_was_read_as_another_in_2003_is_refused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void the_owner_of_such_a_domain_types_its_ascii_form_which_is_no_other_domain() {
    EmailAddress street = EmailAddress.of("ada@xn--strae-oqa.example");
    assertThat(street).isNotEqualTo(EmailAddress.of("ada@strasse.example"));
    assertThat(street.value()).isEqualTo("ada@xn--strae-oqa.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@\uff53chool.example", // full-width s
        "ada@\uff53\uff43\uff48\uff4f\uff4f\uff4c.example",
        "ada@school\uff0eexample",
        "ada@school\u3002example",
        "ada@school\uff61example",
        "ada@s\u00adchool.example", // soft hyphen
        "ada@\ufb01rst.example", // ligature fi
        "ada@school\u00b2.example", // superscript two
        "ada\uff20school.example",
      })
  void a_domain_in_forms_that_mean_other_letters_is_refused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @Test
  void an_address_of_320_characters_is_refused() {
    String longest = "a".repeat(64) + "@" + "d".repeat(63) + ("." + "d".repeat(63)).repeat(3);
    assertThat(longest).hasSize(320);
    assertThat(EmailAddress.parse(longest)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(ada)ada@school.example",
        "ada@(at)school.example",
        "ada@school.example(home)",
        "\"a da\"@school.example",
        "\"ada\\@x\"@school.example",
        "ada@school.example, eve@evil.example",
        "ada@school.example;eve@evil.example",
        "ada@school.example\u2028Bcc: eve@evil.example",
        "ada%0d%0aBcc:eve@school.example",
        "<script>@school.example",
      })
  void comments_quotes_lists_and_headers_are_refused(String typed) {
    assertThat(EmailAddress.parse(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"64, true", "65, false"})
  void the_local_part_has_at_most_64_characters(int length, boolean valid) {
    assertThat(EmailAddress.parse("a".repeat(length) + "@school.example").isPresent())
        .isEqualTo(valid);
  }

  @ParameterizedTest
  @CsvSource({"254, true", "255, false"})
  void an_address_has_at_most_254_characters(int length, boolean valid) {
    String domain = ("d".repeat(63) + ".").repeat(3) + "example";
    String local = "a".repeat(length - domain.length() - 1);
    assertThat(local).hasSizeLessThanOrEqualTo(64);
    assertThat(EmailAddress.parse(local + "@" + domain).isPresent()).isEqualTo(valid);
  }

  @Property
  void the_normal_form_of_a_normal_form_is_itself_and_nothing_else_throws(
      @ForAll @StringLength(max = 40) String text) {
    for (String typed : new String[] {text, text + "@school.example", "ada@" + text + ".example"}) {
      EmailAddress.parse(typed)
          .ifPresent(
              email -> assertThat(EmailAddress.of(email.value()).value()).isEqualTo(email.value()));
    }
  }
}
