package io.entitlements.core.roster.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.account.Role;
import io.entitlements.error.InvalidInputException;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterReading;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import io.entitlements.type.EmailAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of addresses as spreadsheets save them. */
class EmailCsvTest {

  private final List<RosterRecord> people = new ArrayList<>();

  private RosterReading read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private RosterReading read(byte[] bytes) {
    people.clear();
    return EmailCsv.of("people.csv", bytes, Role.EDUCATOR).read(Optional.empty(), people::addAll);
  }

  private List<String> ids() {
    return people.stream().map(RosterRecord::directoryId).toList();
  }

  private List<String> problems(byte[] bytes) {
    return catchThrowableOfType(InvalidInputException.class, () -> read(bytes)).problems().stream()
        .map(Object::toString)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@x.example\ntim@x.example",
        "E-Mail\r\nAda@X.example\r\n\r\ntim@x.example\r\n",
        "\uFEFFemail\nada@x.example\ntim@x.example\n",
        "sep=;\nName;Email\nAda;ada@x.example\nTim;tim@x.example\n",
        "Email,Name\n\"ada@x.example\",\"Byron, Ada\"\ntim@x.example,\n",
        "id\tmail\n1\t ada@x.example \n2\ttim@x.example\n",
        "Ada Byron <ada@x.example>\nmailto:tim@x.example\n",
        "Ada,ada@x.example\nTim,tim@x.example\n",
        "ada@x.example;Byron\ntim@x.example;Lee\n",
        ";;\nemail\nada@x.example\n,\ntim@x.example",
        "email\rada@x.example\rtim@x.example"
      })
  void addresses_areReadAsTheyAreSaved(String text) {
    RosterReading reading = read(text);
    assertThat(ids()).containsExactly("ada@x.example", "tim@x.example");
    assertThat(reading).isEqualTo(RosterReading.of(Verdict.FULL));
  }

  @Test
  void namesAndRole_areTaken() {
    read("Last Name,First Name,Email Address\nO'Brien,\"Zoë \"\"Z\"\"\",ZOE@x.example\n");
    assertThat(people)
        .containsExactly(
            new Person(
                "zoe@x.example",
                EmailAddress.of("zoe@x.example"),
                "Zoë \"Z\"",
                "O'Brien",
                List.of(Role.EDUCATOR),
                true));
  }

  @Test
  void nameThatIsNone_isLeftOut() {
    read("email;name\nada@x.example;" + "x".repeat(300) + "\n");
    assertThat(((Person) people.get(0)).givenName()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nobody",
        "Ada,Byron",
        "a@b@c",
        "\"ada@x.example",
        "ada@x.example\0",
        "@x.example"
      })
  void lineThatCannotBeRead_isPassedOver(String line) {
    RosterReading reading = read("email\nada@x.example\n" + line + "\ntim@x.example\n");
    assertThat(reading.verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.remarks()).hasSize(1);
    assertThat(reading.remarks().get(0)).startsWith("people.csv, line 3: ").doesNotContain("ada");
    assertThat(ids()).containsExactly("ada@x.example", "tim@x.example");
  }

  @Test
  void lineWithMoreCellsThanTheHeader_isPassedOver() {
    RosterReading reading = read("email,name\nada@x.example,Ada\ntim@x.example,Tim,Lee\n");
    assertThat(reading.remarks())
        .containsExactly("people.csv, line 3: the line does not fit the header");
  }

  @Test
  void hundredBadLines_refuseTheFile_andFewerDoNot() {
    assertThat(read("ada@x.example\n" + "x\n".repeat(99)).verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(problems(("ada@x.example\n" + "x\n".repeat(100)).getBytes(StandardCharsets.UTF_8)))
        .hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "email\n", ";;;"})
  void emptyList_isRefused(String text) {
    assertThat(problems(text.getBytes(StandardCharsets.UTF_8)))
        .containsExactly("people.csv: there is nobody in the file");
  }

  @Test
  void otherEncodings_areRefused_orOnlyTheirLines() {
    assertThat(problems("email\nada@x.example\n".getBytes(StandardCharsets.UTF_16))).isNotEmpty();
    byte[] windows =
        "email;name\nada@x.example;Zoë\ntim@x.example;Tim\n"
            .getBytes(Charset.forName("windows-1252"));
    RosterReading reading = read(windows);
    assertThat(reading.remarks())
        .containsExactly(
            "people.csv, line 2: the line is not UTF-8; save the file as \"CSV UTF-8\"");
    assertThat(ids()).containsExactly("tim@x.example");
  }

  @Test
  void people_comeInPages() {
    StringBuilder text = new StringBuilder("email\n");
    for (int i = 0; i < 2_001; i++) {
      text.append("n").append(i).append("@x.example\n");
    }
    List<Integer> sizes = new ArrayList<>();
    EmailCsv.of("x", text.toString().getBytes(StandardCharsets.UTF_8), Role.STUDENT)
        .read(Optional.empty(), page -> sizes.add(page.size()));
    assertThat(sizes).containsExactly(1_000, 1_000, 1);
  }

  @Test
  void missingFile_isRefused() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () ->
                EmailCsv.in(Path.of("no", "such.csv"), Role.EDUCATOR)
                    .read(Optional.empty(), page -> {}));
    assertThat(refusal).hasMessage("such.csv: the file cannot be read: NoSuchFileException");
  }

  @Test
  void otherRoles_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmailCsv.in(Path.of("x"), Role.ADMINISTRATOR));
  }
}
