package io.entitlements.core.testkit;

import io.entitlements.core.roster.oneroster.OneRosterCsv;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * OneRoster bundles that are exported anew for each reading. One with everything in it and nobody
 * is refused, so there is always somebody.
 */
final class BundleDirectory implements ServedDirectory {

  private static final String BULK =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.2
      file.orgs,bulk
      file.roles,bulk
      file.users,bulk
      """;

  private static final String DELTA =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.1
      file.orgs,absent
      file.users,delta
      """;

  private final Path folder;
  private final Clock clock;
  private final boolean delta;
  private final Map<String, Person> people = new TreeMap<>();
  private final Set<String> gone = new LinkedHashSet<>();

  private BundleDirectory(Clock clock, Path folder, boolean delta) {
    this.clock = clock;
    this.folder = folder;
    this.delta = delta;
    if (!delta) {
      put(RosterWorld.teacher("dean"));
    }
    try {
      Files.createDirectories(folder);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Version 1.2, with everything in it. */
  static ServedDirectory bulk(Clock clock, Path folder) {
    return new BundleDirectory(clock, folder.resolve("bulk"), false);
  }

  /** Version 1.1, with all that ever changed. */
  static ServedDirectory delta(Clock clock, Path folder) {
    return new BundleDirectory(clock, folder.resolve("delta"), true);
  }

  @Override
  public void put(Person person) {
    people.put(person.directoryId(), person);
    gone.remove(person.directoryId());
  }

  @Override
  public void remove(String id) {
    people.remove(id);
    gone.add(id);
  }

  @Override
  public RosterSource source() {
    if (delta) {
      write("manifest.csv", DELTA);
      write(
          "users.csv",
          "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,"
              + "givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,"
              + "grades,password\n"
              + lines(people.values(), this::changed)
              + lines(gone, id -> id + ",tobedeleted," + clock.instant() + ",".repeat(15)));
    } else {
      write("manifest.csv", BULK);
      write("orgs.csv", "sourcedId,name,type\no1,Riverside High School,school\n");
      write(
          "users.csv",
          "sourcedId,status,enabledUser,username,givenName,familyName,email\n"
              + lines(people.values(), BundleDirectory::listed));
      write(
          "roles.csv",
          "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n"
              + lines(people.keySet(), id -> "r" + id + "," + id + ",primary,teacher,,,o1"));
    }
    return OneRosterCsv.in(folder, clock);
  }

  private static <T> String lines(Collection<T> rows, Function<T, String> line) {
    return rows.stream().map(row -> line.apply(row) + "\n").collect(Collectors.joining());
  }

  private static String listed(Person person) {
    return String.join(
        ",",
        person.directoryId(),
        "",
        String.valueOf(person.active()),
        person.directoryId(),
        person.givenName(),
        person.familyName(),
        person.email().value());
  }

  private String changed(Person person) {
    return String.join(
            ",",
            person.directoryId(),
            "active",
            clock.instant().toString(),
            String.valueOf(person.active()),
            "o1",
            "teacher",
            person.directoryId(),
            "",
            person.givenName(),
            person.familyName(),
            "",
            "",
            person.email().value())
        + ",".repeat(5);
  }

  private void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {}
}
