package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.http.JsonRecord;
import io.entitlements.core.internal.http.RemoteAnswer;
import io.entitlements.core.internal.source.Entry;
import io.entitlements.core.internal.source.ListRole;
import io.entitlements.core.internal.source.People;
import io.entitlements.core.internal.source.SeenIds;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads who teaches the active courses of Classroom once. Many teach several courses. */
final class ClassroomPull {

  /** Classroom takes some dozens. */
  private static final int MOST_OF_A_COURSE = 1_000;

  private final TokenPages pages;
  private final ClassroomQueries queries;
  private final People people;
  private final Optional<String> domain;
  private final Set<String> notActive;
  private SeenIds courses = new SeenIds();
  private int listed;
  private SeenIds elsewhere = new SeenIds();
  private int others;
  private int untaught;

  /**
   * Reads for a list.
   *
   * @param notActive who is suspended or archived, which Classroom does not say
   */
  ClassroomPull(
      TokenPages pages,
      ClassroomQueries queries,
      People people,
      Optional<String> domain,
      Set<String> notActive) {
    this.pages = pages;
    this.queries = queries;
    this.people = people;
    this.domain = domain;
    this.notActive = notActive;
  }

  /** Course by course. */
  void read() {
    pages.read(
        queries.courses(),
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
            people.again();
            courses = new SeenIds();
            elsewhere = new SeenIds();
            others = 0;
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
            for (String id :
                page.stream().flatMap(json -> DirectoryReader.id(json).stream()).toList()) {
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
    queries.ownCourses().forEach(query -> pages.read(query, answer -> false, reader));
    return found[0];
  }

  /** Whether the course is new. */
  private boolean course(JsonRecord course) {
    Optional<String> id = DirectoryReader.id(course);
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
    pages.read(queries.teachers(id.get()), teachers::areGone, teachers);
    teachers.found.forEach(this::teacher);
    people.flush();
    untaught += teachers.areFound || teachers.areGone ? 0 : 1;
    return true;
  }

  /** Reads who teaches a course. */
  private final class Teachers implements TokenPages.Reader {

    private final Map<String, JsonRecord> found = new LinkedHashMap<>();
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
        Optional<String> id = teacher.text("userId").map(String::strip).filter(Entry::isId);
        if (id.isEmpty()) {
          people.incomplete("someone is listed without an id that can be used");
        } else {
          fresh |= found.put(id.get(), teacher) == null;
          requireCourse(found.size());
        }
      }
      return fresh;
    }

    private static void requireCourse(int teachers) {
      if (teachers > MOST_OF_A_COURSE) {
        String problem = "a course has more than " + MOST_OF_A_COURSE + " teachers";
        throw new RosterUnavailableException(Reason.TOO_LARGE, problem, Optional.empty());
      }
    }

    /** Whom the pages before named, counts no more. */
    @Override
    public void again() {
      found.clear();
      areFound = false;
    }

    @Override
    public void endsUnsaid() {
      people.incomplete("a course's teachers end with an answer that says nothing");
    }
  }

  private void teacher(String id, JsonRecord teacher) {
    String email = email(teacher);
    if (domain.isPresent() && !email.isEmpty() && !ListRole.isOf(email, domain.get())) {
      others += elsewhere.add(id) ? 1 : 0;
    } else if (people.isNew(id)) {
      people.add(entry(id, teacher, email));
    }
  }

  /** Where a teacher may be written to; an empty text if it is not told. */
  static String email(JsonRecord teacher) {
    return teacher
        .object("profile")
        .map(json -> DirectoryReader.text(json, "emailAddress"))
        .orElse("");
  }

  private Entry entry(String id, JsonRecord teacher, String email) {
    Optional<JsonRecord> profile = teacher.object("profile");
    Optional<JsonRecord> name = profile.flatMap(json -> json.object("name"));
    Entry entry =
        new Entry(
            id,
            email,
            name.map(json -> DirectoryReader.text(json, "givenName")).orElse(""),
            name.map(json -> DirectoryReader.text(json, "familyName")).orElse(""),
            !notActive.contains(id),
            List.of(Role.EDUCATOR),
            Optional.empty());
    boolean odd =
        teacher.isOdd()
            || profile.filter(JsonRecord::isOdd).isPresent()
            || name.filter(JsonRecord::isOdd).isPresent();
    return odd ? entry.wrong("a member is of another kind than Classroom has it") : entry;
  }
}
