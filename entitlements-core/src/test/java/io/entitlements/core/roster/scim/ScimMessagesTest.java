package io.entitlements.core.roster.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.internal.scim.ScimError;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Requests and responses. */
class ScimMessagesTest {

  @Test
  void a_request_prints_neither_its_token_nor_its_body() {
    ScimRequest request =
        new ScimRequest(
            "POST",
            "Users",
            "filter=secret",
            Map.of("authorization", "Bearer secret"),
            "secret".getBytes(StandardCharsets.UTF_8));
    assertThat(request).hasToString("ScimRequest[POST, 6 bytes]");
    assertThat(request.header("Authorization")).contains("Bearer secret");
    assertThat(request.header("If-Match")).isEmpty();
    assertThat(request.isBy("POST")).isTrue();
    assertThat(request.path() + "?" + request.query()).isEqualTo("Users?filter=secret");
    assertThat(request.body()).hasSize(6);
  }

  @Test
  void every_error_is_sent_as_what_senders_expect_and_kept_by_nobody() {
    ScimResponse response = ScimResponse.of(ScimError.of(401, "no token"));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.headers())
        .containsOnly(
            Map.entry("Content-Type", "application/scim+json"),
            Map.entry("Cache-Control", "no-store"),
            Map.entry("WWW-Authenticate", "Bearer"));
    assertThat(new String(response.body(), StandardCharsets.UTF_8))
        .contains("urn:ietf:params:scim:api:messages:2.0:Error", "\"status\":\"401\"");
    assertThat(response.toString()).doesNotContain("token");
  }

  @Test
  void what_is_gone_has_no_body() {
    ScimResponse response = ScimResponse.empty(204).with("ETag", "W/\"1\"");
    assertThat(response.body()).isEmpty();
    assertThat(response.headers())
        .containsEntry("ETag", "W/\"1\"")
        .doesNotContainKey("Content-Type");
  }
}
