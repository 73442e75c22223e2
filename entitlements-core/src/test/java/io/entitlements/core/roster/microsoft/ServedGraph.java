package io.entitlements.core.roster.microsoft;

import io.entitlements.account.Role;
import io.entitlements.core.roster.ServedSource;
import io.entitlements.core.testkit.LocalGraph;
import io.entitlements.core.testkit.LocalGraphUser;
import io.entitlements.roster.RosterSource;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A source of Microsoft's and the server it reads. */
abstract class ServedGraph extends ServedSource<LocalGraph> {

  static final String GROUP = "477e9fc6-5de7-4406-bb2a-7e5c83c9ae5f";
  static final MicrosoftList USERS = new MicrosoftList.Users(Optional.empty(), Role.EDUCATOR);
  static final MicrosoftList USERS_OF_DOMAIN =
      new MicrosoftList.Users(Optional.of("school.example"), Role.EDUCATOR);
  static final MicrosoftList MEMBERS = new MicrosoftList.Group(GROUP, Role.EDUCATOR);
  static final MicrosoftList TEACHERS = MicrosoftList.Teachers.ofDomain("school.example");

  @Override
  protected LocalGraph server(Clock clock) {
    return tenAtOnce(clock);
  }

  static LocalGraph tenAtOnce(Clock clock) {
    LocalGraph graph = new LocalGraph(clock);
    graph.givesAtMost(10);
    return graph;
  }

  @Override
  protected RosterSource source(Duration timeout) {
    return roster(USERS);
  }

  MicrosoftRoster roster(MicrosoftList list) {
    return roster(settings(server, server.app(), list, Duration.ofSeconds(90)));
  }

  MicrosoftRoster roster(MicrosoftSettings settings) {
    return roster(http, settings, clock(), pauses);
  }

  static MicrosoftRoster roster(
      HttpClient http, MicrosoftSettings settings, Clock clock, List<Duration> pauses) {
    return new MicrosoftRoster(http, settings, clock, pauses::add);
  }

  static MicrosoftSettings settings(
      LocalGraph server, MicrosoftApp app, MicrosoftList list, Duration timeout) {
    return new MicrosoftSettings(
        app, list, server.graph(), server.root(), ZoneOffset.UTC, LocalTime.of(2, 0), timeout);
  }

  void listTeachers(int count) {
    listTeachers(server, count);
  }

  static void listTeachers(LocalGraph server, int count) {
    for (int i = 1; i <= count; i++) {
      String id = "u%03d".formatted(i);
      server.directory().put(LocalGraphUser.teacher(id));
      server.directory().join(GROUP, id);
    }
  }
}
