package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.roster.PendingRelease;
import io.entitlements.roster.RunState;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.roster.Verdict;
import io.entitlements.spi.Storage;
import io.entitlements.type.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Users whom a directory pushes, from its token to their seats. */
class ScimUserTest extends WorldContract {

  // JUnit sets it before each test.
  @SuppressWarnings("NullAway.Init")
  private ScimWorld scim;

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @BeforeEach
  void connect() {
    scim = ScimWorld.in(world(), 3);
  }

  @Test
  void who_is_created_has_a_seat_and_is_given_with_its_place_and_state() {
    ScimWorld.Answer created = scim.post("Users", ScimWorld.body("ada")).is(201);
    assertThat(scim.holdsSeat("ada")).isTrue();
    assertThat(created.header("Content-Type")).isEqualTo(ScimWorld.SCIM);
    assertThat(created.header("Location"))
        .isEqualTo(ScimWorld.BASE + "/Users/" + created.id())
        .isEqualTo(created.json().at("/meta/location").stringValue());
    assertThat(created.header("ETag")).isEqualTo("W/\"1\"");
    assertThat(created.text("externalId")).isEqualTo("x-ada");
    assertThat(scim.get("Users/" + created.id()).is(200).json()).isEqualTo(created.json());
  }

  @Test
  void a_second_one_of_the_same_name_is_a_conflict_in_any_case_of_its_letters() {
    scim.user("ada");
    scim.post("Users", ScimWorld.body("ada")).isError(409, "uniqueness");
    scim.post("Users", ScimWorld.body("ADA")).isError(409, "uniqueness");
    assertThat(scim.get("Users").json().path("totalResults").intValue()).isEqualTo(1);
    String ben = scim.user("ben");
    scim.put("Users/" + ben, ScimWorld.body("ada")).isError(409, "uniqueness");
    assertThat(scim.get("Users/" + ben).text("externalId")).isEqualTo("x-ben");
  }

  @Test
  void a_change_to_the_name_of_another_is_a_conflict_and_changes_nothing() {
    scim.user("ada");
    String ben = scim.user("ben");
    scim.patch(
            "Users/" + ben,
            "[{'op':'replace','path':'title','value':'x'},"
                + "{'op':'replace','path':'userName','value':'ADA@school.example'}]")
        .isError(409, "uniqueness");
    scim.put("Users/" + ben, ScimWorld.body("Ada")).isError(409, "uniqueness");
    JsonNode kept = scim.get("Users/" + ben).json();
    assertThat(kept.path("userName").stringValue()).isEqualTo("ben@school.example");
    assertThat(kept.has("title")).isFalse();
    scim.patch("Users/" + ben, "[{'op':'replace','path':'userName','value':'BEN@school.example'}]")
        .is(200);
  }

  @Test
  void who_comes_back_beyond_the_seats_is_answered_as_if_there_were_one_and_waits() {
    List<String> ids = IntStream.range(0, 3).mapToObj(i -> scim.user("t" + i)).toList();
    scim.deactivate(ids.get(0)).is(200);
    world().pass(Duration.ofDays(15));
    world().doJobs();
    scim.user("t3");
    scim.activate(ids.get(0)).is(200);
    assertThat(scim.list().district().waiting()).containsExactly("t0@school.example");
    scim.deactivate(ids.get(0)).is(200);
    scim.put("Users/" + ids.get(0), ScimWorld.body("t0")).is(200);
    assertThat(scim.list().district().waiting()).containsExactly("t0@school.example");
    assertThat(scim.list().assigned()).isEqualTo(3);
  }

  @Test
  void what_a_customer_adds_to_users_is_passed_over() {
    String custom = "urn:ietf:params:scim:schemas:extension:CustomExtensionName:2.0:User";
    String ada =
        scim.post(
                "Users",
                "{'schemas':['urn:ietf:params:scim:schemas:core:2.0:User','"
                    + custom
                    + "'],'userName':'ada@school.example','"
                    + custom
                    + "':{'tag':'x'}}")
            .is(201)
            .id();
    JsonNode changed =
        scim.patch(
                "Users/" + ada,
                "[{'op':'Add','path':'"
                    + custom
                    + ":tag','value':'701984'},"
                    + "{'op':'Replace','value':{'"
                    + custom
                    + ":tag':'y','title':'Teacher'}}]")
            .is(200)
            .json();
    assertThat(changed.path("title").stringValue()).isEqualTo("Teacher");
    assertThat(changed.toString()).doesNotContain("CustomExtensionName");
    scim.find("Users", custom + ":tag eq \"701984\"").isError(400, "invalidFilter");
  }

