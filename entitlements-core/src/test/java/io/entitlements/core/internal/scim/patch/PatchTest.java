package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.change;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.patched;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Changes as the standard shows them (RFC 7644, 3.5.2). In the texts ' stands for ". */
class PatchTest {

  private static ObjectNode user(String operations) {
    return patched(Schemas.USER, barbara(), operations);
  }

  private static ObjectNode group(String operations) {
    return patched(Schemas.GROUP, guides(), operations);
  }

  @Test
  void a_member_is_added() {
    assertThat(
            group("[{'op':'add','path':'members','value':[{'display':'Babs','value':'new1'}]}]")
                .get("members"))
        .isEqualTo(
            json("{'a':[{'value':'2819c223'},{'value':'902c246b'},{'value':'new1'}]}").get("a"));
  }

  @Test
  void a_member_who_is_there_is_not_added_again() {
    assertThat(
            group(
                    "[{'op':'add','path':'members','value':[{'value':'902c246b'},{'value':'n'},"
                        + "{'value':'n'}]},{'op':'add','path':'members','value':[{'value':'n'}]}]")
                .get("members"))
        .isEqualTo(
            json("{'a':[{'value':'2819c223'},{'value':'902c246b'},{'value':'n'}]}").get("a"));
  }

  @Test
  void values_are_added_without_a_path() {
    ObjectNode changed =
        user(
            "[{'op':'add','value':{'emails':[{'value':'b@x.example','type':'other'}],"
                + "'displayName':'Barbara'}}]");
    assertThat(changed.get("emails")).hasSize(3);
    assertThat(changed.path("displayName").stringValue()).isEqualTo("Barbara");
  }

  @Test
  void one_member_is_removed_by_a_filter() {
    assertThat(group("[" + change("remove", "members[value eq '2819c223']") + "]"))
        .isEqualTo(
            json("{'id':'e9e30dba','displayName':'Tour Guides','members':[{'value':'902c246b'}]}"));
  }

  @Test
  void all_members_are_removed() {
    assertThat(group("[{'op':'remove','path':'members'}]").has("members")).isFalse();
  }

  @Test
  void values_are_removed_by_a_filter_of_two() {
    assertThat(
            user("[" + change("remove", "emails[type eq 'work' and value ew 'example.com']") + "]")
                .get("emails"))
        .isEqualTo(json("{'a':[{'value':'babs@jensen.example','type':'home'}]}").get("a"));
  }

  @Test
  void a_member_is_removed_and_another_added_at_once() {
    assertThat(
            group(
                    "["
                        + change("remove", "members[value eq '2819c223']")
                        + ",{'op':'add','path':'members','value':[{'value':'n'}]}]")
                .get("members"))
        .isEqualTo(json("{'a':[{'value':'902c246b'},{'value':'n'}]}").get("a"));
  }

  @Test
  void all_members_are_replaced() {
    assertThat(
            group("[{'op':'replace','path':'members','value':[{'value':'a'},{'value':'b'}]}]")
                .get("members"))
        .isEqualTo(json("{'a':[{'value':'a'},{'value':'b'}]}").get("a"));
  }

  @Test
  void a_value_that_a_filter_finds_is_replaced() {
    assertThat(
            user("["
                    + change(
                        "replace",
                        "emails[type eq 'work']",
                        "{'type':'work','value':'new@x.example'}")
                    + "]")
                .get("emails")
                .get(0))
        .isEqualTo(json("{'type':'work','value':'new@x.example'}"));
  }

  @Test
  void something_inside_a_value_is_replaced() {
    assertThat(
            user("[" + change("replace", "emails[type eq 'work'].value", "'new@x.example'") + "]")
                .get("emails")
                .get(0))
        .isEqualTo(json("{'value':'new@x.example','type':'work','primary':true}"));
  }

  @Test
  void several_attributes_are_replaced_without_a_path() {
    ObjectNode changed =
        user(
            "[{'op':'replace','value':{'emails':[{'value':'b@x.example','type':'home'}],"
                + "'title':'Guide'}}]");
    assertThat(changed.get("emails"))
        .isEqualTo(json("{'a':[{'value':'b@x.example','type':'home'}]}").get("a"));
    assertThat(changed.path("title").stringValue()).isEqualTo("Guide");
    assertThat(changed.path("displayName").stringValue()).isEqualTo("Babs");
  }

  @Test
  void parts_of_a_complex_attribute_are_replaced_and_the_others_stay() {
    assertThat(user("[{'op':'replace','path':'name','value':{'givenName':'Bo'}}]").get("name"))
        .isEqualTo(json("{'formatted':'Barbara Jensen','familyName':'Jensen','givenName':'Bo'}"));
  }

  @Test
  void what_is_set_to_nothing_is_gone() {
    ObjectNode changed =
        user(
            "[{'op':'replace','path':'title','value':null},{'op':'replace','path':'userType',"
                + "'value':''},{'op':'replace','path':'emails','value':[]},"
                + "{'op':'replace','value':{'name':{'formatted':null}}}]");
    assertThat(changed.has("title")).isFalse();
    assertThat(changed.has("userType")).isFalse();
    assertThat(changed.has("emails")).isFalse();
    assertThat(changed.get("name").has("formatted")).isFalse();
  }

  @Test
  void a_complex_attribute_without_anything_inside_is_gone() {
    assertThat(
            user("[{'op':'remove','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department'}]")
                .has("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"))
        .isFalse();
  }

  @Test
  void a_new_primary_value_makes_the_others_secondary() {
    assertThat(
            user("[{'op':'add','path':'emails','value':[{'value':'b@x.example','primary':true}]}]")
                .get("emails")
                .get(0)
                .path("primary")
                .booleanValue())
        .isFalse();
    assertThat(
            user("[" + change("replace", "emails[type eq 'home'].primary", "true") + "]")
                .get("emails"))
        .isEqualTo(
            json("{'a':[{'value':'bjensen@example.com','type':'work','primary':false},"
                    + "{'value':'babs@jensen.example','type':'home','primary':true}]}")
                .get("a"));
  }

  @Test
  void a_value_that_is_there_changes_nothing() {
    assertThat(
            user(
                "[{'op':'add','path':'emails','value':[{'type':'home','value':'babs@jensen.example'}]},"
                    + "{'op':'replace','path':'active','value':true}]"))
        .isEqualTo(barbara());
  }

  @Test
  void the_resource_itself_stays_as_it_was() {
    ObjectNode user = barbara();
    ObjectNode group = guides();
    patched(Schemas.USER, user, "[{'op':'remove','path':'emails.value'}]");
    patched(Schemas.GROUP, group, "[{'op':'add','path':'members','value':[{'value':'n'}]}]");
    assertThat(user).isEqualTo(barbara());
    assertThat(group).isEqualTo(guides());
  }
}
