package io.entitlements.core.roster.oneroster;

import java.util.List;
import java.util.Set;

/**
 * The columns of one file, as section 4 of the 1EdTech OneRoster CSV binding lists them.
 *
 * @param file the file's name
 * @param known every column that the binding defines
 * @param required the columns that must be there
 * @param read the columns whose values are looked at; no other value leaves the parser, so that
 *     passwords and telephone numbers never become part of an object
 */
record Layout(String file, Set<String> known, Set<String> required, Set<String> read) {

  /** Columns of a school's own begin so, and may stand in any file. */
  static final String EXTENSION = "metadata.";

  static final Layout MANIFEST = all("manifest.csv", List.of("propertyName", "value"));

  static final Layout ORGS =
      new Layout(
          "orgs.csv",
          Set.of(
              "sourcedId",
              "status",
              "dateLastModified",
              "name",
              "type",
              "identifier",
              "parentSourcedId"),
          Set.of("sourcedId", "name", "type"),
          Set.of("sourcedId"));

  static final Layout USERS =
      new Layout(
          "users.csv",
          Set.of(
              "sourcedId",
              "status",
              "dateLastModified",
              "enabledUser",
              "username",
              "userIds",
              "givenName",
              "familyName",
              "middleName",
              "identifier",
              "email",
              "sms",
              "phone",
              "agentSourcedIds",
              "grades",
              "password",
              "userMasterIdentifier",
              "resourceSourcedIds",
              "preferredGivenName",
              "preferredMiddleName",
              "preferredFamilyName",
              "primaryOrgSourcedId",
              "pronouns"),
          Set.of("sourcedId", "enabledUser", "username", "givenName", "familyName", "email"),
          Set.of("sourcedId", "status", "enabledUser", "givenName", "familyName", "email"));

  /** As 1.1 has it: with a role, and fewer names. */
  static final Layout USERS_1_1 =
      new Layout(
          USERS.file(),
          Set.of(
              "sourcedId",
              "status",
              "dateLastModified",
              "enabledUser",
              "orgSourcedIds",
              "role",
              "username",
              "userIds",
              "givenName",
              "familyName",
              "middleName",
              "identifier",
              "email",
              "sms",
              "phone",
              "agentSourcedIds",
              "grades",
              "password"),
          Set.of(
              "sourcedId", "enabledUser", "role", "username", "givenName", "familyName", "email"),
          Set.of("sourcedId", "status", "enabledUser", "role", "givenName", "familyName", "email"));

  static final Layout ROLES =
      new Layout(
          "roles.csv",
          Set.of(
              "sourcedId",
              "status",
              "dateLastModified",
              "userSourcedId",
              "roleType",
              "role",
              "beginDate",
              "endDate",
              "orgSourcedId",
              "userProfileSourcedId"),
          Set.of("sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId"),
          Set.of(
              "sourcedId",
              "status",
              "userSourcedId",
              "roleType",
              "role",
              "beginDate",
              "endDate",
              "orgSourcedId"));

  private static Layout all(String file, List<String> columns) {
    Set<String> names = Set.copyOf(columns);
    return new Layout(file, names, names, names);
  }
}
