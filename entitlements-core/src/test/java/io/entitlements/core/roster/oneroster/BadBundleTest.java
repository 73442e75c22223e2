package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.roster.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused about a bundle, its files and their columns. */
class BadBundleTest {

  @TempDir Path parent;
  Path folder;
  Bundle bundle;

  @BeforeEach
  void writeValidBundle() throws IOException {
    folder = Files.createDirectory(parent.resolve("roster"));
    bundle = new Bundle(folder);
  }

  @Test
  void missingFolder_isRefused() {
    assertThat(BundleProblems.of(parent.resolve("elsewhere")))
        .containsExactly("elsewhere: the folder does not exist");
  }

  @Test
  void fileInsteadOfFolder_isRefused() {
    assertThat(BundleProblems.of(folder.resolve("users.csv")))
        .containsExactly("users.csv: this is a file; name its folder");
  }

  @Test
  void zipInsteadOfFolder_isToBeUnpacked() throws IOException {
    Path zip = Files.write(parent.resolve("Roster.ZIP"), new byte[] {'P', 'K', 3, 4});
    assertThat(BundleProblems.of(zip)).containsExactly("Roster.ZIP: this is a zip file; unpack it");
  }

  @Test
  void emptyFolder_lacksItsManifest() throws IOException {
    Path empty = Files.createDirectory(parent.resolve("empty"));
    assertThat(BundleProblems.of(empty)).containsExactly("manifest.csv: the file is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.csv", "orgs.csv", "users.csv", "roles.csv"})
  void missingFile_isRefused(String file) throws IOException {
    Files.delete(folder.resolve(file));
    assertThat(bundle.problems()).containsExactly(file + ": the file is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.csv", "orgs.csv", "users.csv", "roles.csv"})
  void emptyFile_isRefused(String file) {
    bundle.file(file, "");
    assertThat(bundle.problems())
        .containsExactly(file + ": the file is empty; it needs a line of column names");
  }

  @Test
  void folderInsteadOfFile_isRefused() throws IOException {
    Files.delete(folder.resolve("users.csv"));
    Files.createDirectory(folder.resolve("users.csv"));
    assertThat(bundle.problems()).containsExactly("users.csv: this is not a file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n\r\n", "\uFEFF\n", "  \n"})
  void emptyFirstLine_isRefused(String text) {
    bundle.users(text + Bundle.USERS);
    assertThat(bundle.problems())
        .containsExactly("users.csv, line 1: the line of column names is empty");
  }

  @Test
  void fileWithoutRecords_isRefused() {
    bundle.users(Bundle.USERS_HEADER);
    assertThat(bundle.problems()).containsExactly("users.csv: the file has no records");
  }

  @Test
  void unknownColumn_isRefused() {
    bundle.orgs("sourcedId,name,type,shoeSize\no1,High,school,9\n");
    assertThat(bundle.problems())
        .containsExactly(
            "orgs.csv, line 1, shoeSize: the column is unknown;"
                + " a column of your own begins with metadata.");
  }

  @Test
  void columnInWrongCase_isNamedAsItIsWritten() {
    bundle.orgs("sourcedID,name,type\no1,High,school\n");
    assertThat(bundle.problems())
        .containsExactly(
            "orgs.csv, line 1, sourcedID: the column is unknown; it is written sourcedId",
            "orgs.csv, line 1, sourcedId: the column is missing");
  }

  @Test
  void missingRequiredColumns_areAllNamed() {
    bundle.users("sourcedId,username,givenName\nu1,ada,Ada\n");
    assertThat(bundle.problems())
        .containsExactly(
            "users.csv, line 1, email: the column is missing",
            "users.csv, line 1, enabledUser: the column is missing",
            "users.csv, line 1, familyName: the column is missing");
  }

  @Test
  void duplicateColumn_isRefused() {
    bundle.orgs("sourcedId,name,type,name\no1,High,school,High\n");
    assertThat(bundle.problems())
        .containsExactly("orgs.csv, line 1, name: the column appears twice");
  }