  @Test
  void a_change_of_each_person_is_once_in_a_run_also_when_an_undone_one_comes_back() {
    String ada = scim.user("ada");
    scim.delete("Users/" + ada).is(204);
    scim.list().undo(scim.list().runs().get(0).run());
    scim.user("ada");
    assertThat(scim.holdsSeat("ada")).isTrue();
    for (SyncReport run : scim.list().runs()) {
      assertThat(scim.list().rows(run.run()).stream().map(row -> row.directoryId()))
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void a_day_is_one_run_whatever_is_planned_beside() {
    scim.user("ada");
    for (int i = 0; i < 5; i++) {
      world().pass(Duration.ofMinutes(1));
      scim.list().plan(Listing.of(Verdict.DELTA, RosterWorld.teacher("p" + i)));
    }
    scim.user("ben");
    assertThat(scim.list().runs().stream().filter(run -> run.state() == RunState.APPLIED))
        .singleElement()
        .matches(run -> run.count(Result.SEAT_GIVEN) == 2);
  }

  @Test
  void who_finds_no_seat_is_created_and_waits_for_one() {
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> scim.user("t" + i)).toList();
    assertThat(scim.list().assigned()).isEqualTo(3);
    assertThat(scim.list().district().waiting())
        .containsExactly("t3@school.example", "t4@school.example");
    scim.delete("Users/" + ids.get(3)).is(204);
    assertThat(scim.list().district().waiting()).containsExactly("t4@school.example");
    scim.delete("Users/" + ids.get(0)).is(204);
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.holdsSeat("t4")).isTrue();
    assertThat(scim.list().district().waiting()).isEmpty();
  }

  @Test
  void who_is_deleted_is_gone_for_the_directory_and_keeps_the_seat_for_the_grace() {
    String ada = scim.user("ada");
    scim.delete("Users/" + ada).is(204);
    scim.get("Users/" + ada).isError(404, "");
    scim.delete("Users/" + ada).isError(404, "");
    JsonNode found = scim.find("Users", "userName eq \"ada@school.example\"").is(200).json();
    assertThat(found.path("totalResults").intValue()).isZero();
    assertThat(found.path("Resources").isArray()).isTrue();
    assertThat(found.path("Resources")).isEmpty();
    assertThat(scim.list().pending()).hasSize(1);
    assertThat(scim.holdsSeat("ada")).isTrue();
    world().pass(Duration.ofDays(15));
    world().doJobs();
    assertThat(scim.holdsSeat("ada")).isFalse();
  }

  @Test
  void who_is_created_again_has_the_very_seat_again() {
    String ada = scim.user("ada");
    var seat = scim.list().seat(RosterWorld.email("ada"));
    scim.delete("Users/" + ada).is(204);
    assertThat(scim.user("ada")).isNotEqualTo(ada);
    assertThat(scim.list().seat(RosterWorld.email("ada"))).isEqualTo(seat);
    assertThat(scim.list().pending()).isEmpty();
  }

  @Test
  void who_takes_part_no_more_is_seen_and_loses_the_seat_after_the_grace() {
    String ada = scim.user("ada");
    assertThat(scim.deactivate(ada).is(200).json().path("active").booleanValue(true)).isFalse();
    assertThat(scim.list().pending()).extracting(PendingRelease::connection).hasSize(1);
    assertThat(scim.find("Users", "active eq false").json().path("totalResults").intValue())
        .isEqualTo(1);
    scim.activate(ada).is(200);
    assertThat(scim.list().pending()).isEmpty();
    assertThat(scim.holdsSeat("ada")).isTrue();
  }

  @Test
  void who_is_created_without_taking_part_has_neither_account_nor_seat_until_then() {
    String ada = scim.post("Users", ScimWorld.body("ada", false)).is(201).id();
    assertThat(world().engine().accounts().find(EmailAddress.of(RosterWorld.email("ada"))))
        .isEmpty();
    scim.put("Users/" + ada, ScimWorld.body("ada", true)).is(200);
    assertThat(scim.holdsSeat("ada")).isTrue();
  }

