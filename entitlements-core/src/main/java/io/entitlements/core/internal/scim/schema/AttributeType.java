package io.entitlements.core.internal.scim.schema;

/** The types of attributes that we have (RFC 7643, 2.3). */
public enum AttributeType {
  /** A text. */
  STRING("string"),
  /** True or false. */
  BOOLEAN("boolean"),
  /** An instant (RFC 3339). */
  DATE_TIME("dateTime"),
  /** The address of a resource. */
  REFERENCE("reference"),
  /** An object with attributes of its own. */
  COMPLEX("complex");

  private final String keyword;

  AttributeType(String keyword) {
    this.keyword = keyword;
  }

  /** As it is sent. */
  public String keyword() {
    return keyword;
  }
}
