package io.entitlements.core.testkit;

/**
 * Somebody of a {@link LocalGoogle}, with what a real one says of people, also what nobody may
 * keep.
 *
 * @param unit the path of the organizational unit
 */
public record LocalGoogleUser(
    String id,
    String email,
    String givenName,
    String familyName,
    boolean suspended,
    boolean archived,
    String unit) {

  /** Someone of the unit of teachers. */
  public static LocalGoogleUser teacher(String id) {
    return new LocalGoogleUser(
        id, id + "@school.example", "Given", "Family", false, false, "/Teachers");
  }

  /** The same with another address. */
  public LocalGoogleUser at(String other) {
    return new LocalGoogleUser(id, other, givenName, familyName, suspended, archived, unit);
  }

  /** The same with another given name. */
  public LocalGoogleUser named(String other) {
    return new LocalGoogleUser(id, email, other, familyName, suspended, archived, unit);
  }

  /** The same of another unit. */
  public LocalGoogleUser of(String other) {
    return new LocalGoogleUser(id, email, givenName, familyName, suspended, archived, other);
  }

  /** The same, suspended. */
  public LocalGoogleUser suspend() {
    return new LocalGoogleUser(id, email, givenName, familyName, true, archived, unit);
  }

  /** The same, archived. */
  public LocalGoogleUser archive() {
    return new LocalGoogleUser(id, email, givenName, familyName, suspended, true, unit);
  }

  private String name() {
    return """
        {"givenName":"%s","familyName":"%s","fullName":"Full Name"}"""
        .formatted(givenName, familyName);
  }

  /** As a list of users has them. */
  public String json() {
    return """
        {"kind":"admin#directory#user","id":"%s","etag":"\\"e\\"","primaryEmail":"%s","name":%s,
        "isAdmin":false,"suspended":%s,"archived":%s,"orgUnitPath":"%s",
        "emails":[{"address":"other@school.example","primary":false}],
        "phones":[{"value":"%s","type":"work"}],"notes":{"value":"%s"}}"""
        .formatted(
            id, email, name(), suspended, archived, unit, LocalUser.PHONE, LocalUser.PASSWORD);
  }

  /** As a list of members has them. */
  public String member() {
    return """
        {"kind":"admin#directory#member","etag":"\\"e\\"","id":"%s","email":"%s","role":"MEMBER",
        "type":"USER","status":"%s"}"""
        .formatted(id, email, suspended ? "SUSPENDED" : "ACTIVE");
  }

  /** As a list of teachers has them. */
  public String teaching(String course) {
    return """
        {"courseId":"%s","userId":"%s","profile":{"id":"%s","name":%s,"emailAddress":"%s",
        "photoUrl":"//elsewhere.example/%s"}}"""
        .formatted(course, id, id, name(), email, LocalUser.PHONE);
  }
}
