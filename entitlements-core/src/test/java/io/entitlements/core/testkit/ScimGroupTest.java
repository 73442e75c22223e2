package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.spi.Storage;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Groups whom a directory pushes: kept for it, and nothing to seats. */
class ScimGroupTest extends WorldContract {

  // JUnit sets all before each test.
  @SuppressWarnings("NullAway.Init")
  private ScimWorld scim;

  @SuppressWarnings("NullAway.Init")
  private String ada;

  @SuppressWarnings("NullAway.Init")
  private String ben;

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @BeforeEach
  void connect() {
    scim = ScimWorld.in(world(), 5);
    ada = scim.user("ada");
    ben = scim.user("ben");
  }

  private String group(String... members) {
    return scim.post("Groups", body(members)).is(201).id();
  }

  private static String body(String... members) {
    return "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group'],'displayName':'Staff',"
        + "'externalId':'g','members':"
        + array(members)
        + "}";
  }

  private static String array(String... members) {
    StringBuilder array = new StringBuilder("[");
    for (String member : members) {
      array.append(array.length() == 1 ? "" : ",").append("{'value':'" + member + "'}");
    }
    return array + "]";
  }

  private List<String> members(String group) {
    JsonNode json = scim.get("Groups/" + group).is(200).json();
    return StreamSupport.stream(json.path("members").spliterator(), false)
        .map(member -> member.path("value").stringValue())
        .toList();
  }

  @Test
  void a_group_is_given_with_its_members_and_where_they_are() {
    JsonNode group = scim.post("Groups", body(ada, ada, ben)).is(201).json();
    assertThat(group.path("members")).hasSize(2);
    assertThat(group.at("/members/0/$ref").stringValue())
        .isEqualTo(ScimWorld.BASE + "/Users/" + group.at("/members/0/value").stringValue());
    assertThat(group.at("/meta/location").stringValue())
        .isEqualTo(ScimWorld.BASE + "/Groups/" + group.path("id").stringValue());
    assertThat(
            scim.get("Groups/" + group.path("id").stringValue() + "?excludedAttributes=members")
                .json()
                .has("members"))
        .isFalse();
  }

  @Test
  void members_are_removed_in_both_of_the_forms_that_entra_has() {
    String group = group(ada, ben);
    scim.patch("Groups/" + group, "[{'op':'Remove','path':'members[value eq \\'" + ada + "\\']'}]")
        .is(204);
    assertThat(members(group)).containsExactly(ben);
    scim.patch(
            "Groups/" + group,
            "[{'op':'Remove','path':'members','value':[{'value':'" + ben + "'}]}]")
        .is(204);
    assertThat(members(group)).isEmpty();
    scim.patch("Groups/" + group, "[{'op':'Add','path':'members','value':" + array(ada) + "}]")
        .is(204);
    assertThat(members(group)).containsExactly(ada);
  }

  @Test
  void a_change_is_shown_to_who_asks_for_it() {
    String group = group(ada);
    assertThat(
            scim.patch(
                    "Groups/" + group + "?attributes=displayName",
                    "[{'op':'replace','value':{'id':'" + group + "','displayName':'New'}}]")
                .is(200)
                .text("displayName"))
        .isEqualTo("New");
    assertThat(members(group)).containsExactly(ada);
  }

  @Test
  void adding_who_is_there_and_removing_who_is_not_is_done_already() {
    String group = group(ada);
    scim.patch(
            "Groups/" + group,
            "[{'op':'add','path':'members','value':"
                + array(ada)
                + "},{'op':'remove','path':'members','value':"
                + array(ben)
                + "}]")
        .is(204);
    assertThat(scim.get("Groups/" + group).header("ETag")).isEqualTo("W/\"1\"");
  }

  @Test
  void all_members_are_replaced_or_removed() {
    String group = group(ada);
    scim.put("Groups/" + group, body(ben)).is(200);
    assertThat(members(group)).containsExactly(ben);
    scim.patch("Groups/" + group, "[{'op':'replace','path':'members','value':" + array(ada) + "}]")
        .is(204);
    assertThat(members(group)).containsExactly(ada);
    scim.patch("Groups/" + group, "[{'op':'remove','path':'members'}]").is(204);
    assertThat(members(group)).isEmpty();
  }

  @Test
  void who_is_no_user_here_joins_nothing() {
    String group = group(ada);
    for (String stranger : List.of("nobody", group, "0".repeat(36))) {
      scim.patch(
              "Groups/" + group,
              "[{'op':'replace','path':'displayName','value':'New'},"
                  + "{'op':'add','path':'members','value':"
                  + array(stranger)
                  + "}]")
          .isError(400, "invalidValue");
      scim.post("Groups", body(stranger)).isError(400, "invalidValue");
    }
    assertThat(scim.get("Groups/" + group).text("displayName")).isEqualTo("Staff");
    assertThat(scim.get("Groups").json().path("totalResults").intValue()).isEqualTo(1);
  }

  @Test
  void who_is_deleted_is_in_no_group_any_more() {
    String group = group(ada, ben);
    scim.delete("Users/" + ada).is(204);
    assertThat(members(group)).containsExactly(ben);
    assertThat(scim.get("Groups/" + group).header("ETag")).isEqualTo("W/\"2\"");
  }

  @Test
  void a_deleted_group_is_gone_and_its_members_stay() {
    String group = group(ada);
    scim.delete("Groups/" + group, "If-Match", "W/\"7\"").isError(412, "");
    scim.delete("Groups/" + group).is(204);
    scim.get("Groups/" + group).isError(404, "");
    assertThat(scim.holdsSeat("ada")).isTrue();
    assertThat(scim.list().assigned()).isEqualTo(2);
  }

  @Test
  void groups_are_found_by_member_name_and_the_senders_identifier() {
    String group = group(ada);
    group(ben);
    for (String filter :
        List.of(
            "members eq \"" + ada + "\"",
            "members[value eq \"" + ada + "\"]",
            "id eq \"" + group + "\" and members eq \"" + ada + "\"",
            "externalId eq \"g\" and members.value eq \"" + ada + "\"")) {
      JsonNode found = scim.find("Groups", filter).is(200).json();
      assertThat(found.path("totalResults").intValue()).as(filter).isEqualTo(1);
      assertThat(found.at("/Resources/0/id").stringValue()).isEqualTo(group);
    }
    assertThat(
            scim.find("Groups", "displayName eq \"staff\"").json().path("totalResults").intValue())
        .isEqualTo(2);
  }
}
