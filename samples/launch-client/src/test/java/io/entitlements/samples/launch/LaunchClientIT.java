package io.entitlements.samples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.samples.launch.Computer.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one jar, each command a process of its own. */
class LaunchClientIT {

  private static final Path JAR = Path.of("target", "launch-client.jar").toAbsolutePath();
  private static final String NOTEBOOK = "learning-suite/notebook";

  @TempDir Path folder;
  private Computer computer;
  private School school;

  @BeforeEach
  void installProgram() throws IOException {
    computer = new Computer(folder.resolve("computer"), JAR);
    school = new School();
  }

  @Test
  void a_new_installation_has_a_trial() {
    Run check = computer.run("check", NOTEBOOK);
    assertThat(check.out()).startsWith("yes: FULL because TRIAL, until ");
    assertThat(check.errors()).isEmpty();
    assertThat(check.exit()).isZero();
  }

  @Test
  void what_the_trial_does_not_have_is_refused() {
    Run check = computer.run("check", "learning-suite/online", "--json");
    assertThat(check.out())
        .isEqualTo(
            "{\"feature\":\"learning-suite/online\",\"allowed\":false,\"level\":\"NONE\","
                + "\"reason\":\"NO_SEAT\",\"validUntil\":null}");
    assertThat(check.exit()).isEqualTo(1);
  }

  @Test
  void a_computer_without_a_network_is_activated_and_returned_by_file() throws IOException {
    Path request = computer.file("request.txt");
    Path lease = computer.file("lease.txt");
    Path returned = computer.file("return.txt");

    assertThat(computer.run("request", school.productKey(), request.toString()).exit()).isZero();
    Files.writeString(lease, school.answerTo(Files.readString(request)));
    assertThat(computer.run("install", lease.toString()).out()).startsWith("installed; ");
    assertThat(computer.run("check", NOTEBOOK).out())
        .startsWith("yes: FULL because ENTITLED, until ");
    assertThat(computer.run("check", "learning-suite/online").out())
        .startsWith("no: NONE because NEEDS_EMAIL_ACTIVATION");
    assertThat(school.computers()).isEqualTo(1);

    assertThat(computer.run("return", "--offline", returned.toString()).exit()).isZero();
    assertThat(computer.run("check", NOTEBOOK).out()).startsWith("yes: FULL because TRIAL, ");
    assertThat(school.answerTo(Files.readString(returned))).isEqualTo("the seat is free");
    assertThat(school.computers()).isZero();
    assertThat(computer.run("install", lease.toString()).out()).startsWith("refused: WRONG_DEVICE");
  }

  @Test
  void a_computer_is_activated_goes_on_and_is_returned_by_its_portal() throws IOException {
    try (LocalPortal portal = new LocalPortal(school, 0)) {
      String url = "--portal=" + portal.programs();
      Computer other = new Computer(folder.resolve("other"), JAR);
      Computer third = new Computer(folder.resolve("third"), JAR);

      assertThat(computer.run("activate", school.productKey(), url).out())
          .startsWith("activated; without a network it holds until ");
      assertThat(other.run("activate", school.productKey(), url).exit()).isZero();
      assertThat(third.run("activate", school.productKey(), url, "--json").out())
          .isEqualTo("{\"refused\":\"NO_SEAT_LEFT\",\"used\":2,\"total\":2}");

      assertThat(computer.run("refresh", url).out()).startsWith("refreshed; ");
      assertThat(computer.run("activate", school.productKey(), url).exit()).isZero();
      assertThat(school.computers()).isEqualTo(2);
      assertThat(computer.run("return", url).out()).isEqualTo("returned");
      assertThat(third.run("activate", school.productKey(), url).exit()).isZero();
      assertThat(third.run("check", NOTEBOOK).out()).contains("ENTITLED");
    }
  }

  @Test
  void a_person_signs_in() throws IOException {
    try (LocalPortal portal = new LocalPortal(school, 0)) {
      String url = "--portal=" + portal.programs();
      assertThat(computer.run("activate", "--token=" + LocalPortal.TOKEN, url).exit()).isZero();
      assertThat(computer.run("status").out()).contains("of a person who signed in, until ");
      assertThat(computer.run("activate", school.productKey(), url).out())
          .startsWith("refused: GIVE_UP_FIRST");
      assertThat(computer.run("return", url).out()).isEqualTo("returned");
      assertThat(computer.run("activate", school.productKey(), url).exit()).isZero();
      assertThat(computer.run("activate", "--token=\u00fc", url).exit()).isEqualTo(2);
      Run stranger = new Computer(folder.resolve("s"), JAR).run("activate", "--token=x", url);
      assertThat(stranger.out()).isEqualTo("no answer: NOT_SIGNED_IN");
      assertThat(stranger.exit()).isEqualTo(1);
    }
  }

