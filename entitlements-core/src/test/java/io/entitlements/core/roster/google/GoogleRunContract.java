package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.NothingSecret;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.core.testkit.RosterServerContract;
import io.entitlements.roster.RosterSource;
import io.entitlements.spi.Storage;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of a list of Google's, with what its servers do wrong. */
abstract class GoogleRunContract extends RosterServerContract<LocalGoogle> {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension final NothingSecret nothingSecret = new NothingSecret();

  private final GoogleList list;

  GoogleRunContract(GoogleList list) {
    this.list = list;
  }

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @Override
  protected LocalGoogle server(Clock clock) {
    LocalGoogle google = new LocalGoogle(clock);
    google.givesAtMost(10);
    return google;
  }

  @Override
  protected RosterSource source(LocalGoogle google, Clock clock, Duration timeout) {
    GoogleSettings settings =
        new GoogleSettings(
            google.account(),
            LocalGoogleLogin.SUBJECT,
            list,
            google.root(),
            google.root(),
            timeout);
    return new GoogleRoster(HTTP, settings, clock, pause -> {});
  }

  @Override
  protected void list(LocalGoogle google, String id) {
    google.list(LocalGoogleUser.teacher(id));
    google.join(ServedGoogle.GROUP, id);
    google.teach("algebra", id);
  }

  @Test
  void a_notification_of_a_push_channel_reads_the_list_within_two_minutes() {
    ConnectionSecret token = ConnectionSecret.of("very-secret");
    Map<String, List<String>> headers =
        Map.of(
            "X-Goog-Channel-Token",
            List.of(token.reveal()),
            "X-Goog-Resource-State",
            List.of("delete"));
    assertThat(GooglePush.isHint(headers, token)).isTrue();
    isRead(runHinted());
  }

  @Test
  void a_page_token_that_ends_begins_the_list_again_once() {
    server()
        .fails(
            (exchange, page) -> {
              if (page == 3) {
                server().expirePageTokens();
              }
              return false;
            });
    isRead(runNextDay());
  }

  @Test
  void page_tokens_that_end_again_and_again_change_nothing() {
    server()
        .fails(
            (exchange, page) -> {
              server().expirePageTokens();
              return false;
            });
    says(runNextDay(), ": status 400");
  }

  @Test
  void a_consent_that_is_revoked_changes_nothing_also_in_the_middle() {
    server()
        .fails(
            (exchange, page) -> {
              if (page == 2) {
                revoke();
              }
              return false;
            });
    says(runNextDay(), "/token: status 400: the client, its secret or a scope is not accepted");
    says(runSoon(), "/token: status 400: the client, its secret or a scope is not accepted");
  }

  private void revoke() {
    list.scopes()
        .forEach(scope -> server().login().revoke(scope.substring(scope.lastIndexOf('/') + 1)));
    server().forgetTokens();
  }

  @Test
  void a_quota_that_is_used_up_changes_nothing() {
    server().refuses("quotaExceeded");
    says(runSoon(), ": status 403 says that there are too many requests");
  }
}