  @Test
  void a_renamed_person_keeps_account_and_seat() {
    String ada = scim.user("ada");
    var seat = scim.list().seat(RosterWorld.email("ada"));
    scim.put("Users/" + ada, ScimWorld.body("married")).is(200);
    assertThat(scim.list().seat(RosterWorld.email("ada"))).isEqualTo(seat);
    assertThat(scim.list().assigned()).isEqualTo(1);
    assertThat(scim.list().rows(scim.list().runs().get(0).run()))
        .last()
        .matches(row -> row.result() == Result.SEAT_KEPT && row.addressDiffers());
  }

  @Test
  void a_student_gets_no_seat_and_a_parent_no_account() {
    scim.post("Users", ScimWorld.body("sam").replace("'active'", "'userType':'Student','active'"))
        .is(201);
    scim.post("Users", ScimWorld.body("pat").replace("'active'", "'userType':'Parent','active'"))
        .is(201);
    assertThat(scim.list().assigned()).isZero();
    assertThat(world().engine().accounts().find(EmailAddress.of(RosterWorld.email("sam"))))
        .isPresent();
    assertThat(world().engine().accounts().find(EmailAddress.of(RosterWorld.email("pat"))))
        .isEmpty();
  }

  @Test
  void somebody_without_an_address_is_kept_and_told_of() {
    scim.post("Users", "{'userName':'ada','name':{'givenName':'Ada'}}").is(201);
    assertThat(scim.list().assigned()).isZero();
    assertThat(scim.list().runs().get(0).count(Result.UNUSABLE)).isEqualTo(1);
  }

  @Test
  void the_same_again_changes_nothing() {
    String ada = scim.user("ada");
    var revision = world().engine().history().revision(scim.list().district().organization());
    scim.put("Users/" + ada, ScimWorld.body("ada")).is(200);
    scim.activate(ada).is(200);
    assertThat(scim.get("Users/" + ada).header("ETag")).isEqualTo("W/\"1\"");
    assertThat(world().engine().history().revision(scim.list().district().organization()))
        .isEqualTo(revision);
    assertThat(scim.list().runs()).singleElement().matches(run -> run.counts().size() == 1);
  }

  @Test
  void a_stale_state_is_a_failed_precondition() {
    String ada = scim.user("ada");
    scim.put("Users/" + ada, ScimWorld.body("ada", false), "If-Match", "W/\"1\"").is(200);
    scim.put("Users/" + ada, ScimWorld.body("ada"), "If-Match", "W/\"1\"").isError(412, "");
    scim.patch(
            "Users/" + ada,
            "[{'op':'replace','path':'active','value':true}]",
            "If-Match",
            "W/\"1\"")
        .isError(412, "");
    scim.delete("Users/" + ada, "If-Match", "\"1\"").isError(412, "");
    assertThat(scim.get("Users/" + ada).json().path("active").booleanValue(true)).isFalse();
    assertThat(scim.get("Users/" + ada, "If-None-Match", "W/\"2\"").is(304).response().body())
        .isEmpty();
    scim.delete("Users/" + ada, "If-Match", "*").is(204);
  }

  @Test
  void a_list_is_given_by_pages_whatever_was_deleted_between() {
    List<String> ids = IntStream.range(0, 12).mapToObj(i -> scim.user("t" + i)).toList();
    scim.delete("Users/" + ids.get(2)).is(204);
    scim.delete("Users/" + ids.get(7)).is(204);
    assertThat(names(scim.get("Users?startIndex=1&count=4").json()))
        .containsExactly("t0", "t1", "t3", "t4");
    JsonNode second = scim.get("Users?startIndex=5&count=4").json();
    assertThat(names(second)).containsExactly("t5", "t6", "t8", "t9");
    assertThat(second.path("totalResults").intValue()).isEqualTo(10);
    assertThat(second.path("startIndex").intValue()).isEqualTo(5);
    assertThat(second.path("itemsPerPage").intValue()).isEqualTo(4);
    assertThat(names(scim.get("Users?startIndex=11&count=4").json())).isEmpty();
    assertThat(scim.get("Users?count=0").json().path("totalResults").intValue()).isEqualTo(10);
  }

  private static List<String> names(JsonNode page) {
    return StreamSupport.stream(page.path("Resources").spliterator(), false)
        .map(user -> user.path("userName").stringValue().replace("@school.example", ""))
        .toList();
  }

