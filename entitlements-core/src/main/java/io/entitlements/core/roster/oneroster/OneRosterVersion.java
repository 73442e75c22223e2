package io.entitlements.core.roster.oneroster;

/** The versions of OneRoster that differ in how people are listed. */
public enum OneRosterVersion {
  /** OneRoster 1.1: a person has one role. */
  V1_1("https://purl.imsglobal.org/spec/or/v1p1/scope/roster-core.readonly"),
  /** OneRoster 1.2: a person has roles, each at a school and for a time. */
  V1_2("https://purl.imsglobal.org/spec/or/v1p2/scope/roster-core.readonly");

  private final String scope;

  OneRosterVersion(String scope) {
    this.scope = scope;
  }

  /**
   * The OAuth 2.0 scope that lets the core of a roster be read.
   *
   * @return a URL that names it
   */
  public String scope() {
    return scope;
  }
}
