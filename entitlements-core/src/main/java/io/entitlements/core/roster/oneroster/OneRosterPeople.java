package io.entitlements.core.roster.oneroster;

import io.entitlements.core.internal.http.Percent;
import io.entitlements.type.DisplayText;
import java.util.Optional;

/**
 * Which people of a server are listed.
 *
 * @param kind which
 * @param school the {@code sourcedId} of the one school whose people they are; empty for all
 */
public record OneRosterPeople(Kind kind, Optional<String> school) {

  /** Kinds of people. */
  public enum Kind {
    /** Everybody. */
    USERS("users"),
    /** Who teaches; the server says who that is. */
    TEACHERS("teachers"),
    /** Students. */
    STUDENTS("students");

    private final String path;

    Kind(String path) {
      this.path = path;
    }
  }

  /** Checks the school: 1 to 255 characters, and only of teachers or students. */
  public OneRosterPeople {
    school.ifPresent(id -> DisplayText.check("school", id, 1, 255));
    if (school.isPresent() && kind == Kind.USERS) {
      throw new IllegalArgumentException("a school lists its teachers or its students");
    }
  }

  /**
   * Everybody of a server.
   *
   * @return the people
   */
  public static OneRosterPeople users() {
    return new OneRosterPeople(Kind.USERS, Optional.empty());
  }

  /**
   * Everybody who teaches.
   *
   * @return the people
   */
  public static OneRosterPeople teachers() {
    return new OneRosterPeople(Kind.TEACHERS, Optional.empty());
  }

  /**
   * Who teaches at one school.
   *
   * @param school the school's {@code sourcedId}; 1 to 255 characters
   * @return the people
   */
  public static OneRosterPeople teachersOf(String school) {
    return new OneRosterPeople(Kind.TEACHERS, Optional.of(school));
  }

  /** The path below the service. */
  String path() {
    return school.map(id -> "schools/" + Percent.encode(id) + "/").orElse("") + kind.path;
  }
}
