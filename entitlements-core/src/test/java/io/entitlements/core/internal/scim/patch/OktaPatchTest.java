package io.entitlements.core.internal.scim.patch;

import static io.entitlements.core.internal.scim.Samples.barbara;
import static io.entitlements.core.internal.scim.Samples.guides;
import static io.entitlements.core.internal.scim.Samples.json;
import static io.entitlements.core.internal.scim.Samples.patched;
import static io.entitlements.core.internal.scim.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.schema.ResourceReader;
import io.entitlements.core.internal.scim.schema.Schemas;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Changes as Okta sends them. In the texts ' stands for ". */
class OktaPatchTest {

  @Test
  void somebody_is_deactivated_without_a_path() {
    ObjectNode changed =
        patched(Schemas.USER, barbara(), "[{'op':'replace','value':{'active':false}}]");
    assertThat(changed).isEqualTo(barbara().put("active", false));
  }

  @Test
  void a_group_is_renamed_with_its_id_beside_the_name() {
    assertThat(
            patched(
                Schemas.GROUP,
                guides(),
                "[{'op':'replace','value':{'id':'e9e30dba','displayName':'Guides'}}]"))
        .isEqualTo(guides().put("displayName", "Guides"));
  }

  @Test
  void another_id_is_refused() {
    assertThat(
            refusal(
                () ->
                    patched(
                        Schemas.GROUP,
                        guides(),
                        "[{'op':'replace','value':{'id':'other','displayName':'Guides'}}]")))
        .contains("mutability");
  }

  @Test
  void members_come_with_names() {
    assertThat(
            patched(
                    Schemas.GROUP,
                    guides(),
                    "[{'op':'add','path':'members','value':[{'value':'n','display':'n@x.example'}]}]")
                .at("/members/2"))
        .isEqualTo(json("{'value':'n'}"));
  }

  @Test
  void a_whole_user_is_put_with_much_that_is_not_kept() {
    assertThat(
            ResourceReader.read(
                Schemas.USER,
                json(
                    """
                    {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'id':'23a35c27',
                     'userName':'u@x.example','password':'1mz050nq','locale':'en-US','groups':[],
                     'name':{'givenName':'Test','familyName':'User','middleName':null},
                     'emails':[{'primary':true,'value':'u@x.example','type':'work','display':'u'}],
                     'displayName':'Test User','externalId':'00ujl29u0le5T6Aj10h7','active':false,
                     'meta':{'resourceType':'User'}}
                    """)))
        .isEqualTo(
            json(
                """
                {'userName':'u@x.example','name':{'givenName':'Test','familyName':'User'},
                 'emails':[{'primary':true,'value':'u@x.example','type':'work'}],
                 'displayName':'Test User','externalId':'00ujl29u0le5T6Aj10h7','active':false}
                """));
  }
}
