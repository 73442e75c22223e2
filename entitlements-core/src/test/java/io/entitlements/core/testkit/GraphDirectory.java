package io.entitlements.core.testkit;

import io.entitlements.account.Role;
import io.entitlements.core.roster.microsoft.MicrosoftList;
import io.entitlements.core.roster.microsoft.MicrosoftRoster;
import io.entitlements.core.roster.microsoft.MicrosoftSettings;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Microsoft 365, of which everybody, a group, or the teachers of School Data Sync are read. */
final class GraphDirectory implements ServedDirectory {

  private static final String GROUP = "477e9fc6-5de7-4406-bb2a-7e5c83c9ae5f";

  private final LocalGraph server;
  private final MicrosoftList list;
  private final RosterSource source;
  private final Set<String> members = new HashSet<>();

  private GraphDirectory(Clock clock, MicrosoftList list) {
    this.server = new LocalGraph(clock);
    this.list = list;
    server.givesAtMost(AT_ONCE);
    MicrosoftSettings settings =
        new MicrosoftSettings(
            server.app(),
            list,
            server.graph(),
            server.root(),
            ZoneOffset.UTC,
            LocalTime.of(2, 0),
            Duration.ofSeconds(90));
    this.source = MicrosoftRoster.of(HTTP, settings, clock);
    server.directory().join(GROUP, "nobody");
    server.directory().leave(GROUP, "nobody");
  }

  /** Everybody. */
  static ServedDirectory users(Clock clock) {
    return new GraphDirectory(clock, new MicrosoftList.Users(Optional.empty(), Role.EDUCATOR));
  }

  /** The members of a group. */
  static ServedDirectory group(Clock clock) {
    return new GraphDirectory(clock, new MicrosoftList.Group(GROUP, Role.EDUCATOR));
  }

  /** The teachers of School Data Sync, by changes that tell no more than Graph promises. */
  static ServedDirectory teachers(Clock clock) {
    GraphDirectory directory =
        new GraphDirectory(clock, MicrosoftList.Teachers.ofDomain("school.example"));
    directory.server.tellsOnlyWhatChanged();
    return directory;
  }

  @Override
  public void put(Person person) {
    LocalGraphUser user = LocalGraphUser.teacher(person.directoryId()).at(person.email().value());
    server.directory().put(person.active() ? user : user.disable());
    if (members.add(user.id())) {
      server.directory().join(GROUP, user.id());
    }
  }

  @Override
  public void remove(String id) {
    members.remove(id);
    if (list instanceof MicrosoftList.Group && ServedDirectory.leavesQuietly(id)) {
      server.directory().remove(id, "changed");
      return;
    }
    server.directory().leave(GROUP, id);
    if (list instanceof MicrosoftList.Teachers && ServedDirectory.leavesQuietly(id)) {
      server.directory().put(LocalGraphUser.teacher(id).in("student"));
    } else if (!(list instanceof MicrosoftList.Group)) {
      server.directory().remove(id, ServedDirectory.leavesQuietly(id) ? "changed" : "deleted");
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
