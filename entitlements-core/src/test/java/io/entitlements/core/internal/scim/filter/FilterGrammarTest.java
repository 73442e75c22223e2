package io.entitlements.core.internal.scim.filter;

import static io.entitlements.core.internal.scim.Samples.error;
import static io.entitlements.core.internal.scim.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What reads as a filter (RFC 7644, figures 1 and 2). */
class FilterGrammarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "userName eq \"bjensen\"",
        "name.familyName co \"O'Malley\"",
        "userName sw \"J\"",
        "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"J\"",
        "title pr",
        "meta.lastModified gt \"2011-05-13T04:42:34Z\"",
        "title pr and userType eq \"Employee\"",
        "title pr or userType eq \"Intern\"",
        "schemas eq \"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"",
        "userType eq \"Employee\" and (emails co \"example.com\" or emails.value co \"example.org\")",
        "userType ne \"Employee\" and not (emails co \"example.com\" or emails.value co \"x\")",
        "userType eq \"Employee\" and emails[type eq \"work\" and value co \"@example.com\"]",
        "emails[type eq \"work\"] or ims[type eq \"xmpp\" and value co \"@foo.com\"]",
        "members.$ref pr",
        "active eq true and title ne null and employeeNumber gt -1.5e+3"
      })
  void what_the_standard_shows_prints_as_it_was_written(String filter) {
    assertThat(FilterParser.parse(filter)).hasToString(filter);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "userName Eq \"a\"|userName eq \"a\"",
        "a pr AND b pr oR NOT (c pr)|a pr and b pr or not (c pr)",
        "a pr and (b pr)|a pr and b pr",
        "not(a pr)|not (a pr)",
        "  a   pr   and ( b pr ) |a pr and b pr",
        "a pr or b pr and c pr|a pr or b pr and c pr",
        "(a pr or b pr) and c pr|(a pr or b pr) and c pr",
        "a eq True|a eq true",
        "a eq \"\\u0041\\/\\\"\"|a eq \"A/\\\"\"",
        "not pr and and pr|not pr and and pr"
      })
  void cases_spaces_and_needless_brackets_do_not_matter(String filter, String same) {
    assertThat(FilterParser.parse(filter)).hasToString(same);
  }

  @Test
  void and_binds_closer_than_or() {
    assertThat(FilterParser.parse("a pr or b pr and c pr"))
        .isEqualTo(FilterParser.parse("a pr or (b pr and c pr)"))
        .isNotEqualTo(FilterParser.parse("(a pr or b pr) and c pr"));
  }

  @Test
  void entra_compares_a_value_path() {
    assertThat(FilterParser.parse("emails[type eq \"work\"].value eq \"x\""))
        .isEqualTo(FilterParser.parse("emails[type eq \"work\"] eq \"x\""))
        .hasToString("emails[type eq \"work\" and value eq \"x\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "userName",
        "userName eq",
        "userName eq ",
        "userName eq bjensen",
        "userName eq 'bjensen'",
        "userName eq \"bjensen",
        "userName eq \"a\\x\"",
        "userName eq \"a\\u00g0\"",
        "userName eq \"a\nb\"",
        "userName is \"a\"",
        "userName eq \"a\" title pr",
        "userName eq \"a\"and title pr",
        "userName eq 1x",
        "userName eq 01",
        "title pr and",
        "and title pr",
        "title pr or or title pr",
        "(title pr",
        "title pr)",
        "()",
        "not title pr",
        "emails[type eq \"work\"",
        "emails[]",
        "emails[addresses[type pr]]",
        "emails[(x[type pr])]",
        "emails[type pr].value",
        "emails[type pr].a.b pr",
        "emails [type pr]",
        "name..givenName pr",
        "name.given.name pr",
        ".name pr",
        "1name pr",
        "na%me pr",
        "http://x:userName pr",
        "userName\tpr",
        "\u212Aelvin pr"
      })
  void what_is_no_filter_is_refused_as_one(String filter) {
    assertThat(refusal(() -> FilterParser.parse(filter))).contains("invalidFilter");
  }

  @Test
  void a_refusal_says_where_and_shows_nothing_of_the_text() {
    assertThat(error(() -> FilterParser.parse("userName eq secret")).detail())
        .isEqualTo("a value is expected at character 13");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "not (", "not(not (", "emails[", "a[(", "((a pr) and "})
  void a_thousand_brackets_are_no_filter(String open) {
    assertThat(refusal(() -> FilterParser.parse(open.repeat(1_000)))).contains("invalidFilter");
  }

  @Test
  void brackets_are_nested_up_to_the_limit() {
    int most = FilterParser.MAX_DEPTH;
    String deepest = "(".repeat(most) + "a pr" + ")".repeat(most);
    assertThat(FilterParser.parse(deepest)).hasToString("a pr");
    assertThat(refusal(() -> FilterParser.parse("(" + deepest + ")"))).contains("invalidFilter");
  }

  @Test
  void many_terms_are_no_depth() {
    String many = String.join(" or ", Collections.nCopies(1_500, "a pr"));
    assertThat(FilterParser.parse(many)).hasToString(many);
  }

  @Test
  void the_longest_filter_is_read_and_a_longer_one_is_not() {
    String begin = "userName eq \"";
    int rest = FilterParser.MAX_LENGTH - begin.length() - 1;
    String text = "x".repeat(rest);
    assertThat(FilterParser.parse(begin + text + '"')).isInstanceOf(Filter.Comparison.class);
    assertThat(refusal(() -> FilterParser.parse(begin + text + "x\""))).contains("invalidFilter");
  }
}
