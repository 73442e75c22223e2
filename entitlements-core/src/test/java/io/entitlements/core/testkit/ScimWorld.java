package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.scim.ScimHandler;
import io.entitlements.core.roster.scim.ScimRequest;
import io.entitlements.core.roster.scim.ScimResponse;
import io.entitlements.roster.IssuedPushToken;
import io.entitlements.roster.RosterSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A directory that pushes one connected list. In the texts of its bodies ' stands for ". */
record ScimWorld(RosterWorld list, ScimHandler handler, String token) {

  static final String BASE = "https://portal.example/scim/v2";
  static final String SCIM = "application/scim+json";

  private static final JsonMapper MAPPER = new JsonMapper();

  static ScimWorld in(World world, int seats) {
    return in(RosterWorld.in(world, seats));
  }

  static ScimWorld in(World world, int seats, RosterSettings settings) {
    return in(RosterWorld.in(world.district("suite", seats), "pushed", settings));
  }

  static ScimWorld in(RosterWorld list) {
    World world = list.district().world();
    return new ScimWorld(
        list, ScimHandler.of(world.engine(), URI.create(BASE)), issue(list).secret());
  }

  static IssuedPushToken issue(RosterWorld list) {
    return list.district()
        .world()
        .engine()
        .pushes()
        .issueToken(list.by(), list.connection(), Optional.empty())
        .orElseThrow();
  }

  ScimWorld withToken(String other) {
    return new ScimWorld(list, handler, other);
  }

  /** What was answered. */
  record Answer(ScimResponse response) {

    int status() {
      return response.status();
    }

    JsonNode json() {
      return MAPPER.readTree(response.body());
    }

    String text(String member) {
      return json().path(member).stringValue("");
    }

    String id() {
      return text("id");
    }

    String header(String name) {
      return response.headers().getOrDefault(name, "");
    }

    Answer is(int status) {
      assertThat(response.status())
          .as(new String(response.body(), StandardCharsets.UTF_8))
          .isEqualTo(status);
      return this;
    }

    /** A refusal with an error body. */
    Answer isError(int status, String scimType) {
      is(status);
      assertThat(header("Content-Type")).isEqualTo(SCIM);
      assertThat(json().path("schemas").path(0).stringValue(""))
          .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
      assertThat(text("status")).isEqualTo(Integer.toString(status));
      assertThat(text("scimType")).isEqualTo(scimType);
      assertThat(text("detail")).isNotBlank();
      return this;
    }
  }

  Answer ask(String method, String address, String body, String... headers) {
    int question = address.indexOf('?');
    String path = question < 0 ? address : address.substring(0, question);
    String query = question < 0 ? "" : address.substring(question + 1);
    Map<String, String> all = new HashMap<>();
    if (!token.isEmpty()) {
      all.put("Authorization", "Bearer " + token);
    }
    all.put("Content-Type", SCIM);
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new Answer(handler.handle(new ScimRequest(method, path, query, all, bytes)));
  }

  Answer get(String address, String... headers) {
    return ask("GET", address, "", headers);
  }

  /** The answer to a filter. */
  Answer find(String endpoint, String filter) {
    return get(endpoint + "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8));
  }

  Answer post(String address, String body) {
    return ask("POST", address, body);
  }

  Answer put(String address, String body, String... headers) {
    return ask("PUT", address, body, headers);
  }

  Answer delete(String address, String... headers) {
    return ask("DELETE", address, "", headers);
  }

  /** Changes, of which the text is the array. */
  Answer patch(String address, String operations, String... headers) {
    return ask(
        "PATCH",
        address,
        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':"
            + operations
            + "}",
        headers);
  }

  /** Creates somebody and gives the identifier. */
  String user(String name) {
    return post("Users", body(name)).is(201).id();
  }

  static String body(String name) {
    return body(name, true);
  }

  static String body(String name, boolean active) {
    return """
        {'schemas':['urn:ietf:params:scim:schemas:core:2.0:User'],'externalId':'x-%s',
         'userName':'%s','name':{'givenName':'Given','familyName':'Family'},'active':%s,
         'emails':[{'value':'%s','type':'work','primary':true}]}
        """
        .formatted(name, RosterWorld.email(name), active, RosterWorld.email(name));
  }

  /** Entra ID's way to say that somebody takes part no more. */
  Answer deactivate(String id) {
    return patch("Users/" + id, "[{'op':'Replace','path':'active','value':'False'}]");
  }

  Answer activate(String id) {
    return patch("Users/" + id, "[{'op':'Replace','path':'active','value':'True'}]");
  }

  boolean holdsSeat(String name) {
    return list.seat(RosterWorld.email(name)).isPresent();
  }
}
