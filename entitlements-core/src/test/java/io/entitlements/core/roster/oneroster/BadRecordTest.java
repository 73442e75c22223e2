package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.roster.RosterRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is wrong with single records holds up no others: who it is about stays as they are, and a
 * line of which that cannot be said is passed over. The messages show no value of the file.
 */
class BadRecordTest {

  @TempDir Path folder;
  Bundle bundle;

  @BeforeEach
  void writeValidBundle() {
    bundle = new Bundle(folder);
  }

  private Bundle secondUser(String line) {
    return bundle.users(Bundle.USERS.replaceFirst("u2,.*", line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"u2,,true,tim,Tim,Lee", "u2,,true,tim,Tim,Lee,tim@riverside.example,x"})
  void wrongNumberOfFields_isPassedOver(String line) {
    secondUser(line);
    assertThat(bundle.passedOver())
        .containsExactly(
            "users.csv, line 3: the record has %d fields, the header has 7"
                .formatted(line.split(",").length));
  }

  @Test
  void missingRequiredValues_areNoted() {
    secondUser("u2,, ,tim,,,tim@riverside.example");
    assertThat(bundle.why("u2")).isEqualTo("users.csv, line 3, enabledUser: a value is required");
    secondUser(" ,,true,tim,Tim,Lee,tim@riverside.example");
    assertThat(bundle.passedOver())
        .containsExactly("users.csv, line 3, sourcedId: a value is required");
  }

  @Test
  void duplicateSourcedId_isNotedWithBothLines() {
    secondUser("u1,,true,tim,Tim,Lee,tim@riverside.example");
    bundle.roles(Bundle.ROLES_HEADER + "r1,u1,primary,teacher,,,o1\n");
    assertThat(bundle.why("u1"))
        .isEqualTo("users.csv, line 3, sourcedId: the same sourcedId as on line 2");
  }

  @Test
  void duplicateOrg_isPassedOver() {
    bundle.orgs(Bundle.ORGS + "o1,Again,school\n");
    assertThat(bundle.passedOver())
        .containsExactly("orgs.csv, line 3, sourcedId: the same sourcedId as on line 2");
  }

  @Test
  void sourcedIdOf256Characters_isPassedOver_andOf255IsNot() {
    bundle.roles(Bundle.ROLES_HEADER + "r1,u1,primary,teacher,,,o1\n");
    secondUser("x".repeat(255) + ",,true,tim,Tim,Lee,tim@riverside.example");
    assertThat(bundle.people()).hasSize(2);
    secondUser("x".repeat(256) + ",,true,tim,Tim,Lee,tim@riverside.example");
    assertThat(bundle.passedOver())
        .containsExactly("users.csv, line 3, sourcedId: longer than 255 characters");
  }

  @Test
  void twoPeopleWithOneEmailInDifferentCase_areNotedWithBothLines() {
    secondUser("u2,,true,tim,Tim,Lee,Ada@Riverside.EXAMPLE");
    String same = "the same address as on line %d, where case does not matter";
    assertThat(bundle.why("u1")).isEqualTo("users.csv, line 2, email: " + same.formatted(3));
    assertThat(bundle.why("u2")).isEqualTo("users.csv, line 3, email: " + same.formatted(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tim", "tim@", "@riverside.example", "tim@x", "a b@riverside.example"})
  void badEmail_isNoted(String email) {
    secondUser("u2,,true,tim,Tim,Lee," + email);
    assertThat(bundle.why("u2"))
        .isEqualTo("users.csv, line 3, email: this is not an email address");
  }

  @Test
  void educatorWithoutEmail_isNoted() {
    bundle.users(Bundle.USERS.replace("ada@riverside.example", ""));
    assertThat(bundle.why("u1"))
        .isEqualTo(
            "users.csv, line 2, email: someone with an educator's role needs an email address");
  }

  @Test
  void badEmailOfAnEducator_isOneProblem() {
    bundle.users(Bundle.USERS.replace("ada@riverside.example", "ada"));
    assertThat(bundle.why("u1"))
        .isEqualTo("users.csv, line 2, email: this is not an email address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "1", "wahr", "true false"})
  void badEnabledUser_isNoted(String value) {
    secondUser("u2,," + value + ",tim,Tim,Lee,tim@riverside.example");
    assertThat(bundle.why("u2"))
        .isEqualTo("users.csv, line 3, enabledUser: expected true or false");
  }

  @Test
  void badStatus_isNoted() {
    secondUser("u2,deleted,true,tim,Tim,Lee,tim@riverside.example");
    assertThat(bundle.why("u2"))
        .isEqualTo("users.csv, line 3, status: expected blank, active, inactive or tobedeleted");
  }

  @Test
  void brokenUserRecord_doesNotAlsoMakeItsRolesWrong() {
    secondUser("u2,,true,\"tim");
    assertThat(bundle.passedOver()).singleElement().asString().startsWith("users.csv, line 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n"})
  void quotedLineBreak_isPassedOverWhereItStarts(String end) {
    secondUser("u2,,true,tim,\"Tim" + end + "my\",Lee,tim@riverside.example");
    assertThat(bundle.passedOver())
        .contains(
            "users.csv, line 3, givenName: a quote is opened and not closed on this line;"
                + " a field has no line breaks");
  }

  @Test
  void unbalancedQuote_spoilsItsOwnLineOnly() {
    bundle.users(
        Bundle.USERS.replaceFirst("u2,.*", "u2,,true,tim,\"Tim,Lee,tim@riverside.example")
            + "u3,,true,eve,Eve,Day,eve@riverside.example\n");
    assertThat(bundle.passedOver())
        .containsExactly(
            "users.csv, line 3, givenName: a quote is opened and not closed on this line;"
                + " a field has no line breaks");
    assertThat(bundle.reading().ids()).containsExactly("u1", "u3");
  }

  @Test
  void charactersAfterClosingQuote_arePassedOver() {
    secondUser("u2,,true,tim,\"Tim\"my,Lee,tim@riverside.example");
    assertThat(bundle.passedOver())
        .containsExactly(
            "users.csv, line 3, givenName: characters follow the closing quote;"
                + " a quote within a field is written twice");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 9, 0x1b, 0x7f, 0x85, 0x2028})
  void controlCharacterInName_isNoted(int character) {
    secondUser("u2,,true,tim,Tim,L" + (char) character + "ee,tim@riverside.example");
    assertThat(bundle.passedOver())
        .containsExactly(
            "users.csv, line 3, familyName: the control character U+%04X is not allowed"
                .formatted(character));
  }

  @Test
  void nulInColumnThatIsNotRead_isNoted() {
    secondUser("u2,,true,t\0m,Tim,Lee,tim@riverside.example");
    assertThat(bundle.passedOver())
        .containsExactly(
            "users.csv, line 3, username: the control character U+0000 is not allowed");
  }

  @Test
  void carriageReturnWithinLine_isNoted() {
    secondUser("u2,,true,tim,Tim,Lee,\"tim@river\rside.example\"");
    assertThat(bundle.passedOver())
        .containsExactly(
            "users.csv, line 3: a carriage return stands within the line;"
                + " lines end with LF or CRLF");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xff, 0xc0, 0xed, 0xf8, 0xe9})
  void badUtf8_isPassedOverWithItsLine(int bad) {
    byte[] bytes = Bundle.USERS.replace("Tim", "T?m").getBytes(StandardCharsets.UTF_8);
    bytes[Bundle.USERS.indexOf("Tim") + 1] = (byte) bad;
    bundle.file("users.csv", bytes);
    assertThat(bundle.passedOver())
        .containsExactly("users.csv, line 3: the line is not UTF-8; export the file as UTF-8");
  }

  @Test
  void lineOneByteOverTheLimit_isNoted() {
    String line = "u2,,true,tim,Tim,Lee,tim@riverside.example";
    secondUser(line.replace("Tim", "T".repeat(64 * 1024 - line.length() + 4)));
    assertThat(bundle.passedOver())
        .containsExactly("users.csv, line 3: the line is longer than 65536 bytes");
  }

  @Test
  void lineOf50Megabytes_isPassedOverInLittleTimeAndReadingGoesOn() throws IOException {
    byte[] much = new byte[1024 * 1024];
    Arrays.fill(much, (byte) 'x');
    try (OutputStream out = Files.newOutputStream(folder.resolve("users.csv"))) {
      out.write(Bundle.USERS.getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 50; i++) {
        out.write(much);
      }
      out.write("\nu3,,maybe,eve,Eve,Day,eve@riverside.example\n".getBytes(StandardCharsets.UTF_8));
    }
    Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThat(bundle.passedOver())
                .containsExactly("users.csv, line 4: the line is longer than 65536 bytes"));
    assertThat(bundle.reading().record("u3")).isInstanceOf(RosterRecord.Unusable.class);
  }

  @Test
  void oneRecordTooMany_isRefusedWithItsLine() {
    bundle.limits(new Limits(65_536, 2, 100, 1_000));
    assertThat(bundle.manifest(manyProperties(2)).problems())
        .containsExactly("manifest.csv, line 4: the file has more than 2 records");
  }

  @Test
  void exactlyAsManyRecordsAsAllowed_areRead() {
    bundle.limits(new Limits(65_536, 6, 100, 1_000));
    assertThat(bundle.people()).hasSize(2);
  }

  private static String manyProperties(int more) {
    return "propertyName,value\n" + "x,y\n" + "z,y\n".repeat(more);
  }

  @Test
  void problems_repeatNoValuesOfTheFile() {
    bundle
        .users(
            """
            sourcedId,enabledUser,username,givenName,familyName,email,password,sms,phone
            secret1,secret2,secret3,secret4,secret5,secret6,secret7,secret8,secret9
            secret1,secret2,secret3,"secret4"secret,secret5,secret6,secret7,secret8,s
            secret1,secret2,secret3,secret4,secret5,secret6,"secret7,secret8,secret9
            """)
        .roles(Bundle.ROLES_HEADER + "secret,secret,secret,secret,secret,secret,secret\n");
    Reading reading = bundle.reading();
    assertThat(reading.said().remarks()).hasSize(2).noneMatch(p -> p.contains("secret"));
    assertThat(((RosterRecord.Unusable) reading.record("secret1")).why()).doesNotContain("secret");
  }
}
