package io.entitlements.core.internal.scim.message;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.guides;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.Schemas;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Which attributes are given. */
class ProjectionTest {

  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static ObjectNode given(String query) {
    ObjectNode whole = barbara();
    ObjectNode given = SearchRequest.projection(Schemas.USER, Parameters.parse(query)).apply(whole);
    assertThat(whole).isEqualTo(barbara());
    return given;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "attributes=userName|schemas,id,userName",
        "attributes=USERNAME,%20title|schemas,id,userName,title",
        "attributes=id|schemas,id",
        "attributes=nosuch|schemas,id",
        "attributes=meta.version|schemas,id,meta",
        "attributes=userName&excludedAttributes=userName|schemas,id,userName",
        "attributes=urn:ietf:params:scim:schemas:core:2.0:User:title|schemas,id,title"
      })
  void only_what_is_asked_for_and_what_always_is(String query, String names) {
    assertThat(given(query).propertyNames()).containsExactlyInAnyOrder(names.split(","));
  }

  @Test
  void parts_of_what_is_asked_for() {
    assertThat(given("attributes=name.givenName,emails.value").get("name").propertyNames())
        .containsExactly("givenName");
    assertThat(given("attributes=emails.value").at("/emails/1").propertyNames())
        .containsExactly("value");
    assertThat(given("attributes=" + ENTERPRISE + ":department").get(ENTERPRISE)).hasSize(1);
    assertThat(given("attributes=" + ENTERPRISE).get(ENTERPRISE)).hasSize(1);
    assertThat(given("attributes=roles.type").has("roles")).isFalse();
    assertThat(given("attributes=name,name.givenName").get("name")).hasSize(3);
  }

  @Test
  void everything_but_what_is_excluded() {
    ObjectNode given = given("excludedAttributes=emails,id,schemas,name.formatted,nosuch");
    assertThat(given.has("emails")).isFalse();
    assertThat(given.has("id")).isTrue();
    assertThat(given.has("schemas")).isTrue();
    assertThat(given.get("name").propertyNames()).containsExactly("familyName", "givenName");
    assertThat(given.has("title")).isTrue();
    assertThat(given("excludedAttributes=roles.value").has("roles")).isFalse();
    assertThat(given("attributes=&excludedAttributes=")).isEqualTo(barbara());
  }

  @Test
  void entra_asks_for_groups_without_their_members() {
    Projection projection = Projection.of(Schemas.GROUP, List.of(), List.of("members"));
    assertThat(projection.gives("members")).isFalse();
    assertThat(projection.gives("displayName")).isTrue();
    assertThat(projection.apply(guides()).propertyNames()).containsExactly("id", "displayName");
    assertThat(Projection.all(Schemas.GROUP).gives("members")).isTrue();
    assertThat(Projection.of(Schemas.GROUP, List.of("members.value"), List.of()).gives("members"))
        .isTrue();
  }
}
