package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartIT {

  @TempDir Path folder;

  @Test
  void the_main_job_runs_from_end_to_end_and_a_second_run_changes_nothing() {
    Path data = folder.resolve("data");
    Run first = Run.quickstart(data);
    assertThat(first.errors()).isEmpty();
    assertThat(first.exit()).isZero();
    assertThat(first.output())
        .contains("claimed for Riverside Unified School District")
        .contains("A second claim by the same URL: refused, it was claimed before")
        .contains(" 25 get a seat")
        .contains("25 / 30 seats assigned")
        .contains(" 26 / 30 seats assigned   renewal date ")
        .contains("Everything lies in " + data);
    Map<String, List<String>> state = Dump.of(data);
    assertThat(state.get("SEAT")).hasSize(26);

    Run second = Run.quickstart(data);
    assertThat(second.exit()).isZero();
    assertThat(second.output()).contains("(known already)").contains(" 25 keep their seat");
    assertThat(Dump.of(data)).isEqualTo(state);
  }

  @Test
  void the_table_says_what_each_may_do_today_and_after_the_renewal_date() {
    Run run = Run.quickstart(folder.resolve("data"), "--now=2026-09-14T15:00:00Z");
    String[] halves = run.output().split("After the renewal date", 2);
    assertThat(halves[0].lines())
        .anyMatch(line -> line.matches(" *teacher.*online +FULL +ENTITLED +2026-10-14 08:00"))
        .anyMatch(line -> line.matches(" *lab computer.*/notebook +FULL +ENTITLED +2026-.*"))
        .anyMatch(line -> line.matches(" *lab comp.*/online +NONE +NEEDS_EMAIL_ACTIVATION .*"))
        .anyMatch(line -> line.matches(" *student.*/notebook +NONE +NO_SEAT +-"));
    assertThat(halves[1].lines())
        .anyMatch(line -> line.matches(" *teacher.*online +READ_ONLY +EXPIRED .*"))
        .anyMatch(line -> line.matches(" *lab computer.*/notebook +READ_ONLY +EXPIRED .*"))
        .anyMatch(line -> line.matches(" *student.*/notebook +NONE +NO_SEAT +-"));
    assertThat(halves[1]).startsWith(" and its grace: the same checks on 2027-09-28");
  }

  @Test
  void the_next_year_shows_a_waiting_list_a_smaller_renewal_and_who_keeps_a_seat() {
    Run run = Run.quickstart(folder.resolve("data"), "--now=2026-09-14T15:00:00Z");
    String[] parts = run.output().split("8. The year after", 2);
    assertThat(parts[1])
        .contains("di@lincoln.example   waits")
        .contains("gives the seat back: 3 / 3 seats assigned, 0 waiting")
        .contains("Renewed from 2027-09-14 for a year, with 2 seats; renewal date now 2028-09-13")
        .contains("3 assigned, 2 left; on 2027-09-21 these lose theirs: di@lincoln.example")
        .contains("2027-09-21, when the grace is over: 2 / 2 seats assigned, 0 waiting");
  }

  @Test
  void one_person_teaches_in_one_school_learns_in_another_and_chooses_which_opens_first() {
    Run run = Run.quickstart(folder.resolve("data"));
    String[] parts = run.output().split("6. One person, two schools|7. A claim by hand", 3);
    String[] switched = parts[1].split("After Evening Music School was made the default", 2);
    assertThat(switched[0])
        .contains("maya@mail.example is invited to Harbor Day School as [EDUCATOR]")
        .contains("accepts with a new account: [EDUCATOR]")
        .contains("joins the class Strings of Evening Music School by its code: [STUDENT]")
        .contains("a class code of Harbor Day School: STUDENT_EXCLUDED")
        .contains("an invitation to Evening Music School: STUDENT_EXCLUDED")
        .containsPattern("Harbor Day School +\\[EDUCATOR\\], opens first\n")
        .containsPattern("Evening Music School +\\[STUDENT\\]\n");
    assertThat(switched[1])
        .containsPattern("Evening Music School +\\[STUDENT\\], opens first\n")
        .containsPattern("Harbor Day School +\\[EDUCATOR\\]\n");
  }

  @Test
  void an_order_is_claimed_by_hand_part_by_part_for_two_schools_and_nothing_is_left() {
    Run run = Run.quickstart(folder.resolve("data"), "--now=2026-09-14T15:00:00Z");
    String[] parts = run.output().split("7. A claim by hand|8. The year after", 3);
    assertThat(parts[1])
        .contains("with a wrong number: NOT_FOUND")
        .containsPattern("as it is: .*, 10 seats, until 2027-09-13; .*, 20 seats, until 2028-09-13")
        .containsPattern("one bundle only: [^;]*, 10 seats, until 2027-09-13\n")
        .contains("Submitted for Oak School: SUBMITTED")
        .contains("A moment later: FULFILLED")
        .contains("The rest goes to Elm School: 20 seats")
        .contains("Nothing is left, and nothing is said: NOT_FOUND");
  }

  @Test
  void an_earlier_instant_than_the_last_runs_is_played_through_as_well() {
    Path data = folder.resolve("data");
    Run.quickstart(data, "--now=2026-09-14T15:00:00Z");
    Run earlier = Run.quickstart(data, "--now=2026-09-14T14:00:00Z");
    assertThat(earlier.errors()).isEmpty();
    assertThat(earlier.exit()).isZero();
  }

  @Test
  void another_instant_after_the_renewal_finds_the_same_data_degraded() {
    Path data = folder.resolve("data");
    Run.quickstart(data, "--now=2026-09-14T15:00:00Z");
    Run later = Run.quickstart(data, "--now=2028-01-10T08:00:00Z");
    assertThat(later.exit()).isZero();
    assertThat(later.output())
        .contains("EXPIRED    25 / 0 seats assigned   renewal date passed")
        .doesNotContain("FULL")
        .containsPattern("teacher.*online +READ_ONLY +EXPIRED");
  }

  @Test
  void a_run_that_was_killed_anywhere_leaves_data_that_the_next_run_completes() throws Exception {
    int rounds = Boolean.getBoolean("entitlements.thorough") ? 20 : 4;
    for (int round = 0; round < rounds; round++) {
      Path data = folder.resolve("killed" + round);
      for (int kill = 0; kill < 3; kill++) {
        Process process = Run.start(data);
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(300, 2_500));
        process.destroyForcibly().waitFor();
      }
      Run run = Run.quickstart(data);
      assertThat(run.errors()).isEmpty();
      assertThat(run.output()).contains(" 26 / 30 seats assigned   renewal date ");
      Map<String, List<String>> state = Dump.of(data);
      assertThat(state.get("SEAT")).hasSize(26);
      assertThat(state.get("SUBSCRIPTION")).hasSize(2);
      assertThat(state.get("PRODUCT_KEY")).hasSize(2);
      assertThat(state.get("ORGANIZATION")).hasSize(1);
    }
  }

  @Test
  void two_runs_on_the_same_data_at_once_do_no_harm() {
    Path data = folder.resolve("data");
    Process first = Run.start(data);
    Process second =
        Run.start(
            Quickstart.class,
            System.getProperty("java.class.path"),
            folder.resolve("second"),
            List.of(
                "--order=" + Run.INPUT.resolve("purchase-orders.jsonl"),
                "--roster=" + Run.INPUT.resolve("roster"),
                "--data=" + data));
    Run one = Run.finished(first, data);
    Run other = Run.finished(second, folder.resolve("second"));
    assertThat(List.of(one.exit(), other.exit())).contains(0);
    assertThat(one.errors() + other.errors()).doesNotContain("\tat ");
    assertThat(Run.quickstart(data).output()).contains(" 26 / 30 seats assigned   renewal date ");
  }
}