  @Test
  void columnWithoutName_isRefused() {
    bundle.orgs("sourcedId,name,type,\no1,High,school,\n");
    assertThat(bundle.problems()).containsExactly("orgs.csv, line 1: column 4 has no name");
  }

  @Test
  void fileWithoutHeader_isRefusedWithoutShowingItsFirstPerson() {
    bundle.users(Bundle.USERS.substring(Bundle.USERS_HEADER.length()));
    assertThat(bundle.problems())
        .containsExactly("users.csv, line 1: the first line has no known column; is it a header?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "orgs; line 5; file.orgs must be bulk# export the whole list, in bulk mode",
        "users; line 6; file.roles must be delta, as file.users is",
        "roles; line 6; file.roles must be bulk, as file.users is"
      })
  void deltaFileBesideBulkOnes_isRefused(String file, String line, String problem) {
    bundle.manifest(Bundle.MANIFEST.replace("file." + file + ",bulk", "file." + file + ",delta"));
    assertThat(bundle.problems())
        .containsExactly("manifest.csv, " + line + ", value: " + problem.replace("#", ";"));
  }

  @Test
  void absentFile_isRefused() {
    bundle.manifest(Bundle.MANIFEST.replace("file.roles,bulk", "file.roles,absent"));
    assertThat(bundle.problems())
        .containsExactly("manifest.csv, line 6, value: file.roles must be bulk, as file.users is");
  }

  @Test
  void otherVersions_areRefused() {
    bundle.manifest(Bundle.MANIFEST.replace("1.0", "2.0").replace("1.2", "1.3"));
    assertThat(bundle.problems())
        .containsExactly(
            "manifest.csv, line 2, value: manifest.version must be 1.0",
            "manifest.csv, line 3, value: oneroster.version must be 1.2 or 1.1");
  }

  @Test
  void manifestWithoutVersion_isRefused() {
    bundle.manifest(Bundle.MANIFEST.replace("oneroster.version,1.2\n", ""));
    assertThat(bundle.problems())
        .containsExactly("manifest.csv, propertyName: the property oneroster.version is missing");
  }

  @Test
  void propertyGivenTwice_isRefused() {
    bundle.manifest(Bundle.MANIFEST + "file.users,bulk\n");
    assertThat(bundle.problems())
        .containsExactly("manifest.csv, line 8, propertyName: the same property as on line 7");
  }

  @Test
  void utf16_isRefused() {
    bundle.file("users.csv", Bundle.USERS.getBytes(StandardCharsets.UTF_16));
    assertThat(bundle.problems())
        .contains("users.csv, line 1: the line is not UTF-8; export the file as UTF-8");
  }

  @Test
  void problemsOfAllFiles_areGathered() {
    bundle
        .orgs(Bundle.ORGS.replace("type", "typ"))
        .users(Bundle.USERS.replace("enabledUser", "enabled"))
        .roles(Bundle.ROLES.replace("roleType", "type"));
    assertThat(bundle.problems())
        .extracting(problem -> problem.substring(0, problem.indexOf(':')))
        .containsExactly(
            "orgs.csv, line 1, typ",
            "orgs.csv, line 1, type",
            "users.csv, line 1, enabled",
            "users.csv, line 1, enabledUser",
            "roles.csv, line 1, type",
            "roles.csv, line 1, roleType");
  }

  @Test
  void hundredLinesThatCannotBeRead_refuseTheBundle_andFewerDoNot() {
    bundle.users(Bundle.USERS + "x,true\n".repeat(99));
    Reading reading = bundle.reading();
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks()).hasSize(20).last().isEqualTo("there is more of this kind");
    assertThat(reading.ids()).containsExactly("u1", "u2");
    bundle.users(Bundle.USERS + "x,true\n".repeat(500));
    assertThat(bundle.problems()).hasSize(100);
  }

  @Test
  void bundleOfWhichNobodyCanBeRead_isRefused() {
    bundle.users(Bundle.USERS_HEADER + "u1,true\nu2,true\n");
    assertThat(bundle.problems())
        .startsWith("users.csv, line 2: the record has 2 fields, the header has 7");
  }
}
