package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.roster.NothingSecret;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.core.testkit.RosterServerContract;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.Storage;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs of a list of Google's, with what its servers do wrong. */
abstract class GoogleRunContract extends RosterServerContract<LocalGoogle> {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension final NothingSecret nothingSecret = new NothingSecret();

  private final GoogleList list;

  /** What is in the path of the list that names people. */
  private final String listed;

  GoogleRunContract(GoogleList list, String member) {
    this.list = list;
    this.listed = "/" + member + "?";
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
  void a_name_of_ten_megabytes_leaves_the_person_what_they_have() {
    server().list(LocalGoogleUser.teacher(id(10)).named("x".repeat(10_000_000)));
    SyncReport report = runNextDay();
    isRead(report);
    // Members of groups have no names.
    boolean isNamed = !(list instanceof GoogleList.Group);
    assertThat(report.count(Result.UNUSABLE)).isEqualTo(isNamed ? 1 : 0);
  }

  @Test
  void a_clock_that_is_off_is_set_right_and_takes_nobodys_seat() {
    // The JDK's server dates its answers by the real time, so this one has that.
    Clock right = Clock.systemUTC();
    try (LocalGoogle google = server(right)) {
      for (int i = 4; i < 25; i++) {
        list(google, id(i));
      }
      reads(source(google, Clock.offset(right, Duration.ofDays(-1)), Duration.ofSeconds(10)));
      SyncReport report = runNextDay();
      isRead(report);
      assertThat(report.remarks())
          .anyMatch(
              remark -> remark.startsWith("the clock of this computer is not that of Google: off"));
    }
  }

  @Test
  void who_is_named_only_before_the_list_begins_again_has_left() {
    String id = id(4);
    AtomicInteger asked = new AtomicInteger();
    server()
        .fails(
            (exchange, page) -> {
              String query = exchange.getRequestURI().toString();
              boolean isMeant = query.contains(listed) && query.contains("pageToken=");
              if (isMeant && asked.getAndIncrement() == 0) {
                remove(server(), id);
                server().expirePageTokens();
              }
              return false;
            });
    assertThat(runNextDay().count(Result.RELEASE_PLANNED)).isEqualTo(5);
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