  @Test
  void filters_find_by_what_an_index_has_and_by_what_none_has() {
    String ada = scim.user("ada");
    scim.user("ben");
    for (String filter :
        List.of(
            "userName eq \"ADA@school.example\"",
            "externalId eq \"x-ada\"",
            "id eq \"" + ada + "\"",
            "externalId eq \"x-ada\" and active eq \"True\"",
            "emails[type eq \"work\" and value sw \"ada\"]",
            "emails.value eq \"ada@school.example\"",
            "userName co \"da@\"",
            "not (userName eq \"ben@school.example\")",
            "meta.resourceType eq \"User\" and userName eq \"ada@school.example\"")) {
      assertThat(names(scim.find("Users", filter).is(200).json()))
          .as(filter)
          .containsExactly("ada");
    }
    assertThat(scim.find("Users", "externalId eq \"X-ADA\"").json().path("totalResults").intValue())
        .isZero();
    assertThat(
            names(
                scim.post(
                        "Users/.search",
                        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],"
                            + "'filter':'userName pr','startIndex':2,'count':1}")
                    .is(200)
                    .json()))
        .containsExactly("ben");
    scim.find("Users", "nickName eq \"x\"").isError(400, "invalidFilter");
    scim.find("Users", "(".repeat(1_000) + "userName pr" + ")".repeat(1_000))
        .isError(400, "invalidFilter");
  }

  @Test
  void only_what_is_asked_for_is_given() {
    String ada = scim.user("ada");
    JsonNode some = scim.get("Users/" + ada + "?attributes=userName").json();
    assertThat(some.propertyNames()).containsExactlyInAnyOrder("schemas", "id", "userName");
    JsonNode most = scim.get("Users?excludedAttributes=emails,name").json().at("/Resources/0");
    assertThat(most.propertyNames()).doesNotContain("emails", "name").contains("meta", "active");
  }

  @Test
  void a_day_is_one_run_which_can_be_undone() {
    String ada = scim.user("ada");
    scim.user("ben");
    world().pass(Duration.ofDays(1));
    scim.deactivate(ada).is(200);
    scim.user("eve");
    var runs = scim.list().runs();
    assertThat(runs).hasSize(2).allMatch(run -> run.state() == RunState.APPLIED);
    assertThat(runs.get(0).counts()).containsOnlyKeys(Result.RELEASE_PLANNED, Result.SEAT_GIVEN);
    scim.list().undo(runs.get(0).run());
    assertThat(scim.holdsSeat("eve")).isFalse();
    assertThat(scim.list().pending()).isEmpty();
    assertThat(scim.holdsSeat("ada")).isTrue();
    scim.user("fay");
    assertThat(scim.list().runs()).hasSize(3);
  }

  @Test
  void entra_creates_with_little_and_adds_the_rest_by_its_own_words() {
    String ada =
        scim.post("Users", "{'userName':'ada','active':'True','externalId':'7f'}").is(201).id();
    assertThat(scim.list().assigned()).isZero();
    JsonNode changed =
        scim.patch(
                "Users/" + ada,
                "[{'op':'Add','path':'emails[type eq \\'work\\'].value',"
                    + "'value':'ada@school.example'},"
                    + "{'op':'Replace','value':{'name.givenName':'Ada','name.familyName':'L',"
                    + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department':'x',"
                    + "'addresses[type eq \\'work\\'].country':'ignored'}}]")
            .is(200)
            .json();
    assertThat(changed.at("/emails/0/value").stringValue()).isEqualTo("ada@school.example");
    assertThat(changed.at("/name/givenName").stringValue()).isEqualTo("Ada");
    assertThat(scim.holdsSeat("ada")).isTrue();
  }

  @Test
  void okta_replaces_without_a_path_and_by_whole_users() {
    String ada = scim.user("ada");
    scim.patch("Users/" + ada, "[{'op':'replace','value':{'active':false}}]").is(200);
    assertThat(scim.list().pending()).hasSize(1);
    scim.put(
            "Users/" + ada,
            ScimWorld.body("ada").replace("'active'", "'id':'" + ada + "','groups':[],'active'"))
        .is(200);
    assertThat(scim.list().pending()).isEmpty();
  }

  @Test
  void discovery_is_for_everybody() {
    ScimWorld stranger = scim.withToken("");
    for (String path : List.of("ServiceProviderConfig", "ResourceTypes", "Schemas")) {
      assertThat(stranger.get(path).is(200).header("Content-Type")).isEqualTo(ScimWorld.SCIM);
    }
    assertThat(stranger.get("Schemas").text("id")).isEmpty();
    assertThat(
            stranger
                .get("Schemas/urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Acore%3A2.0%3AUser")
                .is(200)
                .text("name"))
        .isEqualTo("User");
    assertThat(stranger.post("Schemas", "{}").isError(405, "").header("Allow")).isEqualTo("GET");
  }
}
