package io.entitlements.core.roster.microsoft;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.roster.NothingSecret;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.core.testkit.RosterServerContract;
import io.entitlements.roster.RosterSource;
import io.entitlements.roster.SyncReport;
import io.entitlements.roster.SyncRow.Result;
import io.entitlements.spi.Storage;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Runs of a list of Microsoft's, with what its servers do wrong. */
abstract class GraphRunContract extends RosterServerContract<LocalGraph> {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @RegisterExtension final NothingSecret nothingSecret = new NothingSecret();

  private final MicrosoftList list;

  GraphRunContract(MicrosoftList list) {
    this.list = list;
  }

  @Override
  protected Storage createStorage() {
    return MemoryStorage.create();
  }

  @Override
  protected LocalGraph server(Clock clock) {
    return ServedGraph.tenAtOnce(clock);
  }

  @Override
  protected RosterSource source(LocalGraph graph, Clock clock, Duration timeout) {
    MicrosoftSettings settings = ServedGraph.settings(graph, graph.app(), list, timeout);
    return new MicrosoftRoster(HTTP, settings, clock, pause -> {});
  }

  @Override
  protected void list(LocalGraph graph, String id) {
    graph.directory().put(LocalGraphUser.teacher(id));
    graph.directory().join(ServedGraph.GROUP, id);
  }

  @ParameterizedTest
  @EnumSource(LocalGraph.Gone.class)
  void changes_that_are_not_told_any_more_mean_that_everybody_is_read(LocalGraph.Gone how) {
    server().expireLinks(how);
    isRead(runSoon(), "what changed is not told any more since then; everybody was read");
  }

  @ParameterizedTest
  @EnumSource(LocalGraph.Gone.class)
  void a_link_that_ends_in_the_middle_begins_the_list_again_once(LocalGraph.Gone how) {
    server()
        .fails(
            (exchange, page) -> {
              if (page == 2) {
                server().expireLinks(how);
              }
              return false;
            });
    isRead(runNextDay());
  }

  @ParameterizedTest
  @EnumSource(LocalGraph.Gone.class)
  void links_that_end_again_and_again_change_nothing(LocalGraph.Gone how) {
    server()
        .fails(
            (exchange, page) -> {
              server().expireLinks(how);
              return false;
            });
    says(runNextDay(), "");
  }

  @Test
  void a_name_of_ten_megabytes_leaves_the_person_what_they_have() {
    String id = id(10);
    server().directory().put(LocalGraphUser.teacher(id).named("x".repeat(10_000_000)));
    SyncReport report = runNextDay();
    isRead(report);
    assertThat(report.count(Result.UNUSABLE)).isEqualTo(1);
  }

  @Test
  void who_is_named_only_before_the_list_begins_again_has_left() {
    String id = id(4);
    server()
        .fails(
            (exchange, page) -> {
              if (page == 2) {
                remove(server(), id);
                server().expireLinks(LocalGraph.Gone.WITHOUT_LOCATION);
              }
              return false;
            });
    assertThat(runNextDay().count(Result.RELEASE_PLANNED)).isEqualTo(5);
  }

  @Test
  void links_without_end_or_elsewhere_change_nothing() {
    for (String link : List.of("users/delta?$skiptoken=x", "users/delta?$skiptoken=%d")) {
      sends("\"@odata.nextLink\":\"" + server().graph() + link + "\",\"value\":[]");
      says(runSoon(), ": the pages repeat");
    }
    sends("\"@odata.nextLink\":\"https://elsewhere.example/v1.0/users\",\"value\":[]");
    says(runSoon(), ": the next page is elsewhere, and not read");
    sends("\"value\":[]");
    says(runSoon(), ": expected a nextLink or a deltaLink");
    server().fails((exchange, page) -> false);
    isRead(runSoon());
  }

  private void sends(String members) {
    server()
        .fails(
            (exchange, page) -> {
              server().send(exchange, 200, "{" + members.replace("%d", "x" + page) + "}");
              return true;
            });
  }

  @Test
  void a_consent_that_is_revoked_changes_nothing_also_in_the_middle() {
    server()
        .fails(
            (exchange, page) -> {
              if (page == 2) {
                List.of("User.Read.All", "GroupMember.Read.All", "EduRoster.Read.All")
                    .forEach(permission -> server().revoke(permission));
              }
              return false;
            });
    says(runNextDay(), ": status 403");
    says(runSoon(), ": status 403");
  }
}
