package io.entitlements.core.roster.google;

import io.entitlements.account.Role;
import io.entitlements.core.internal.source.ListRole;
import io.entitlements.type.DisplayText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which people of Google Workspace are read. */
public sealed interface GoogleList {

  /**
   * What administrators have: a group's address, whose members are educators, or else the domain of
   * Classroom's teachers.
   *
   * @param text one of both, as it is typed or pasted: spaces around it and the case do not matter,
   *     nor does the sign before a domain
   * @return the list
   * @throws IllegalArgumentException if it is neither
   */
  static GoogleList ofInput(String text) {
    String input = ListRole.domain(text);
    return input.contains("@") ? new Group(input, Role.EDUCATOR) : Classroom.ofDomain(input);
  }

  /**
   * People of the directory: of a domain or of all, and of those whom a query finds.
   *
   * @param domain the domain; empty for all domains of the customer
   * @param query a condition in the Directory API's own words, for example {@code
   *     orgUnitPath='/Teachers'}
   * @param role what they are here: {@link Role#EDUCATOR} or {@link Role#STUDENT}
   */
  record Users(Optional<String> domain, Optional<String> query, Role role) implements GoogleList {

    /** Checks everything. */
    public Users {
      domain.ifPresent(GoogleList::checkDomain);
      query.ifPresent(text -> DisplayText.check("query", text, 1, 1_000));
      ListRole.check(role);
    }

    /**
     * Everybody of a domain.
     *
     * @param domain the domain
     * @param role what they are here
     * @return the list
     */
    public static Users ofDomain(String domain, Role role) {
      return new Users(Optional.of(domain), Optional.empty(), role);
    }

    /**
     * Everybody of an organizational unit and of those below it.
     *
     * @param path the unit's path, for example {@code /Teachers}
     * @param role what they are here
     * @return the list
     */
    public static Users ofUnit(String path, Role role) {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("a unit's path begins with a slash");
      }
      String quoted = path.replace("\\", "\\\\").replace("'", "\\'");
      return new Users(Optional.empty(), Optional.of("orgUnitPath='" + quoted + "'"), role);
    }
  }

  /**
   * The members of a group. Groups inside it are not read, and a remark says so; who is in one
   * keeps what they have.
   *
   * @param email the group's address
   * @param role what its members are here: {@link Role#EDUCATOR} or {@link Role#STUDENT}
   */
  record Group(String email, Role role) implements GoogleList {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s/]{1,128}@[^@\\s/]{1,255}");

    /** Checks the address. */
    public Group {
      if (!ADDRESS.matcher(DisplayText.check("email", email, 3, 320)).matches()) {
        throw new IllegalArgumentException("a group has an email address");
      }
      ListRole.check(role);
    }
  }

  /**
   * Who teaches an active course of Classroom. They are educators; who of them is suspended, is
   * what the directory says.
   *
   * @param domain only people whose addresses are of this domain; empty for all teachers
   */
  record Classroom(Optional<String> domain) implements GoogleList {

    /** Checks the domain. */
    public Classroom {
      domain.ifPresent(GoogleList::checkDomain);
    }

    /**
     * The teachers of a domain.
     *
     * @param domain the domain
     * @return the list
     */
    public static Classroom ofDomain(String domain) {
      return new Classroom(Optional.of(domain));
    }
  }

  /**
   * What has to be delegated to the service account.
   *
   * @return the scopes, by their URLs
   */
  default List<String> scopes() {
    if (this instanceof Users) {
      return List.of(GoogleScopes.USERS);
    }
    return this instanceof Group
        ? List.of(GoogleScopes.MEMBERS)
        : List.of(
            GoogleScopes.COURSES, GoogleScopes.ROSTERS, GoogleScopes.EMAILS, GoogleScopes.USERS);
  }

  private static void checkDomain(String domain) {
    ListRole.checkDomain(domain);
  }
}
