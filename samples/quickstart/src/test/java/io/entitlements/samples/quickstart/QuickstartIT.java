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
    Map<String, List<String>> state = withoutRuns(data);
    assertThat(state.get("SEAT")).hasSize(26);

    Run second = Run.quickstart(data);
    assertThat(second.exit()).isZero();
    assertThat(second.output()).contains("(known already)").contains(" listed as before");
    assertThat(withoutRuns(data)).isEqualTo(state);
  }

  /** That a list was read again is noted, and is no change. */
  private static Map<String, List<String>> withoutRuns(Path data) {
    Map<String, List<String>> state = Dump.of(data);
    state.remove("ROSTER_RUN");
    state.remove("ROSTER_CONNECTION");
    return state;
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
