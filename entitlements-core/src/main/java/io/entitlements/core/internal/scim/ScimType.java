package io.entitlements.core.internal.scim;

/** What is wrong with a request, by the keywords of RFC 7644, table 9. */
public enum ScimType {
  /** A filter that is malformed, or compares what cannot be compared. */
  INVALID_FILTER("invalidFilter"),
  /** More than is done at once. */
  TOO_MANY("tooMany"),
  /** Another resource has this value. */
  UNIQUENESS("uniqueness"),
  /** The attribute cannot be changed in this way. */
  MUTABILITY("mutability"),
  /** The body is malformed. */
  INVALID_SYNTAX("invalidSyntax"),
  /** The path of a change is malformed, or names no attribute. */
  INVALID_PATH("invalidPath"),
  /** The path of a change finds nothing that could be changed. */
  NO_TARGET("noTarget"),
  /** A value is missing, or not of its attribute's type. */
  INVALID_VALUE("invalidValue");

  private final String keyword;

  ScimType(String keyword) {
    this.keyword = keyword;
  }

  /** As it is sent. */
  public String keyword() {
    return keyword;
  }
}
