package io.entitlements.samples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one run on a given day shows, scene by scene. */
class QuickstartStoriesIT {

  private static Run run;

  @BeforeAll
  static void play(@TempDir Path folder) {
    run = Run.quickstart(folder.resolve("data"), "--now=2026-09-14T15:00:00Z");
  }

  @Test
  void the_table_says_what_each_may_do_today_and_after_the_renewal_date() {
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
    String[] parts = run.output().split("8. The year after", 2);
    assertThat(parts[1])
        .contains("di@lincoln.example   waits")
        .contains("gives the seat back: 3 / 3 seats assigned, 0 waiting")
        .contains("Renewed from 2027-09-14 for a year, with 2 seats; renewal date now 2028-09-13")
        .contains("3 assigned, 2 left; on 2027-09-21 these lose theirs: di@lincoln.example")
        .contains("2027-09-21, when the grace is over: 2 / 2 seats assigned, 0 waiting")
        .contains("Why can di@lincoln.example not use it?")
        .contains("SEAT_HELD: All seats are taken.");
  }

  @Test
  void one_person_teaches_in_one_school_learns_in_another_and_chooses_which_opens_first() {
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
}
