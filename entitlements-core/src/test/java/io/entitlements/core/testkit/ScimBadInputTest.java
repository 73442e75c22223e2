package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.Pushes;
import io.entitlements.roster.RosterSettings;
import io.entitlements.roster.Rosters.Refusal;
import io.entitlements.spi.Storage;
import io.entitlements.type.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be done is refused with the right status, and changes nothing. */
class ScimBadInputTest extends WorldContract {

  // JUnit sets both before each test.
  @SuppressWarnings("NullAway.Init")
  private ScimWorld scim;

  @SuppressWarnings("NullAway.Init")
  private String ada;

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @BeforeEach
  void connect() {
    scim = ScimWorld.in(world(), 3);
    ada = scim.user("ada");
  }

  private void assertUnchanged() {
    assertThat(scim.get("Users").json().path("totalResults").intValue()).isEqualTo(1);
    assertThat(scim.get("Users/" + ada).header("ETag")).isEqualTo("W/\"1\"");
    assertThat(scim.list().assigned()).isEqualTo(1);
    assertThat(scim.list().pending()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'userName':7",
        "'userName':true",
        "'userName':null",
        "'userName':['x']",
        "'userName':'x','active':7",
        "'userName':'x','active':'perhaps'",
        "'userName':'x','name':'Ada'",
        "'userName':'x','name':{'givenName':7}",
        "'userName':'x','emails':'ada@school.example'",
        "'userName':'x','emails':{'value':'x'}",
        "'userName':'x','emails':[{'value':7}]",
        "'userName':'x','emails':[{'value':'a','primary':true},{'value':'b','primary':true}]",
        "'userName':'x','roles':[7]",
        "'userName':'x','title':{}",
        "'userName':'x','externalId':7"
      })
  void a_value_of_a_wrong_type_is_refused(String members) {
    scim.post("Users", "{" + members + "}").isError(400, "invalidValue");
    scim.put("Users/" + ada, "{" + members + "}").isError(400, "invalidValue");
    assertUnchanged();
  }

  @Test
  void bodies_that_are_none_are_refused() {
    scim.post("Users", "").isError(400, "invalidSyntax");
    scim.post("Users", "[]").isError(400, "invalidSyntax");
    scim.post("Users", "{'userName':'x'").isError(400, "invalidSyntax");
    scim.post("Users", "{'schemas':['urn:x:unknown'],'userName':'x'}")
        .isError(400, "invalidSyntax");
    scim.ask("POST", "Users", "{'userName':'x'}", "Content-Type", "text/xml").isError(415, "");
    scim.post("Users", "{'userName':'" + "x".repeat(10_000_000) + "'}").isError(413, "");
    assertUnchanged();
  }

  @Test
  void senders_say_json_and_charsets_as_they_like() {
    for (String type :
        new String[] {"application/json", "application/json; charset=\"UTF8\"", ""}) {
      scim.ask("PUT", "Users/" + ada, ScimWorld.body("ada"), "Content-Type", type).is(200);
    }
    assertUnchanged();
  }

  @Test
  void changes_that_cannot_be_made_change_nothing() {
    String path = "Users/" + ada;
    scim.patch(path, "[{'op':'replace','path':'nonsense','value':'x'}]")
        .isError(400, "invalidPath");
    scim.patch(path, "[{'op':'replace','path':'active','value':false},{'op':'jump'}]")
        .isError(400, "invalidSyntax");
    scim.patch(
            path,
            "[{'op':'replace','path':'active','value':false},"
                + "{'op':'remove','path':'userName'}]")
        .isError(400, "mutability");
    scim.patch(path, "[{'op':'replace','path':'id','value':'x'}]").isError(400, "mutability");
    scim.patch(path, "[{'op':'remove'}]").isError(400, "noTarget");
    scim.patch(
            path,
            "["
                + "{'op':'replace','path':'active','value':false},".repeat(9_999)
                + "{'op':'replace','path':'active','value':false}]")
        .isError(413, "tooMany");
    assertUnchanged();
  }

