package io.entitlements.benchmarks.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked, and that all answer alike. */
class PopulationTest {

  private static final int SIZE = 20_000;
  private final Instant now = Instant.now();

  private final Population population = new Population(SIZE, now);

  @Test
  void everybody_holds_1_to_4_rights() {
    assertThat(IntStream.range(0, population.people()))
        .allMatch(person -> population.heldBy(person).size() >= 1)
        .allMatch(person -> population.heldBy(person).size() <= 4);
  }

  @Test
  void tenth_of_rights_has_ended() {
    long all = 0;
    long ended = 0;
    for (int person = 0; person < population.people(); person++) {
      all += population.heldBy(person).size();
      ended +=
          population.heldBy(person).stream()
              .filter(subscription -> !subscription.term().covers(now))
              .count();
    }

    assertThat(ended).isCloseTo(all / 10, Percentage.withPercentage(25));
  }

  @Test
  void everybody_is_asked_about_once_and_a_tenth_is_unknown() {
    int[] asked = IntStream.range(0, SIZE).map(population::asked).toArray();

    assertThat(Arrays.stream(asked).distinct().count()).isEqualTo(SIZE);
    assertThat(Arrays.stream(asked).filter(account -> account >= population.people()).count())
        .isEqualTo(SIZE / 10);
  }

  @Test
  void some_may_and_some_may_not() {
    long yes = IntStream.range(0, SIZE).filter(population::mayUse).count();

    assertThat(yes).isBetween(SIZE / 2L, SIZE * 4L / 5);
  }

  @Test
  void same_people_are_made_each_time() {
    Population again = new Population(SIZE, now);

    assertThat(again.users()).isEqualTo(population.users());
    assertThat(again.featureNames()).isEqualTo(population.featureNames());
    assertThat(again.subscriptions()).isEqualTo(population.subscriptions());
  }

  @ParameterizedTest
  @EnumSource
  void every_side_answers_every_question_rightly(Answerer answerer) throws Exception {
    Population some = new Population(500, now);
    Answers answers = answerer.over(some);

    for (int question = 0; question < some.size(); question++) {
      assertThat(answers.mayUse(question)).isEqualTo(some.mayUse(question));
    }
  }

  @Test
  void candidate_is_read_with_its_size_or_without() {
    assertThat(Candidate.parse("TOGGLZ@1000")).isEqualTo(new Candidate(Answerer.TOGGLZ, 1_000));
    assertThat(Candidate.parse("SHIRO")).isEqualTo(new Candidate(Answerer.SHIRO, Candidate.SIZE));
  }
}