  @Test
  void a_sign_in_that_got_no_answer_is_given_up_without_asking() {
    String nowhere = "--portal=http://localhost:1/entitlements";
    assertThat(computer.run("activate", "--token=" + LocalPortal.TOKEN, nowhere).exit())
        .isEqualTo(4);
    Run run = computer.run("return", nowhere, "--json");
    assertThat(run.out()).isEqualTo("{\"forgotten\":true}");
    assertThat(run.exit()).isZero();
  }

  @Test
  void without_a_network_a_return_is_written_to_a_file_and_told_later() throws IOException {
    Path returned = computer.file("return.txt");
    int port;
    try (LocalPortal portal = new LocalPortal(school, 0)) {
      port = portal.programs().getPort();
      computer.run("activate", school.productKey(), "--portal=" + portal.programs());
    }
    String url = "--portal=http://localhost:" + port + "/entitlements";
    Run run = computer.run("return", returned.toString(), url);
    assertThat(run.out()).startsWith("no answer: NOT_REACHED").contains("written to ");
    assertThat(run.exit()).isEqualTo(4);
    assertThat(school.computers()).isEqualTo(1);
    try (LocalPortal portal = new LocalPortal(school, port)) {
      computer.run("refresh", "--portal=" + portal.programs());
    }
    assertThat(school.computers()).isZero();
    assertThat(Files.readString(returned)).isNotEmpty();
  }

  @Test
  void a_portal_without_tls_elsewhere_is_refused() {
    Run run = computer.run("refresh", "--portal=http://portal.example/");
    assertThat(run.errors()).contains("--portal: ");
    assertThat(run.exit()).isEqualTo(2);
  }

  @Test
  void a_request_says_to_machines_where_it_is_and_the_code_for_the_phone() throws IOException {
    Path request = computer.file("request.txt");
    Run run = computer.run("request", school.productKey(), request.toString(), "--json");
    assertThat(run.out())
        .matches(
            "\\{\"written\":\"" + request + "\",\"phoneCode\":\"([0-9A-Z]{5}-){5}[0-9A-Z]{5}\"}");
    assertThat(run.out()).doesNotContain(school.productKey());
    assertThat(run.exit()).isZero();
    assertThat(school.answerTo(Files.readString(request))).startsWith("eyJ");
  }

  @Test
  void a_mistyped_key_is_located() {
    String key = school.productKey();
    String mistyped = key.substring(0, key.length() - 1) + (key.endsWith("7") ? "8" : "7");
    Run request = computer.run("request", mistyped);
    assertThat(request.out())
        .contains("refused: KEY_MISTYPED, WRONG_SYMBOL at symbol 25")
        .contains("is it " + key + " ?");
    assertThat(request.exit()).isEqualTo(1);
  }

  @Test
  void a_bundle_is_installed_like_a_lease() throws IOException {
    Path file = folder.resolve("bundle.txt");
    Files.writeString(file, school.engine().leases().bundle().text());
    Run install = computer.run("install", file.toString(), "--json");
    assertThat(install.out()).isEqualTo("{\"installed\":true}");
    assertThat(computer.run("status", "--json").out())
        .contains("\"leaseUntil\":null", "\"clock\":\"FINE\"", "\"needsRefresh\":false");
  }

  @Test
  void a_file_that_is_not_there() {
    Run install = computer.run("install", "nowhere.txt");
    assertThat(install.errors()).contains("cannot read nowhere.txt");
    assertThat(install.exit()).isEqualTo(3);
  }

  @Test
  void a_file_that_is_no_lease() throws IOException {
    Path file = Files.writeString(folder.resolve("holiday.txt"), "not a lease");
    Run install = computer.run("install", file.toString());
    assertThat(install.out()).startsWith("refused: ");
    assertThat(install.exit()).isEqualTo(1);
  }

  @Test
  void a_command_line_that_is_not_understood() {
    assertThat(computer.run("check").exit()).isEqualTo(2);
    assertThat(computer.run("check", "no feature").exit()).isEqualTo(2);
    assertThat(computer.run("wish").exit()).isEqualTo(2);
  }

  @Test
  void the_archive_of_the_build_is_used() {
    Path archive = JAR.resolveSibling("launch-client.jsa");
    Computer quick =
        new Computer(
            folder.resolve("quick"), JAR, "-XX:SharedArchiveFile=" + archive, "-Xshare:on");
    assertThat(quick.run("check", NOTEBOOK).exit()).isZero();
  }
}
