package io.entitlements.core.testkit;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.oneroster.ClassLink;
import io.entitlements.core.roster.oneroster.ClassLinkSettings;
import io.entitlements.core.roster.oneroster.OneRosterPeople;
import io.entitlements.roster.RosterSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever a district that shares through ClassLink's proxy does, nobody loses a seat by it. */
public abstract class BrokenSharingContract extends WorldContract {

  private static final int TEACHERS = 25;
  private static final String APPLICATION = "%2FKVed75Gs%3D";
  private static final String BEARER = "bearer-very-secret";
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private LocalOneRoster server;
  private LocalSharing sharing;
  private BrokenListSteps list;

  /** For subclasses. */
  protected BrokenSharingContract() {}

  @BeforeEach
  void share_a_list() {
    server = new LocalOneRoster(world());
    sharing = new LocalSharing(server);
    sharing.share("2", APPLICATION, BEARER, "true");
    for (int i = 0; i < TEACHERS; i++) {
      server.list(LocalUser.teacher("t%02d".formatted(i), LONG_AGO));
    }
    list = BrokenListSteps.given(world(), source(), TEACHERS);
  }

  @AfterEach
  void stop_the_server() {
    server.close();
  }

  @Test
  void a_district_that_shares_no_more_loses_no_seat() {
    sharing.share("2", APPLICATION, BEARER, "false");
    list.failsWith(source(), "the ClassLink tenant does not share its list");
    sharing.share("2", APPLICATION, BEARER, "true");
    sharing.rotate(APPLICATION, "another-bearer");
    list.failsWith(source(), "status 401");
    sharing.share("2", APPLICATION, BEARER, "true");
    list.isAsBefore(source());
  }

  @Test
  void a_proxy_that_answers_something_else_takes_no_seat() {
    sharing.says("{\"status\":0,\"message\":\"Invalid token\"}");
    list.failsWith(source(), "GET 127.0.0.1/applications");
    sharing.says(
        "{\"status\":1,\"applications\":[{\"tenant_id\":2,\"enabled\":\"true\","
            + "\"tenant_status\":\"Gone\",\"oneroster_application_id\":\"x\"}]}");
    list.failsWith(source(), "the ClassLink tenant does not share its list");
  }

  @Test
  void a_list_behind_the_proxy_that_is_broken_or_not_whole_takes_no_seat() {
    server.fails(LocalFaults.body(2, "text/html", "<html>Sign in</html>"));
    list.failsWith(source(), "expected JSON, got text/html");
    server.fails(LocalFaults.body(2, "application/json", "{\"imsx_codeMajor\":\"failure\"}"));
    list.failsWith(source(), "expected an array users");
    server.fails(LocalFaults.busy(2, 99, "3600"));
    list.failsWith(source(), "status 429");
    server.fails(LocalFaults.redirect(2, URI.create("https://elsewhere.example/users")));
    list.failsWith(source(), "status 3");
    server.fails((exchange, page) -> false);

    server.twists(page -> page.number() == 2 ? page.of(99) : page);
    list.takesNothingBack(source(), "the list changed while it was read");
    server.twists(page -> page.number() >= 2 ? page.with(List.of()) : page);
    list.takesNothingBack(source(), "25 entries");
    server.twists(page -> page.with(List.of()).of(0));
    list.takesNothingBack(source(), "the list is empty");
    server.twists(page -> page);
    list.isAsBefore(source());
  }

  /** Ten at once. */
  private RosterSource source() {
    ClassLinkSettings.Partner partner =
        new ClassLinkSettings.Partner(server.root(), "", ConnectionSecret.of(LocalSharing.KEY));
    return new EachTimeWhole(
        ClassLink.of(
            HttpClient.newHttpClient(),
            new ClassLinkSettings(
                partner,
                "2",
                Optional.empty(),
                OneRosterPeople.users(),
                ZoneOffset.UTC,
                LocalTime.MIDNIGHT,
                10,
                Duration.ofSeconds(5)),
            world()));
  }
}
