package io.entitlements.benchmarks;

import io.entitlements.core.roster.oneroster.OneRosterCsv;
import io.entitlements.roster.RosterSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;

/** A list in files, read by OneRoster's CSV binding: next to nothing to read. */
final class BundleList implements DistrictList {

  private static final String MANIFEST =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.1
      file.users,bulk
      """;

  private static final String HEADER =
      "sourcedId,status,enabledUser,role,username,givenName,familyName,email\n";

  private final TemporaryFolder folder = TemporaryFolder.create();
  private final ListedPeople people;

  BundleList(int count) {
    people = new ListedPeople(count);
    write();
  }

  private void write() {
    try {
      Files.writeString(folder.path().resolve("manifest.csv"), MANIFEST);
      try (BufferedWriter users = Files.newBufferedWriter(folder.path().resolve("users.csv"))) {
        users.write(HEADER);
        for (int place = 0; place < people.count(); place++) {
          users.write(line(place));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line(int place) {
    return people.id(place)
        + ",,true,teacher,p"
        + place
        + ','
        + people.givenName(place)
        + ','
        + people.familyName(place)
        + ','
        + people.email(place)
        + '\n';
  }

  @Override
  public RosterSource source() {
    return OneRosterCsv.in(folder.path(), Clock.systemUTC());
  }

  @Override
  public void change(int places) {
    people.change(places);
    write();
  }

  @Override
  public void close() {
    folder.close();
  }
}
