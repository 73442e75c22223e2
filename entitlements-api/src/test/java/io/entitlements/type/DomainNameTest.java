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

class DomainNameTest {

  @ParameterizedTest
  @CsvSource({
    "School.EXAMPLE, school.example",
    "' school.example ', school.example",
    "BÜCHER.example, xn--bcher-kva.example",
    "xn--bcher-kva.example, xn--bcher-kva.example",
    "a.b.c.d.example, a.b.c.d.example",
    "4.school.example, 4.school.example",
    "1e3.0x.a1, 1e3.0x.a1",
    "école.xn--p1ai, xn--cole-9oa.xn--p1ai",
  })
  void a_name_has_one_normal_form(String typed, String normal) {
    assertThat(DomainName.of(typed).value()).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "example",
        "localhost",
        "school.example.",
        ".school.example",
        "school..example",
        "-school.example",
        "school-.example",
        "sch_ool.example",
        "sch ool.example",
        "*.school.example",
        "@school.example",
        "ada@school.example",
        "https://school.example",
        "school.example/",
        "school.example:53",
        "school.example\n.",
        "127.0.0.1",
        "127.1",
        "2130706433.1",
        "127.0.0.0x1",
        "0x7f.0X",
        "[::1]",
        "::1",
        "\uff11\uff12\uff17.0.0.\uff11",
        "stra\u00dfe.example",
        "school\u3002example",
        "sch\u200dool.example",
      })
  void what_is_no_domain_is_refused_and_not_repeated(String typed) {
    assertThat(DomainName.parse(typed)).isEmpty();
    assertThatThrownBy(() -> DomainName.of(typed)).hasMessage("this is not a domain name");
  }

  @Test
  void a_label_of_any_length_fits_in_front_of_the_longest_name() {
    String longest = "a".repeat(61) + ('.' + "b".repeat(63)).repeat(2);
    assertThat(longest).hasSize(DomainName.MAX_LENGTH);
    assertThat(DomainName.parse(longest)).isPresent();
    assertThat(DomainName.parse("a" + longest)).isEmpty();
    assertThat(63 + 1 + DomainName.MAX_LENGTH).isEqualTo(253);
  }

  @Test
  void only_a_normal_form_is_constructed() {
    assertThatThrownBy(() -> new DomainName("School.example"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property
  void any_text_is_refused_or_read_to_a_name_that_reads_as_itself(
      @ForAll @StringLength(max = 260) String text) {
    DomainName.parse(text)
        .ifPresent(name -> assertThat(DomainName.of(name.value())).isEqualTo(name));
  }

  @Test
  void the_domain_of_an_address_is_one_that_can_be_proved() {
    assertThat(EmailAddress.of("ada@BÜCHER.example").domain())
        .contains(DomainName.of("bücher.example"));
    assertThat(EmailAddress.of("ada@10.0.0.1").domain()).isEmpty();
  }
}
