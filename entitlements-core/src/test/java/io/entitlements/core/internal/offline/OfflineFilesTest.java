package io.entitlements.core.internal.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.activation.DeviceSecret;
import io.entitlements.activation.FileFault;
import io.entitlements.activation.Installation;
import io.entitlements.activation.MachineTraits;
import io.entitlements.type.DeviceId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OfflineFilesTest {

  static final String KEY = "NB-10000-00000-00000-00000-00000";
  static final DeviceId DEVICE = DeviceId.parse("2f4b9a10-6f0e-4c7c-9d7e-0f5b1c2d3e4f");
  static final DeviceSecret SECRET = DeviceSecret.parse("A".repeat(42) + "E");

  static final RequestFile REQUEST = new RequestFile(KEY, Installation.of(DEVICE, SECRET.hash()));

  static final RequestFile REQUEST_WITH_TRAITS =
      new RequestFile(
          KEY,
          new Installation(
              DEVICE,
              Optional.of(SECRET.hash()),
              new MachineTraits(
                  Map.of(
                      MachineTraits.BOARD,
                      MachineTraits.hash("vendor", MachineTraits.BOARD, "1"),
                      MachineTraits.DISK,
                      MachineTraits.hash("vendor", MachineTraits.DISK, "2")))));

  static final ReturnFile RETURN = new ReturnFile(KEY, DEVICE, SECRET);

  /** A published form: a client of long ago writes it for ever. */
  @Test
  void theFormsOfVersionOne_areTheseForEver() {
    String request =
        """
        entitlements-request 1
        device 2f4b9a10-6f0e-4c7c-9d7e-0f5b1c2d3e4f
        key NB-10000-00000-00000-00000-00000
        secret %s
        traits none
        """
            .formatted(SECRET.hash().text());
    String returned =
        """
        entitlements-return 1
        device 2f4b9a10-6f0e-4c7c-9d7e-0f5b1c2d3e4f
        key NB-10000-00000-00000-00000-00000
        secret AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE
        """;
    assertThat(REQUEST.text()).isEqualTo(request + "check " + OfflineText.checkSum(request) + "\n");
    assertThat(RETURN.text())
        .isEqualTo(returned + "check " + OfflineText.checkSum(returned) + "\n");
    assertThat(OfflineText.checkSum("abc")).isEqualTo("ungWv48Bz-pBQUDeXa4iIw");
  }

  @Test
  void filesComeBackAsTheyWereWritten() {
    for (RequestFile file : new RequestFile[] {REQUEST, REQUEST_WITH_TRAITS}) {
      assertThat(RequestFile.read(file.text())).isEqualTo(new FileReading.Read<>(file));
    }
    assertThat(ReturnFile.read(RETURN.text())).isEqualTo(new FileReading.Read<>(RETURN));
  }

  @Test
  void lineEndsOfAnySystemAndBlanksAround_doNotMatter() {
    String carried = "\r\n  " + REQUEST.text().replace("\n", "\r\n") + "\t\r\n\r\n";
    assertThat(RequestFile.read(carried)).isEqualTo(new FileReading.Read<>(REQUEST));
    String withoutTheLastEnd = REQUEST.text().stripTrailing();
    assertThat(RequestFile.read(withoutTheLastEnd)).isEqualTo(new FileReading.Read<>(REQUEST));
  }

  @Test
  void fileOfTheOtherKind_isOfAWrongKind() {
    assertThat(RequestFile.read(RETURN.text())).isEqualTo(faulty(FileFault.WRONG_KIND));
    assertThat(ReturnFile.read(REQUEST.text())).isEqualTo(faulty(FileFault.WRONG_KIND));
  }

  @Test
  void textLongerThanAnyFile_isTooLargeWhateverItSays() {
    String padded = REQUEST.text() + " ".repeat(OfflineText.MAX_CHARACTERS);
    assertThat(RequestFile.read(padded)).isEqualTo(faulty(FileFault.TOO_LARGE));
    assertThat(RequestFile.read("x".repeat(1 << 20))).isEqualTo(faulty(FileFault.TOO_LARGE));
    String longest =
        REQUEST.text() + " ".repeat(OfflineText.MAX_CHARACTERS - REQUEST.text().length());
    assertThat(RequestFile.read(longest)).isEqualTo(new FileReading.Read<>(REQUEST));
  }

  @ParameterizedTest
  @CsvSource({"2, NEWER_VERSION", "9999, NEWER_VERSION", "0, DAMAGED", "01, DAMAGED", "x, DAMAGED"})
  void anotherVersion_isNewerOrNone(String version, FileFault fault) {
    String text = REQUEST.text().replaceFirst(" 1\n", " " + version + "\n");
    assertThat(RequestFile.read(text)).isEqualTo(faulty(fault));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "device 1-1-1-1-1",
        "device 2F4B9A10-6F0E-4C7C-9D7E-0F5B1C2D3E4F",
        "device",
        "device ",
        "key nb-10000-00000-00000-00000-00000",
        "key NB 10000",
        "secret AAAA",
        "secret AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAF",
        "traits ",
        "traits board=1",
        "traits board=AAAAAAAAAAAAAAAAAAAAAA,board=AAAAAAAAAAAAAAAAAAAAAA",
        "traits disk=AAAAAAAAAAAAAAAAAAAAAA,board=AAAAAAAAAAAAAAAAAAAAAA",
        "traits board=AAAAAAAAAAAAAAAAAAAAAA,",
        "other value"
      })
  void valueThatIsNotWrittenSo_isDamagedAlsoWithARightCheckSum(String line) {
    String name = line.split(" ", 2)[0];
    String body = REQUEST.text().substring(0, REQUEST.text().indexOf("check "));
    String changed =
        name.equals("other")
            ? body + line + "\n"
            : body.replaceFirst("(?m)^" + name + " .*$", line);
    String text = changed + "check " + OfflineText.checkSum(changed) + "\n";
    assertThat(RequestFile.read(text)).isEqualTo(faulty(FileFault.DAMAGED));
  }

  @Test
  void linesThatAreMissingOrInAnotherOrder_areDamaged() {
    String[] lines = REQUEST.text().split("\n", -1);
    String swapped =
        lines[0] + "\n" + lines[2] + "\n" + lines[1] + "\n" + lines[3] + "\n" + lines[4] + "\n";
    String shorter = lines[0] + "\n" + lines[1] + "\n";
    for (String changed : new String[] {swapped, shorter, lines[0] + "\n"}) {
      String text = changed + "check " + OfflineText.checkSum(changed) + "\n";
      assertThat(RequestFile.read(text)).isEqualTo(faulty(FileFault.DAMAGED));
    }
  }

  @Test
  void whatAFilePrintsAs_showsNeitherKeyNorSecret() {
    assertThat(REQUEST.toString()).doesNotContain(KEY).contains(DEVICE.toString());
    assertThat(RETURN.toString()).doesNotContain(KEY).doesNotContain(SECRET.reveal());
  }

  @Test
  void fileWithoutASecretOrWithNoKey_isNotMade() {
    Installation phone = new Installation(DEVICE, Optional.empty(), MachineTraits.NONE);
    assertThatThrownBy(() -> new RequestFile(KEY, phone))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReturnFile("NB\n", DEVICE, SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("NB");
  }

  private static <T> FileReading<T> faulty(FileFault fault) {
    return new FileReading.Faulty<>(fault);
  }
}
