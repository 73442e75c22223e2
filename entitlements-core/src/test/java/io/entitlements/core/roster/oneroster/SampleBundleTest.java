package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.Role;
import io.entitlements.roster.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The bundle of the quick start, byte for byte as it is in the repository. */
class SampleBundleTest {

  private static final Path FOLDER = Path.of("..", "samples", "quickstart", "input", "roster");
  private static final List<Person> PEOPLE = new ArrayList<>();

  @BeforeAll
  static void read() {
    OneRosterCsv.in(FOLDER, Bundle.TODAY)
        .read(Optional.empty(), page -> page.forEach(record -> PEOPLE.add((Person) record)));
  }

  private static List<Person> with(Predicate<Person> some) {
    return PEOPLE.stream().filter(some).toList();
  }

  private static Predicate<Person> isFirst(Role role) {
    return person -> person.active() && !person.roles().isEmpty() && person.roles().get(0) == role;
  }

  private static Person byEmail(String email) {
    List<Person> found = with(person -> person.email().value().equals(email));
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  @Test
  void fortyThreePeople_areRead_oneStudentHasNoEmail() {
    assertThat(PEOPLE).hasSize(43);
    assertThat(with(person -> person.familyName().equals("Hart"))).isEmpty();
  }

  @Test
  void twentyFiveActivePeople_areEducatorsFirst() {
    assertThat(with(isFirst(Role.EDUCATOR))).hasSize(25);
  }

  @Test
  void thirteenActivePeople_areStudentsFirst() {
    assertThat(with(isFirst(Role.STUDENT))).hasSize(13);
  }

  @Test
  void nobodyElse_hasARole() {
    assertThat(with(person -> person.active() && person.roles().isEmpty()))
        .extracting(Person::familyName)
        .containsExactly("Whitaker", "Patel", "Moss", "Lee");
    assertThat(with(person -> person.roles().contains(Role.ADMINISTRATOR))).isEmpty();
  }

  @Test
  void onePerson_isNotActive() {
    assertThat(with(person -> !person.active()))
        .extracting(Person::familyName)
        .containsExactly("Finch");
  }

  @Test
  void ada_isATeacher_whateverTheCaseOfHerAddress() {
    assertThat(byEmail("ada.byron@riverside.example").roles()).containsExactly(Role.EDUCATOR);
  }

  @Test
  void tim_isAStudent() {
    Person tim = byEmail("tim.lee@students.riverside.example");
    assertThat(tim.roles()).containsExactly(Role.STUDENT);
    assertThat(tim.directoryId()).isEqualTo("0000001");
  }

  @Test
  void teacherWhoTakesClasses_isATeacherFirst() {
    assertThat(byEmail("marcus.bell@riverside.example").roles())
        .containsExactly(Role.EDUCATOR, Role.STUDENT);
  }

  @Test
  void names_areAsTheSchoolWritesThem() {
    assertThat(byEmail("s.okafor@riverside.example").familyName()).isEqualTo("Okafor, Jr.");
    assertThat(byEmail("robert.maddox@riverside.example").givenName())
        .isEqualTo("Robert \"Bobby\"");
    assertThat(byEmail("tmnguyen@riverside.example").familyName()).isEqualTo("Nguyễn");
    assertThat(byEmail("jgarcia@riverside.example").givenName()).isEqualTo("José");
    assertThat(byEmail("o'brien@riverside.example").familyName()).isEqualTo("O'Brien");
  }

  @Test
  void bytes_areAsTheTrapsNeedThem() throws IOException {
    byte[] users = Files.readAllBytes(FOLDER.resolve("users.csv"));
    assertThat(users).startsWith(0xEF, 0xBB, 0xBF).endsWith('\r', '\n');
    assertThat(text("orgs.csv")).contains("\r\n");
    assertThat(text("roles.csv")).doesNotContain("\r").doesNotEndWith("\n");
    assertThat(text("manifest.csv")).doesNotContain("\r");
  }

  private static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file), StandardCharsets.UTF_8);
  }
}
