package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalHabits;
import io.entitlements.core.testkit.LocalUser;
import io.entitlements.roster.RosterCheckpoint;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings after the first: what changed, and each night everything. */
class OneRosterDeltaTest extends ServedRoster {

  private Reading first;

  @BeforeEach
  void readEverything() {
    listTeachers(25);
    first = Reading.of(source());
    assertThat(first.said().verdict()).isEqualTo(Verdict.FULL);
  }

  @Test
  void onlyWhoChanged_isReadAgain() {
    now = NOON.plusSeconds(3_600);
    server.list(LocalUser.teacher("u002", LONG_AGO).at("married@school.example", now));
    server.list(LocalUser.teacher("new", now));
    server.list(LocalUser.teacher("u003", LONG_AGO).gone(now));
    server.list(LocalUser.teacher("u004", LONG_AGO).in("student").at("", now));
    Reading second = first.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.ids()).containsExactlyInAnyOrder("new", "u002", "u003", "u004");
    assertThat(second.person("u002").email().value()).isEqualTo("married@school.example");
    assertThat(second.record("u003")).isEqualTo(new RosterRecord.Left("u003"));
    assertThat(second.record("u004")).isEqualTo(new RosterRecord.Left("u004"));
  }

  @Test
  void nothingChanged_isAnEmptyDelta() {
    now = NOON.plusSeconds(3_600);
    Reading second = first.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.records()).isEmpty();
  }

  @Test
  void changeThatIsDatedALittleEarlier_isNotMissed() {
    server.list(LocalUser.teacher("late", NOON.minus(Duration.ofMinutes(59))));
    now = NOON.plusSeconds(60);
    assertThat(first.then(source()).ids()).containsExactly("late");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-11-26T12:00:00.001Z, DELTA",
    "2020-11-27T01:59:59.999Z, DELTA",
    "2020-11-27T02:00:00Z, FULL",
    "2020-12-24T00:00:00Z, FULL",
    "2020-11-26T11:59:59.999Z, FULL"
  })
  void everything_isReadFromTwoAtNightOn_andIfTheClockWentBack(Instant at, Verdict verdict) {
    now = at;
    assertThat(first.then(source()).said().verdict()).isEqualTo(verdict);
  }

  @Test
  void afterTheNight_changesAreReadAgain() {
    now = Instant.parse("2020-11-27T02:00:00Z");
    Reading night = first.then(source());
    now = Instant.parse("2020-11-27T02:15:00Z");
    Reading later = night.then(source());
    assertThat(later.said().verdict()).isEqualTo(Verdict.DELTA);
    now = Instant.parse("2020-11-27T23:00:00Z");
    assertThat(later.then(source()).said().verdict()).isEqualTo(Verdict.DELTA);
    now = Instant.parse("2020-11-28T02:00:00Z");
    assertThat(later.then(source()).said().verdict()).isEqualTo(Verdict.FULL);
  }

  @Test
  void otherSettings_readEverything() {
    now = NOON.plusSeconds(60);
    Reading other =
        first.then(source(settings(OneRosterVersion.V1_2).with(OneRosterPeople.teachers())));
    assertThat(other.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(first.then(source(settings(OneRosterVersion.V1_1))).said().verdict())
        .isEqualTo(Verdict.FULL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1 a 99999999999999999 1", "1 ' 1 1", "2 a 1 1"})
  void checkpointOfAnother_readsEverything(String text) {
    Reading reading = Reading.of(source(), Optional.of(new RosterCheckpoint(text)));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
  }

  @Test
  void serverThatCannotFilter_givesEverything() {
    server.habits(new LocalHabits(true, true, true, 100, true, false));
    now = NOON.plusSeconds(60);
    Reading second = first.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(second.ids()).hasSize(25);
  }

  @Test
  void deltaThatIsNotWhole_isPartial_andReadAgainFromTheSamePlace() {
    now = NOON.plusSeconds(60);
    for (int i = 0; i < 25; i++) {
      server.list(LocalUser.teacher("n%03d".formatted(i), now));
    }
    server.twists(page -> page.number() == 2 ? page.of(99) : page);
    Reading second = first.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(second.said().checkpoint()).isEqualTo(first.said().checkpoint());
    server.twists(page -> page);
    Reading third = second.then(source());
    assertThat(third.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(third.ids()).hasSize(25);
  }

  @Test
  void clockThatIsAheadOfTheServers_missesNothing() {
    now = Instant.parse("2096-11-26T12:00:00Z");
    Reading ahead = Reading.of(source());
    Instant byTheServer = Instant.now();
    server.list(LocalUser.teacher("new", byTheServer));
    now = now.plusSeconds(60);
    Reading second = ahead.then(source());
    assertThat(second.said().verdict()).isEqualTo(Verdict.DELTA);
    assertThat(second.ids()).containsExactly("new");
  }
}
