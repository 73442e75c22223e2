package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.core.roster.Reading;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A small valid bundle in a folder, of which a test replaces what it is about. */
final class Bundle {

  static final Clock TODAY = clock(LocalDate.of(2026, 9, 1));

  static final String MANIFEST =
      """
      propertyName,value
      manifest.version,1.0
      oneroster.version,1.2
      file.classes,delta
      file.orgs,bulk
      file.roles,bulk
      file.users,bulk
      """;

  static final String ORGS =
      """
      sourcedId,name,type
      o1,Riverside High School,school
      """;

  static final String USERS_HEADER =
      "sourcedId,status,enabledUser,username,givenName,familyName,email\n";

  static final String USERS =
      USERS_HEADER
          + """
          u1,,true,ada,Ada,Byron,ada@riverside.example
          u2,,true,tim,Tim,Lee,tim@riverside.example
          """;

  static final String ROLES_HEADER =
      "sourcedId,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId\n";

  static final String ROLES =
      ROLES_HEADER
          + """
          r1,u1,primary,teacher,,,o1
          r2,u2,primary,student,,,o1
          """;

  private final Path folder;
  private Limits limits = Limits.DEFAULT;
  private Clock today = TODAY;

  Bundle(Path folder) {
    this.folder = folder;
    manifest(MANIFEST).orgs(ORGS).users(USERS).roles(ROLES);
  }

  Bundle manifest(String text) {
    return file("manifest.csv", text);
  }

  Bundle orgs(String text) {
    return file("orgs.csv", text);
  }

  Bundle users(String text) {
    return file("users.csv", text);
  }

  Bundle roles(String text) {
    return file("roles.csv", text);
  }

  Bundle file(String name, String text) {
    return file(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Bundle file(String name, byte[] bytes) {
    try {
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Bundle on(LocalDate day) {
    today = clock(day);
    return this;
  }

  private static Clock clock(LocalDate day) {
    return Clock.fixed(day.atTime(9, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
  }

  Bundle limits(Limits some) {
    limits = some;
    return this;
  }

  List<List<Person>> pages() {
    List<List<Person>> pages = new ArrayList<>();
    RosterReading reading =
        new OneRosterCsv(folder, today, limits).read(Optional.empty(), into(pages));
    assertThat(reading.verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.checkpoint()).isEmpty();
    return pages;
  }

  List<Person> people() {
    return pages().stream().flatMap(List::stream).toList();
  }

  Person person(String id) {
    return people().stream().filter(p -> p.directoryId().equals(id)).findFirst().orElseThrow();
  }

  /** What a reading says, and whom it passes on, whatever it is worth. */
  Reading reading() {
    return Reading.of(new OneRosterCsv(folder, today, limits));
  }

  /** Why somebody's entry cannot be used; the list as a whole can. */
  String why(String id) {
    Reading reading = reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    return ((RosterRecord.Unusable) reading.record(id)).why();
  }

  /** Which lines were passed over, because it cannot be said whom they are about. */
  List<String> passedOver() {
    Reading reading = reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    return reading.said().remarks();
  }

  /** What reading refuses, each problem as a person reads it; nothing may have been passed on. */
  List<String> problems() {
    List<List<Person>> pages = new ArrayList<>();
    OneRosterCsv source = new OneRosterCsv(folder, today, limits);
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> source.read(Optional.empty(), into(pages)));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(pages).isEmpty();
    return refusal.problems().stream().map(Object::toString).toList();
  }

  static Consumer<List<RosterRecord>> into(List<List<Person>> pages) {
    return page -> pages.add(page.stream().map(Person.class::cast).toList());
  }
}
