package io.entitlements.core.roster.google;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.roster.Reading;
import io.entitlements.core.testkit.LocalGoogleUser;
import io.entitlements.roster.Verdict;
import org.junit.jupiter.api.Test;

/** Who teaches courses of Classroom, that come and go. */
class ClassroomTeachersTest extends ServedGoogle {

  @Test
  void teachers_areReadOnce_howeverManyCoursesTheyTeach() {
    listTeachers(30);
    server.list(LocalGoogleUser.teacher("x").at("x@elsewhere.example"));
    for (int course = 0; course < 12; course++) {
      for (int i = 1; i <= 30; i++) {
        server.teach("c/" + course, "u%03d".formatted(i));
      }
      server.teach("c/" + course, "x");
    }
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.FULL);
    assertThat(reading.ids()).hasSize(30).doesNotHaveDuplicates();
    assertThat(reading.person("u001").familyName()).isEqualTo("Family");
    assertThat(reading.said().remarks())
        .containsExactly("teachers whose addresses are of other domains are left out: 1");
    assertThat(server.requests()).anyMatch(r -> r.startsWith("/v1/courses/c%2F11/teachers?"));
  }

  @Test
  void courseThatEndsUnderTheReading_makesItPartial() {
    listTeachers(3);
    server.teach("c1", "u001");
    server.teach("c2", "u002");
    server.fails(
        (exchange, page) -> {
          if (exchange.getRequestURI().getPath().startsWith("/v1/courses/")) {
            server.endCourse("c2");
          }
          return false;
        });
    Reading reading = Reading.of(roster(TEACHERS));
    assertThat(reading.said().verdict()).isEqualTo(Verdict.PARTIAL);
    assertThat(reading.ids()).containsExactly("u001");
    assertThat(reading.said().remarks())
        .containsExactly("the list changed while it was read: a course is no longer there");
  }
}