  @Test
  void what_is_not_here_is_not_found() {
    scim.get("Users/" + "0".repeat(36)).isError(404, "");
    scim.get("Users/no").isError(404, "");
    scim.get("Users/%00").isError(404, "");
    scim.get("Users/" + ada + "/emails").isError(404, "");
    scim.get("Usersx").isError(404, "");
    scim.get("").isError(404, "");
    scim.get("Users/%zz").isError(400, "invalidSyntax");
    scim.post("Bulk", "{}").isError(501, "");
    scim.get("Me").isError(501, "");
    assertThat(scim.ask("POST", "Users/" + ada, "{}").isError(405, "").header("Allow"))
        .isEqualTo("GET, PUT, PATCH, DELETE");
    assertThat(scim.ask("DELETE", "Users", "").isError(405, "").header("Allow"))
        .isEqualTo("GET, POST");
    assertUnchanged();
  }

  @Test
  void who_has_no_live_token_is_told_so_in_scims_words() {
    for (String token : new String[] {"", "wrong", "x".repeat(10_000)}) {
      ScimWorld stranger = scim.withToken(token);
      assertThat(stranger.get("Users").isError(401, "").header("WWW-Authenticate"))
          .isEqualTo("Bearer");
      stranger.post("Users", ScimWorld.body("eve")).isError(401, "");
      stranger.delete("Users/" + ada).isError(401, "");
    }
    scim.ask("GET", "Users", "", "Authorization", "Basic YTpi").isError(401, "");
    scim.ask("GET", "Schemas", "", "Authorization", "Bearer wrong").isError(401, "");
    assertUnchanged();
  }

  @Test
  void another_customer_sees_nothing_and_is_told_nothing() {
    ScimWorld other =
        ScimWorld.in(
            RosterWorld.in(
                world()
                    .district(
                        world().activeAccount("head@elsewhere.example"), "Elsewhere", "suite", 3),
                "theirs",
                RosterSettings.DEFAULT));
    String absent = "0".repeat(36);
    for (String method : List.of("GET", "DELETE", "PUT", "PATCH")) {
      String body =
          method.equals("PATCH")
              ? "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],"
                  + "'Operations':[{'op':'replace','path':'active','value':false}]}"
              : ScimWorld.body("eve");
      ScimWorld.Answer theirs = other.ask(method, "Users/" + ada, body).isError(404, "");
      assertThat(theirs.json()).isEqualTo(other.ask(method, "Users/" + absent, body).json());
    }
    assertThat(other.find("Users", "id eq \"" + ada + "\"").json().path("Resources")).isEmpty();
    assertThat(other.find("Users", "userName eq \"ada@school.example\"").json().path("Resources"))
        .isEmpty();
    other
        .post("Groups", "{'displayName':'g','members':[{'value':'" + ada + "'}]}")
        .isError(400, "invalidValue");
    Pushes pushes = world().engine().pushes();
    assertThat(pushes.tokens(other.list().by(), scim.list().connection()))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    assertThat(pushes.issueToken(other.list().by(), scim.list().connection(), Optional.empty()))
        .isEqualTo(Outcome.refused(Refusal.NOT_PERMITTED));
    // A name is one user's in each list, not in all.
    other.post("Users", ScimWorld.body("ada")).is(201);
    assertUnchanged();
  }

  @Test
  void another_connections_resource_is_not_there() {
    ScimWorld other =
        ScimWorld.in(RosterWorld.in(scim.list().district(), "other", RosterSettings.DEFAULT));
    other.get("Users/" + ada).isError(404, "");
    other.delete("Users/" + ada).isError(404, "");
    other
        .patch("Users/" + ada, "[{'op':'replace','path':'active','value':false}]")
        .isError(404, "");
    other
        .post("Groups", "{'displayName':'g','members':[{'value':'" + ada + "'}]}")
        .isError(400, "invalidValue");
    assertThat(other.get("Users").json().path("totalResults").intValue()).isZero();
    assertThat(other.get("Groups").json().path("totalResults").intValue()).isZero();
    assertUnchanged();
  }
}
