package io.entitlements.core.internal.scim.message;

import static io.entitlements.core.internal.scim.Samples.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.entitlements.core.internal.scim.Urns;
import io.entitlements.core.internal.scim.schema.Schemas;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What senders learn about us, and how resources are sent. In the texts ' stands for ". */
class DiscoveryTest {

  private static final URI BASE = URI.create("https://portal.example/scim");

  private static ObjectNode at(String path) {
    return new Discovery(BASE).at(path).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ServiceProviderConfig", "ResourceTypes", "Schemas"})
  void no_document_has_nulls_and_every_location_is_absolute(String path) {
    assertWhole(at(path));
  }

  private static void assertWhole(JsonNode node) {
    assertThat(node.isNull()).isFalse();
    if (node.has("meta")) {
      assertThat(node.at("/meta/location").stringValue())
          .startsWith("https://portal.example/scim/");
    }
    node.values().forEach(DiscoveryTest::assertWhole);
  }

  @Test
  void schemas_and_kinds_of_resources_are_lists() {
    for (String path : new String[] {"ResourceTypes", "Schemas"}) {
      ObjectNode list = at(path);
      assertThat(list.at("/schemas/0").stringValue()).isEqualTo(Urns.LIST_RESPONSE);
      assertThat(list.get("Resources")).hasSize(list.path("totalResults").intValue());
      for (JsonNode one : list.get("Resources")) {
        assertThat(at(path + "/" + one.path("id").stringValue())).isEqualTo(one);
        assertThat(one.at("/meta/location").stringValue())
            .isEqualTo(BASE + "/" + path + "/" + one.path("id").stringValue());
      }
    }
    assertThat(at("Schemas").path("totalResults").intValue()).isEqualTo(3);
  }

  @Test
  void the_schema_of_users_says_what_is_kept() {
    ObjectNode schema = at("Schemas/" + Urns.USER);
    assertThat(schema.get("attributes").values())
        .extracting(attribute -> attribute.path("name").stringValue())
        .containsExactly(
            "userName", "name", "displayName", "title", "userType", "active", "emails", "roles");
    assertThat(schema.at("/attributes/0"))
        .isEqualTo(
            json(
                """
                {'name':'userName','type':'string','multiValued':false,
                 'description':'The name by which the sender knows the person.','required':true,
                 'caseExact':false,'mutability':'readWrite','returned':'default',
                 'uniqueness':'server'}
                """));
    assertThat(at("Schemas/" + Urns.GROUP).at("/attributes/1/subAttributes/1/referenceTypes/0"))
        .isEqualTo(json("{'a':'User'}").get("a"));
  }

  @Test
  void what_is_supported_is_said() {
    ObjectNode config = at("ServiceProviderConfig");
    assertThat(config.at("/patch/supported").booleanValue()).isTrue();
    assertThat(config.at("/filter/maxResults").intValue()).isEqualTo(Paging.MOST);
    assertThat(config.at("/bulk/supported").booleanValue()).isFalse();
    assertThat(config.at("/etag/supported").booleanValue()).isTrue();
    assertThat(config.at("/authenticationSchemes/0/type").stringValue())
        .isEqualTo("oauthbearertoken");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Users",
        "schemas",
        "Schemas/",
        "Schemas/urn:x",
        "ResourceTypes/user",
        "ServiceProviderConfig/x"
      })
  void there_is_nothing_else(String path) {
    assertThat(new Discovery(BASE).at(path)).isEmpty();
  }

  @Test
  void a_resource_is_sent_with_its_schemas_and_where_it_is() {
    Meta meta =
        new Meta(
            Instant.parse("2026-01-23T04:56:22Z"),
            Instant.parse("2026-05-13T04:42:34.123Z"),
            new EntityTag("3"));
    assertThat(
            new Documents(URI.create("https://portal.example/scim/"))
                .resource(
                    Schemas.USER,
                    json("{'userName':'u','" + Urns.ENTERPRISE_USER + "':{'department':'d'}}"),
                    "2819",
                    meta)
                .toString())
        .isEqualTo(
            json("""
                    {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User',
                                'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'],
                     'id':'2819','userName':'u',
                     'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{'department':'d'},
                     'meta':{'resourceType':'User','created':'2026-01-23T04:56:22Z',
                             'lastModified':'2026-05-13T04:42:34.123Z',
                             'location':'https://portal.example/scim/Users/2819','version':'V'}}
                    """)
                .toString()
                .replace("\"V\"", "\"W/\\\"3\\\"\""));
  }

  @Test
  void who_finds_nobody_gets_an_empty_list() {
    assertThat(Documents.page(0, 1, List.of()))
        .isEqualTo(
            json("{'schemas':['"
                    + Urns.LIST_RESPONSE
                    + "'],'totalResults':0,'startIndex':1,'itemsPerPage':0,'Resources':[]}")
                .put("totalResults", 0L)
                .put("startIndex", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scim", "/scim", "https:scim", "https://x.example/?a", "https://x.example/#a"})
  void addresses_are_absolute(String base) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Discovery(URI.create(base)));
  }
}
