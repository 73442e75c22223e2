package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.BearerTokens;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.JsonShape;
import io.entitlements.core.internal.http.Percent;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.http.RemoteCalls;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.ListRole;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads who teaches the active courses of Classroom once. Many teach several courses. */
final class ClassroomPull {

  private static final JsonShape COURSE = JsonShape.of("id");
  private static final JsonShape TEACHER =
      JsonShape.of("userId")
          .withObject(
              "profile",
              JsonShape.of("id", "emailAddress")
                  .withObject("name", JsonShape.of("givenName", "familyName")));

  private final TokenPages pages;
  private final People people;
  private final URI classroom;
  private final Optional<String> domain;
  private SeenIds courses = new SeenIds();
  private int listed;
  private final SeenIds elsewhere = new SeenIds();
  private int others;
  private int untaught;

  ClassroomPull(
      RemoteCalls calls,
      BearerTokens tokens,
      People people,
      URI classroom,
      Optional<String> domain) {
    this.pages = new TokenPages(calls, tokens);
    this.people = people;
    this.classroom = classroom;
    this.domain = domain;
  }

  /** Course by course. */
  void read() {
    pages.read(
        courses(),
        answer -> false,
        new TokenPages.Reader() {
          @Override
          public boolean take(List<JsonRecord> page) {
            boolean fresh = false;
            for (JsonRecord course : page) {
              fresh |= course(course);
            }
            return fresh;
          }

          @Override
          public void again() {
            courses = new SeenIds();
            listed = 0;
            untaught = 0;
          }

          @Override
          public void endsUnsaid() {
            people.incomplete("the courses end with an answer that says nothing");
          }
        });
    if (listed > 0 && listed == listedOwn()) {
      people.incomplete(
          "all courses listed are of the person for whom is read, who may see no others any more");
    }
    if (others > 0) {
      people.note("teachers whose addresses are of other domains are left out: " + others);
    }
    if (untaught > 0) {
      people.note("courses without a teacher: " + untaught);
    }
  }

  /**
   * How many of the courses listed are some in which the person for whom is read takes part.
   * Classroom shows all courses to administrators and their own to everybody else, and does not say
   * which it did.
   */
  private int listedOwn() {
    SeenIds own = new SeenIds();
    int[] found = {0};
    TokenPages.Reader reader =
        new TokenPages.Reader() {
          @Override
          public boolean take(List<JsonRecord> page) {
            boolean fresh = false;
            for (String id : page.stream().flatMap(json -> GooglePull.id(json).stream()).toList()) {
              boolean isNew = own.add(id);
              found[0] += isNew && !courses.add(id) ? 1 : 0;
              fresh |= isNew;
            }
            return fresh;
          }

          @Override
          public void again() {
            // Which are known already, are not counted again.
          }
        };
    ownCourses().forEach(query -> pages.read(query, answer -> false, reader));
    return found[0];
  }

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

  /** Whether the course is new. */
  private boolean course(JsonRecord course) {
    Optional<String> id = GooglePull.id(course);
    if (id.isEmpty()) {
      people.incomplete("a course is listed without an id that can be used");
      return false;
    }
    if (!courses.add(id.get())) {
      people.incomplete("the list changed while it was read: a course is in it twice");
      return false;
    }
    listed++;
    Teachers teachers = new Teachers();
    pages.read(teachers(id.get()), teachers::areGone, teachers);
    untaught += teachers.areFound || teachers.areGone ? 0 : 1;
    return true;
  }

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

  /** Reads who teaches a course. */
  private final class Teachers implements TokenPages.Reader {

    private SeenIds seen = new SeenIds();
    private boolean areFound;
    private boolean areGone;

    /** Whether the course is no longer there. */
    boolean areGone(RemoteAnswer answer) {
      areGone = answer.status() == 404;
      if (areGone) {
        people.incomplete("the list changed while it was read: a course is no longer there");
      }
      return areGone;
    }

    @Override
    public boolean take(List<JsonRecord> page) {
      areFound = true;
      boolean fresh = false;
      for (JsonRecord teacher : page) {
        fresh |= teacher(teacher).map(seen::add).orElse(false);
      }
      people.flush();
      return fresh;
    }

    /** Whom the pages before named, counts; naming them again says nothing against the list. */
    @Override
    public void again() {
      seen = new SeenIds();
    }

    @Override
    public void endsUnsaid() {
      people.incomplete("a course's teachers end with an answer that says nothing");
    }
  }

  /** Takes a teacher; who it is. */
  private Optional<String> teacher(JsonRecord teacher) {
    Optional<String> id = teacher.text("userId").map(String::strip).filter(Entry::isId);
    if (id.isEmpty()) {
      people.incomplete("someone is listed without an id that can be used");
      return id;
    }
    Optional<JsonRecord> profile = teacher.object("profile");
    String email = profile.map(json -> GooglePull.text(json, "emailAddress")).orElse("");
    if (domain.isPresent() && !email.isEmpty() && !ListRole.isOf(email, domain.get())) {
      others += elsewhere.add(id.get()) ? 1 : 0;
    } else if (people.isNew(id.get())) {
      people.add(entry(id.get(), teacher, email));
    }
    return id;
  }

  private static Entry entry(String id, JsonRecord teacher, String email) {
    Optional<JsonRecord> profile = teacher.object("profile");
    Optional<JsonRecord> name = profile.flatMap(json -> json.object("name"));
    Entry entry =
        new Entry(
            id,
            email,
            name.map(json -> GooglePull.text(json, "givenName")).orElse(""),
            name.map(json -> GooglePull.text(json, "familyName")).orElse(""),
            true,
            List.of(Role.EDUCATOR),
            Optional.empty());
    boolean odd =
        teacher.isOdd()
            || profile.filter(JsonRecord::isOdd).isPresent()
            || name.filter(JsonRecord::isOdd).isPresent();
    return odd ? entry.wrong("a member is of another kind than Classroom has it") : entry;
  }
}
