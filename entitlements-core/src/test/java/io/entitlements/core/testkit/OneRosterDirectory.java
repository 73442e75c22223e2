package io.entitlements.core.testkit;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.oneroster.ClassLink;
import io.entitlements.core.roster.oneroster.ClassLinkSettings;
import io.entitlements.core.roster.oneroster.OneRosterLogin;
import io.entitlements.core.roster.oneroster.OneRosterPeople;
import io.entitlements.core.roster.oneroster.OneRosterRest;
import io.entitlements.core.roster.oneroster.OneRosterSettings;
import io.entitlements.core.roster.oneroster.OneRosterVersion;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** A OneRoster server, read by itself or through ClassLink's proxy. */
final class OneRosterDirectory implements ServedDirectory {

  private final Clock clock;
  private final LocalOneRoster server;
  private final RosterSource source;
  private final Map<String, LocalUser> users = new HashMap<>();

  private OneRosterDirectory(Clock clock, Function<LocalOneRoster, RosterSource> source) {
    this.clock = clock;
    this.server = new LocalOneRoster(clock);
    this.source = source.apply(server);
  }

  /** Version 1.2, with OAuth 2.0. */
  static ServedDirectory rest(Clock clock) {
    return new OneRosterDirectory(clock, server -> rest(server, clock));
  }

  private static RosterSource rest(LocalOneRoster server, Clock clock) {
    OneRosterLogin login =
        OneRosterLogin.OAuth2.of(
            server.tokens(),
            LocalOneRoster.CLIENT,
            ConnectionSecret.of(LocalOneRoster.SECRET),
            OneRosterVersion.V1_2);
    OneRosterSettings settings =
        OneRosterSettings.of(server.service(true), OneRosterVersion.V1_2, login, ZoneOffset.UTC);
    return OneRosterRest.of(HTTP, settings.pagesOf(AT_ONCE), clock, new Random(1));
  }

  /** Version 1.1, by the token that the proxy lists. */
  static ServedDirectory classLink(Clock clock) {
    return new OneRosterDirectory(clock, server -> classLink(server, clock));
  }

  private static RosterSource classLink(LocalOneRoster server, Clock clock) {
    new LocalSharing(server).share("2", "%2FKVed75Gs%3D", "bearer-very-secret", "true");
    ClassLinkSettings.Partner partner =
        new ClassLinkSettings.Partner(server.root(), "", ConnectionSecret.of(LocalSharing.KEY));
    ClassLinkSettings settings =
        new ClassLinkSettings(
            partner,
            "2",
            Optional.empty(),
            OneRosterPeople.users(),
            ZoneOffset.UTC,
            LocalTime.of(2, 0),
            AT_ONCE,
            Duration.ofSeconds(90));
    return ClassLink.of(HTTP, settings, clock);
  }

  @Override
  public void put(Person person) {
    LocalUser user =
        new LocalUser(
            person.directoryId(),
            "active",
            String.valueOf(person.active()),
            person.givenName(),
            person.familyName(),
            person.email().value(),
            "teacher",
            clock.instant());
    users.put(user.id(), user);
    server.list(user);
  }

  @Override
  public void remove(String id) {
    if (ServedDirectory.leavesQuietly(id)) {
      server.remove(id);
    } else {
      server.list(users.get(id).gone(clock.instant()));
    }
  }

  @Override
  public RosterSource source() {
    return source;
  }

  @Override
  public void close() {
    server.close();
  }
}
