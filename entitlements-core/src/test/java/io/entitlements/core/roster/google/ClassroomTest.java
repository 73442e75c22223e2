package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import io.entitlements.core.roster.Reading;
import io.entitlements.core.roster.SettingsCheck.CanBeRead;
import io.entitlements.core.roster.SettingsCheck.CannotBeRead;
import io.entitlements.core.roster.SettingsCheck.Obstacle;
import io.entitlements.core.testkit.LocalGoogleLogin;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.core.testkit.LocalServer.Fault;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import io.entitlements.roster.Person;
import io.entitlements.roster.RosterRecord;
import io.entitlements.roster.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists by courses: twelve with a teacher each, ten courses on a page. */
class ClassroomTest extends ServedGoogle {

  private static final int COURSES = 12;

  @BeforeEach
  void teachSome() {
    for (int i = 1; i <= COURSES; i++) {
      String id = "u%03d".formatted(i);
      server.list(LocalGoogleUser.teacher(id));
      server.teach("c%02d".formatted(i), id);
    }
  }

  /** Of the second page of courses, asked for so often. */
  private Fault secondPage(int times, int status, String body) {
    AtomicInteger left = new AtomicInteger(times);
    return (exchange, page) -> {
      boolean isMeant = isSecondPage(exchange) && left.getAndDecrement() > 0;
      if (isMeant) {
        server.send(exchange, status, body);
      }
      return isMeant;
    };
  }

  private static boolean isSecondPage(HttpExchange exchange) {
    String asked = exchange.getRequestURI().toString();
    return asked.startsWith("/v1/courses?") && asked.contains("pageToken=");
  }

  private void isWhole(Reading reading) {
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.said().remarks()).isEmpty();
    assertThat(reading.ids()).hasSize(COURSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"code\":500}",
        "{\"code\":null}",
        "{\"error\":{\"code\":500}}",
        "{\"error\":null}",
        "{\"courses\":[],\"message\":\"secret-word\"}",
        "{\"teachers\":[]}",
        "{\"courses\":{}}",
        "{\"courses\":[1]}",
        "{\"nextPageToken\":{}}",
        "[]",
        ""
      })
  void otherJsonInTheMiddleOfTheCourses_isMalformed(String body) {
    server.fails(secondPage(99, 200, body));
    RosterUnavailableException failure = failure(roster(TEACHERS));
    assertThat(failure.reason()).isEqualTo(Reason.MALFORMED);
    assertThat(failure).hasMessageContaining("/v1/courses: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"courses\":[]}", "{\"courses\":null}"})
  void answerThatSaysNothing_isNotBelievedAtOnce(String body) {
    server.fails(secondPage(1, 200, body));
    isWhole(Reading.of(roster(TEACHERS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"courses\":[]}"})
  void coursesThatEndWithAnAnswerThatSaysNothing_arePartial(String body) {
    server.fails(secondPage(99, 200, body));
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.ids()).hasSize(10);
    assertThat(reading.said().remarks())
        .containsExactly("the courses end with an answer that says nothing");
  }

  @ParameterizedTest
  @CsvSource({
    "500, UNREACHABLE",
    "429, BUSY",
    "403, NOT_AUTHORIZED",
    "401, NOT_AUTHORIZED",
    "404, MALFORMED",
    "204, MALFORMED"
  })
  void statusInTheMiddleOfTheCourses_endsTheReading(int status, Reason reason) {
    server.fails(secondPage(99, status, ""));
    assertThat(failure(roster(TEACHERS)).reason()).isEqualTo(reason);
  }

  @Test
  void tokenOfCoursesThatIsNotTakenAnyMore_beginsThemAgain() {
    AtomicInteger asked = new AtomicInteger();
    server.fails(
        (exchange, page) -> {
          if (isSecondPage(exchange) && asked.getAndIncrement() == 0) {
            server.expirePageTokens();
          }
          return false;
        });
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids().stream().distinct()).hasSize(COURSES);
  }

  @Test
  void courseWithoutATeacher_isSaid_andSaysNothingAgainstTheList() {
    server.stopTeaching("c03", "u003");
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(COURSES - 1).doesNotContain("u003");
    assertThat(reading.said().remarks()).containsExactly("courses without a teacher: 1");
  }

  @Test
  void teacherWhoIsSuspendedOrArchived_isNotActive() {
    server.list(LocalGoogleUser.teacher("u002").suspend());
    server.list(LocalGoogleUser.teacher("u012").archive());
    server.list(LocalGoogleUser.teacher("x").at("x@elsewhere.example"));
    GoogleList all = new GoogleList.Classroom(Optional.empty());
    server.teach("c01", "x");
    for (GoogleList list : List.of(TEACHERS, all)) {
      Reading reading = Reading.of(roster(list));
      assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
      assertThat(reading.person("u001").active()).isTrue();
      assertThat(reading.person("u002").active()).isFalse();
      assertThat(reading.person("u012").active()).isFalse();
    }
    assertThat(Reading.of(roster(all)).person("x").active()).isTrue();
  }

  @Test
  void teacherWhomOnlyCoursesReadBeforeTheyBeganAgainName_isNotListed() {
    AtomicInteger asked = new AtomicInteger();
    server.fails(
        (exchange, page) -> {
          if (isSecondPage(exchange) && asked.getAndIncrement() == 0) {
            server.stopTeaching("c01", "u001");
            server.endCourse("c02");
            server.expirePageTokens();
          }
          return false;
        });
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.last("u001")).contains(new RosterRecord.Left("u001"));
    assertThat(reading.last("u002")).contains(new RosterRecord.Left("u002"));
    assertThat(reading.last("u003").filter(Person.class::isInstance)).isPresent();
  }

  private void listSubject() {
    server.list(LocalGoogleUser.teacher("admin").at(LocalGoogleLogin.SUBJECT));
  }

  @Test
  void subjectThatIsNoAdministratorAnyMore_isNoticed_andTheListPartial() {
    listSubject();
    server.teach("c02", "admin");
    server.attend("c05");
    assertThat(Reading.of(roster(TEACHERS)).said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(roster(TEACHERS).check()).isEqualTo(new CanBeRead(false));
    server.demote();
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.ids()).containsExactlyInAnyOrder("u002", "admin", "u005");
    assertThat(reading.said().remarks())
        .containsExactly(
            "all courses listed are of the person for whom is read, who may see no others any"
                + " more");
    assertThat(roster(TEACHERS).check()).isEqualTo(CannotBeRead.of(Obstacle.SUBJECT));
  }

  @Test
  void subjectWhoTakesPartInNoCourse_seesNoneOnceTheyAreNoAdministrator() {
    server.demote();
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.said().remarks()).containsExactly("the list is empty");
  }

  @Test
  void teachersWithoutEnd_areMalformed() {
    server.fails(
        (exchange, page) -> {
          boolean isMeant = exchange.getRequestURI().getPath().endsWith("/teachers");
          if (isMeant) {
            String teacher = LocalGoogleUser.teacher("u001").teaching("c01");
            String next = ",\"nextPageToken\":\"t" + page + "\"";
            server.send(exchange, 200, "{\"teachers\":[" + teacher + "]" + next + "}");
          }
          return isMeant;
        });
    assertThat(failure(roster(TEACHERS))).hasMessageEndingWith("/teachers: the pages repeat");
  }
}
