package io.entitlements.core.roster.google;

import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.Percent;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of Classroom.
 *
 * @param classroom where it is
 */
record ClassroomQueries(URI classroom) {

  private static final JsonShape COURSE = JsonShape.of("id");
  private static final JsonShape TEACHER =
      JsonShape.of("userId")
          .withObject(
              "profile",
              JsonShape.of("id", "emailAddress")
                  .withObject("name", JsonShape.of("givenName", "familyName")));

  /** The active courses. */
  TokenPages.Query courses() {
    return courses(List.of());
  }

  /** The courses that the person for whom is read teaches, and those that they attend. */
  List<TokenPages.Query> ownCourses() {
    return List.of(
        courses(List.of(Map.entry("teacherId", "me"))),
        courses(List.of(Map.entry("studentId", "me"))));
  }

  private TokenPages.Query courses(List<Map.Entry<String, String>> of) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>(of);
    parameters.add(Map.entry("courseStates", "ACTIVE"));
    parameters.add(Map.entry("pageSize", "500"));
    parameters.add(Map.entry("fields", "nextPageToken,courses(id)"));
    return new TokenPages.Query(
        URI.create(classroom + "v1/courses"), parameters, "courses", Optional.empty(), COURSE);
  }

  /** Who teaches a course. */
  TokenPages.Query teachers(String course) {
    return new TokenPages.Query(
        URI.create(classroom + "v1/courses/" + Percent.encode(course) + "/teachers"),
        List.of(
            Map.entry("pageSize", "100"),
            Map.entry(
                "fields",
                "nextPageToken,teachers(userId,profile(emailAddress,name(givenName,familyName)))")),
        "teachers",
        Optional.empty(),
        TEACHER);
  }
}
