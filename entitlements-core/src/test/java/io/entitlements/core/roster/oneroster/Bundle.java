package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.Person;
import io.entitlements.roster.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A small valid bundle in a folder, of which a test replaces what it is about. */
final class Bundle {

  static final LocalDate TODAY = LocalDate.of(2026, 9, 1);

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
  private LocalDate today = TODAY;

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
    today = day;
    return this;
  }

  Bundle limits(Limits some) {
    limits = some;
    return this;
  }

  List<List<Person>> pages() {
    List<List<Person>> pages = new ArrayList<>();
    assertThat(new OneRosterCsv(folder, today, limits).read(pages::add)).isEqualTo(Verdict.FULL);
    return pages;
  }

  List<Person> people() {
    return pages().stream().flatMap(List::stream).toList();
  }

  Person person(String id) {
    return people().stream().filter(p -> p.directoryId().equals(id)).findFirst().orElseThrow();
  }

  /** What reading refuses, each problem as a person reads it; nothing may have been passed on. */
  List<String> problems() {
    List<List<Person>> pages = new ArrayList<>();
    OneRosterCsv source = new OneRosterCsv(folder, today, limits);
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> source.read(pages::add));
    assertThat(refusal).as("refusal").isNotNull();
    assertThat(pages).isEmpty();
    return refusal.problems().stream().map(Object::toString).toList();
  }
}
