package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.change;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.patched;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Changes as Entra ID sends them. In the texts ' stands for ". */
class EntraPatchTest {

  private static final String ENTERPRISE =
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

  private static ObjectNode user(String operations) {
    return patched(Schemas.USER, barbara(), operations);
  }

  @ParameterizedTest
  @CsvSource({
    "Replace,'False',false",
    "replace,'false',false",
    "Add,'True',true",
    "ADD,'TRUE',true"
  })
  void kinds_have_capitals_and_booleans_are_texts(String op, String text, boolean active) {
    ObjectNode before = barbara().put("active", !active);
    String operations = "[{'op':'" + op + "','path':'active','value':'" + text + "'}]";
    assertThat(patched(Schemas.USER, before, operations).path("active").booleanValue())
        .isEqualTo(active);
  }

  @Test
  void names_of_members_are_paths() {
    ObjectNode changed =
        user(
            "[{'op':'replace','value':{'displayName':'Bjfe','name.givenName':'Kkom',"
                + "'name.familyName':'Unua','"
                + ENTERPRISE
                + ":employeeNumber':'Aklq','emails[type eq \\'work\\'].value':'k@x.example'}}]"
                    .replace("\\'", "\\\""));
    assertThat(changed.path("displayName").stringValue()).isEqualTo("Bjfe");
    assertThat(changed.get("name"))
        .isEqualTo(json("{'formatted':'Barbara Jensen','familyName':'Unua','givenName':'Kkom'}"));
    assertThat(changed.get(ENTERPRISE))
        .isEqualTo(json("{'department':'Tours','employeeNumber':'Aklq'}"));
    assertThat(changed.at("/emails/0/value").stringValue()).isEqualTo("k@x.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {":department", ".department"})
  void an_attribute_of_an_extension_follows_a_colon_or_a_dot(String name) {
    assertThat(
            user("[{'op':'Add','path':'" + ENTERPRISE + name + "','value':'Retail'}]")
                .get(ENTERPRISE))
        .isEqualTo(json("{'department':'Retail'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Add", "Replace"})
  void something_inside_a_value_that_is_not_there_creates_it(String op) {
    assertThat(
            user("[" + change(op, "emails[type eq 'other'].value", "'o@x.example'") + "]")
                .at("/emails/2"))
        .isEqualTo(json("{'type':'other','value':'o@x.example'}"));
    assertThat(
            user("[" + change(op, "roles[primary eq 'True'].value", "'Teacher'") + "]")
                .at("/roles/1"))
        .isEqualTo(json("{'primary':true,'value':'Teacher'}"));
    assertThat(
            user("[" + change(op, "emails[type eq 'other']", "{'value':'o@x.example'}") + "]")
                .at("/emails/2"))
        .isEqualTo(json("{'type':'other','value':'o@x.example'}"));
  }

  @Test
  void an_address_is_removed_by_its_inside() {
    assertThat(user("[" + change("Remove", "emails[type eq 'work'].value") + "]").get("emails"))
        .isEqualTo(json("{'a':[{'value':'babs@jensen.example','type':'home'}]}").get("a"));
  }

  @Test
  void members_are_removed_by_a_filter_or_by_a_value() {
    ObjectNode left =
        json("{'id':'e9e30dba','displayName':'Tour Guides','members':[{'value':'902c246b'}]}");
    assertThat(
            patched(
                Schemas.GROUP,
                guides(),
                "[" + change("Remove", "members[value eq '2819c223']") + "]"))
        .isEqualTo(left);
    assertThat(
            patched(
                Schemas.GROUP,
                guides(),
                "[" + change("Remove", "members", "[{'value':'2819c223'},{'value':'x'}]") + "]"))
        .isEqualTo(left);
    assertThat(
            patched(
                Schemas.GROUP,
                guides(),
                "[" + change("Remove", "members", "{'value':'2819c223'}") + "]"))
        .isEqualTo(left);
  }

  @Test
  void removing_nobody_removes_nobody() {
    for (String operations :
        new String[] {
          change("Remove", "members", "[]"), change("Remove", "members[value eq 'nobody']")
        }) {
      assertThat(patched(Schemas.GROUP, guides(), "[" + operations + "]")).isEqualTo(guides());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "addresses[type eq 'work'].formatted",
        "phoneNumbers[type eq 'mobile'].value",
        "preferredLanguage",
        "name.middleName",
        "emails[type eq 'work'].display",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"
      })
  void what_its_usual_mapping_sends_and_nobody_keeps_changes_nothing(String path) {
    assertThat(user("[" + change("Add", path, "'18/2111'") + "]")).isEqualTo(barbara());
  }
}
