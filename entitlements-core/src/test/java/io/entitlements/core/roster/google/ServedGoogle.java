package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.roster.ServedSource;
import io.entitlements.core.testkit.LocalGoogle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.roster.RosterSource;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A source of Google's and the server it reads. */
abstract class ServedGoogle extends ServedSource<LocalGoogle> {

  static final String GROUP = "teachers@school.example";
  static final GoogleList.Users USERS = GoogleList.Users.ofDomain("school.example", Role.EDUCATOR);
  static final GoogleList.Group MEMBERS = new GoogleList.Group(GROUP, Role.EDUCATOR);
  static final GoogleList.Classroom TEACHERS = GoogleList.Classroom.ofDomain("school.example");

  @Override
  protected LocalGoogle server(Clock clock) {
    LocalGoogle google = new LocalGoogle(clock);
    google.givesAtMost(10);
    return google;
  }

  @Override
  protected RosterSource source(Duration timeout) {
    return roster(USERS);
  }

  GoogleRoster roster(GoogleList list) {
    return roster(settings(server, server.account(), LocalGoogleLogin.SUBJECT, list));
  }

  GoogleRoster roster(GoogleSettings settings) {
    return roster(http, settings, clock(), pauses);
  }

  static GoogleRoster roster(
      HttpClient http, GoogleSettings settings, Clock clock, List<Duration> pauses) {
    return new GoogleRoster(http, settings, clock, pauses::add);
  }

  static GoogleSettings settings(
      LocalGoogle server, GoogleServiceAccount account, String subject, GoogleList list) {
    return new GoogleSettings(
        account, subject, list, server.root(), server.root(), Duration.ofSeconds(90));
  }

  void listTeachers(int count) {
    for (int i = 1; i <= count; i++) {
      String id = "u%03d".formatted(i);
      server.list(LocalGoogleUser.teacher(id));
      server.join(GROUP, id);
    }
  }
}
