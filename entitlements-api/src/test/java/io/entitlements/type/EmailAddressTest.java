package io.entitlements.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
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
