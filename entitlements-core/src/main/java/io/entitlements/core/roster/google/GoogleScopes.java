package io.entitlements.core.roster.google;

/** What may be delegated to a service account, as far as lists need it. */
final class GoogleScopes {

  static final String USERS = "https://www.googleapis.com/auth/admin.directory.user.readonly";
  static final String MEMBERS =
      "https://www.googleapis.com/auth/admin.directory.group.member.readonly";
  static final String COURSES = "https://www.googleapis.com/auth/classroom.courses.readonly";
  static final String ROSTERS = "https://www.googleapis.com/auth/classroom.rosters.readonly";
  static final String EMAILS = "https://www.googleapis.com/auth/classroom.profile.emails";

  private GoogleScopes() {}
}
