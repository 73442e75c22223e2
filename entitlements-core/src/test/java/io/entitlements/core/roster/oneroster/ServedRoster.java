package io.entitlements.core.roster.oneroster;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.ServedSource;
import io.entitlements.core.testkit.LocalOneRoster;
import io.entitlements.core.testkit.LocalSharing;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;

/** A OneRoster server and what reads it, ten at once if nothing else is said. */
abstract class ServedRoster extends ServedSource<LocalOneRoster> {

  static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private final Random random = new Random(1);

  @Override
  protected LocalOneRoster server(Clock clock) {
    return new LocalOneRoster(clock);
  }

  @Override
  protected RosterSource source(Duration timeout) {
    return source(tenAtOnce(server, timeout));
  }

  RosterSource source(OneRosterSettings settings) {
    return new OneRosterRest(http, settings, clock(), random, pauses::add);
  }

  void listTeachers(int count) {
    listTeachers(server, count);
  }

  static void listTeachers(LocalOneRoster server, int count) {
    for (int i = 1; i <= count; i++) {
      server.list(LocalUser.teacher("u%03d".formatted(i), LONG_AGO));
    }
  }

  /** A tenant's list through ClassLink's proxy, which the server shares. */
  static ClassLinkSettings sharedTenAtOnce(LocalOneRoster server, Duration timeout) {
    new LocalSharing(server).share("2", "%2FKVed75Gs%3D", "bearer-very-secret", "true");
    return new ClassLinkSettings(
        new ClassLinkSettings.Partner(server.root(), "", ConnectionSecret.of(LocalSharing.KEY)),
        "2",
        Optional.empty(),
        OneRosterPeople.users(),
        ZoneOffset.UTC,
        LocalTime.of(2, 0),
        10,
        timeout);
  }

  static ConnectionSecret secret() {
    return ConnectionSecret.of(LocalOneRoster.SECRET);
  }

  OneRosterSettings settings(OneRosterVersion version) {
    return settings(server, version);
  }

  OneRosterSettings settings(OneRosterVersion version, OneRosterLogin login) {
    return settings(server, version, login);
  }

  private static OneRosterSettings settings(LocalOneRoster server, OneRosterVersion version) {
    OneRosterLogin login =
        OneRosterLogin.OAuth2.of(server.tokens(), LocalOneRoster.CLIENT, secret(), version);
    return settings(server, version, login);
  }

  private static OneRosterSettings settings(
      LocalOneRoster server, OneRosterVersion version, OneRosterLogin login) {
    return OneRosterSettings.of(
        server.service(version == OneRosterVersion.V1_2), version, login, ZoneOffset.UTC);
  }

  static OneRosterSettings tenAtOnce(LocalOneRoster server, Duration timeout) {
    return tenAtOnce(server, OneRosterVersion.V1_2, timeout);
  }

  static OneRosterSettings tenAtOnce(
      LocalOneRoster server, OneRosterVersion version, Duration timeout) {
    OneRosterSettings usual = settings(server, version);
    return new OneRosterSettings(
        usual.service(),
        usual.version(),
        usual.login(),
        usual.people(),
        usual.filter(),
        usual.zone(),
        usual.fullAt(),
        10,
        timeout);
  }
}
