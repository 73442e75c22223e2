package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second process: it has the public keys and the lease file, and nothing else within reach. */
class OfflineProgramIT {

  private static final String NOW = "2026-09-14T15:00:00Z";

  @TempDir Path folder;
  private Path laptop;

  @BeforeEach
  void makeLease() throws IOException {
    Path data = folder.resolve("data");
    assertThat(Run.quickstart(data, "--now=" + NOW).exit()).isZero();
    // What the client has is moved away, and everything of the server is deleted.
    laptop = Files.createDirectory(folder.resolve("elsewhere"));
    for (String file : List.of("installation-id.txt", "lease.jws", "public-keys.json")) {
      Files.move(data.resolve("laptop").resolve(file), laptop.resolve(file));
    }
    Files.delete(data.resolve("entitlements.mv.db"));
    Files.delete(data.resolve("keys").resolve("signing.key"));
  }

  @Test
  void it_decides_without_a_database_and_without_a_network() {
    Run run = offline("2027-09-28T15:00:00Z");
    assertThat(run.errors()).isEmpty();
    assertThat(run.output())
        .isEqualTo(
            """
            learning-suite/online\tREAD_ONLY\tEXPIRED\t2027-10-28T15:00:00Z
            learning-suite/unheard-of\tNONE\tNO_SEAT\t2027-10-28T15:00:00Z
            """);
  }

  @Test
  void it_refuses_a_lease_outside_its_time_or_device_and_one_that_was_changed() throws IOException {
    assertRefused(NOW, "NOT_YET_VALID");
    assertRefused("2027-10-28T15:00:00Z", "EXPIRED");
    Path lease = laptop.resolve("lease.jws");
    String text = Files.readString(lease);
    Files.writeString(lease, text.substring(0, text.indexOf('.') + 1) + "e30" + signature(text));
    assertRefused("2027-09-28T15:00:00Z", "BAD_SIGNATURE");
    Files.writeString(lease, text);
    Files.writeString(laptop.resolve("installation-id.txt"), new UUID(1, 2).toString());
    assertRefused("2027-09-28T15:00:00Z", "WRONG_DEVICE");
  }

  private static String signature(String lease) {
    return lease.substring(lease.lastIndexOf('.'));
  }

  private void assertRefused(String now, String reason) {
    Run run = offline(now);
    assertThat(run.output().strip()).isEqualTo(reason);
    assertThat(run.exit()).isEqualTo(2);
  }

  private Run offline(String now) {
    Process process =
        Run.start(
            OfflineProgram.class,
            OfflineClassPath.get(),
            folder.resolve("offline"),
            List.of(laptop.toString(), now, "learning-suite/online", "learning-suite/unheard-of"));
    return Run.finished(process, folder.resolve("offline"));
  }
}
