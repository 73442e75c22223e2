package io.entitlements.core.internal.scim.message;

import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked for. In bodies ' stands for ". */
class SearchRequestTest {

  private static SearchRequest of(String query) {
    return SearchRequest.of(Schemas.USER, Parameters.parse(query));
  }

  @ParameterizedTest
  @CsvSource({
    "'',1,100",
    "startIndex=1&count=10,1,10",
    "startIndex=0&count=0,1,0",
    "startIndex=-5&count=-5,1,0",
    "startIndex=101,101,100",
    "STARTINDEX=7&Count=8,7,8",
    "startIndex=200001&count=200,200001,200",
    "count=201,1,200",
    "count=2147483648,1,200",
    "count=&startIndex=+,1,100",
    "startIndex=9223372036854775807,9223372036854775807,100"
  })
  void pages_are_within_their_bounds(String query, long startIndex, int count) {
    assertThat(of(query).paging()).isEqualTo(new Paging(startIndex, count));
    assertThat(of(query).paging().offset()).isEqualTo(startIndex - 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"count=x", "startIndex=1.5", "count=9223372036854775808", "count=1e3"})
  void a_page_is_asked_by_whole_numbers(String query) {
    assertThat(refusal(() -> of(query))).contains("invalidValue");
  }

  @Test
  void filters_are_decoded() {
    assertThat(of("filter=userName+eq%20%22zo%C3%AB%22&x=y").filter().orElseThrow())
        .hasToString("userName eq \"zo\u00eb\"");
    assertThat(of("filter=").filter()).isEmpty();
    assertThat(refusal(() -> of("filter=nonsense"))).contains("invalidFilter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"filter=%", "filter=%zz", "%=x", "filter=%2"})
  void what_is_no_query_is_refused(String query) {
    assertThat(refusal(() -> of(query))).contains("invalidSyntax");
  }

  @Test
  void a_body_says_the_same() {
    SearchRequest asked =
        SearchRequest.of(
            Schemas.USER,
            json(
                """
                {'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
                 'filter':'title pr','attributes':['userName'],'StartIndex':5,'count':2,
                 'sortBy':'userName','excludedAttributes':null}
                """));
    assertThat(asked.filter().orElseThrow()).hasToString("title pr");
    assertThat(asked.paging()).isEqualTo(new Paging(5, 2));
    assertThat(asked.projection().gives("userName")).isTrue();
    assertThat(asked.projection().gives("title")).isFalse();
    assertThat(SearchRequest.of(Schemas.USER, json("{}")).paging()).isEqualTo(new Paging(1, 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'filter':5}",
        "{'attributes':5}",
        "{'attributes':[5]}",
        "{'excludedAttributes':{}}",
        "{'count':'5'}",
        "{'count':1.5}",
        "{'startIndex':9223372036854775808}"
      })
  void a_body_of_wrong_types_is_refused(String body) {
    assertThat(refusal(() -> SearchRequest.of(Schemas.USER, json(body)))).contains("invalidValue");
  }
}
