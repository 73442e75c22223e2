package io.entitlements.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.account.ClassGroup;
import io.entitlements.account.ClassSeat;
import io.entitlements.account.JoinLimits;
import io.entitlements.account.JoinRefusal;
import io.entitlements.account.Source;
import io.entitlements.type.AccountId;
import io.entitlements.type.Limit;
import io.entitlements.type.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Class codes guessed for days: a million times if the run is thorough. */
public abstract class CodeGuessContract extends WorldContract {

  private static final int GUESSES =
      Boolean.getBoolean("entitlements.thorough") ? 1_000_000 : 20_000;
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int GUESSERS = 40;
  private static final int CLASSES = 20;
  private static final int HONEST = 20;
  private static final String SYMBOLS = "CFHKMRWXY24679";
  private static final Source SCHOOL = new Source("192.0.2.7");

  /** One of the guessers' sources is the school's own. */
  private static final List<Source> SOURCES =
      List.of(SCHOOL, new Source("198.51.100.1"), new Source("198.51.100.2"));

  /** For subclasses. */
  protected CodeGuessContract() {}

  /**
   * How many guesses are made.
   *
   * @return a number that a store does in seconds, at least 200
   */
  protected int guesses() {
    return GUESSES;
  }

  @Test
  void whoever_guesses_for_days_finds_nothing_and_stops_nobody() {
    Classroom room = Classroom.in(world(), 5);
    List<ClassGroup> classes =
        IntStream.range(0, CLASSES).mapToObj(i -> room.free("Class " + i)).toList();
    List<AccountId> guessers = room.pupils("guesser", GUESSERS);
    Random random = new Random(47);
    Instant begun = world().instant();
    int guesses = guesses();
    int looked = 0;

    for (int i = 0; i < guesses; i++) {
      world().pass(PAUSE);
      Optional<Source> source = Optional.of(SOURCES.get(i % SOURCES.size()));
      Outcome<?, JoinRefusal> answer =
          room.groups().join(guessers.get(i % GUESSERS), guess(random), source);
      assertThat(answer).isInstanceOf(Outcome.Refused.class);
      if (answer.equals(Outcome.refused(JoinRefusal.Why.CODE_NOT_VALID))) {
        looked++;
      }
      if (i % (guesses / HONEST) == 0) {
        AccountId pupil = room.pupil("pupil" + i);
        String code = room.code(classes.get(i % CLASSES));
        assertThat(room.groups().join(pupil, code, Optional.of(SCHOOL)).orElseThrow().seat())
            .isEqualTo(ClassSeat.NOT_NEEDED);
      }
    }

    Duration spent = Duration.between(begun, world().instant());
    assertThat((long) looked)
        .isLessThanOrEqualTo(GUESSERS * allowed(JoinLimits.DEFAULT.perAccount(), spent))
        .isLessThanOrEqualTo(
            GUESSERS * allowed(JoinLimits.DEFAULT.ownPerAccount(), spent)
                + SOURCES.size() * allowed(JoinLimits.DEFAULT.perSource(), spent));
    guessers.forEach(guesser -> assertThat(room.groups().of(guesser)).isEmpty());
    assertThat(classes.stream().mapToInt(each -> room.students(each).size()).sum())
        .isEqualTo(HONEST);
  }

  private static long allowed(Limit limit, Duration spent) {
    return limit.burst() + spent.dividedBy(limit.every());
  }

  private static String guess(Random random) {
    StringBuilder guess = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      guess.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return guess.toString();
  }
}
