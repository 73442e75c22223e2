package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.core.roster.google.GoogleList;
import io.entitlements.core.roster.google.GoogleRoster;
import io.entitlements.core.roster.google.GoogleSettings;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Google Workspace, of which a domain, a group, or Classroom is read. */
final class GoogleDirectory implements ServedDirectory {

  private static final String GROUP = "teachers@school.example";
  private static final List<String> COURSES = List.of("algebra", "biology", "chemistry");

  private final LocalGoogle server;
  private final GoogleList list;
  private final RosterSource source;

  private GoogleDirectory(Clock clock, GoogleList list) {
    this.server = new LocalGoogle(clock);
    this.list = list;
    server.givesAtMost(AT_ONCE);
    GoogleSettings settings =
        new GoogleSettings(
            server.account(),
            LocalGoogleLogin.SUBJECT,
            list,
            server.root(),
            server.root(),
            Duration.ofSeconds(90));
    this.source = GoogleRoster.of(HTTP, settings, clock);
    server.join(GROUP, "nobody");
    server.leave(GROUP, "nobody");
    for (String course : COURSES) {
      server.teach(course, "nobody");
      server.stopTeaching(course, "nobody");
    }
  }

  /** Everybody of a domain. */
  static ServedDirectory domain(Clock clock) {
    return new GoogleDirectory(clock, GoogleList.Users.ofDomain("school.example", Role.EDUCATOR));
  }

  /** The members of a group. */
  static ServedDirectory group(Clock clock) {
    return new GoogleDirectory(clock, new GoogleList.Group(GROUP, Role.EDUCATOR));
  }

  /** Who teaches a course. */
  static ServedDirectory classroom(Clock clock) {
    return new GoogleDirectory(clock, GoogleList.Classroom.ofDomain("school.example"));
  }

  @Override
  public void put(Person person) {
    LocalGoogleUser user = LocalGoogleUser.teacher(person.directoryId()).at(person.email().value());
    server.forgetDeletion(user.id());
    server.list(person.active() ? user : user.suspend());
    server.join(GROUP, user.id());
    // Who is suspended goes on to be a teacher of Classroom.
    COURSES.forEach(course -> server.teach(course, user.id()));
  }

  private void teachNoMore(String id) {
    COURSES.forEach(course -> server.stopTeaching(course, id));
  }

  @Override
  public void remove(String id) {
    server.leave(GROUP, id);
    teachNoMore(id);
    if (list instanceof GoogleList.Users) {
      server.delete(id);
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
