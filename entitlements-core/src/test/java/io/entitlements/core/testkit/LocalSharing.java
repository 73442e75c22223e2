package io.entitlements.core.testkit;

/** What districts share of a {@link LocalOneRoster} through ClassLink's proxy before it. */
public final class LocalSharing {

  /** The partner's key. */
  public static final String KEY = LocalClassLink.KEY;

  private final LocalClassLink classLink;

  /** Of a server. */
  public LocalSharing(LocalOneRoster server) {
    this.classLink = server.classLink();
  }

  /** Lists an application; what it shares is read with the token. */
  public void share(String tenant, String id, String bearer, String enabled) {
    classLink.share(tenant, id, bearer, enabled);
  }

  /** Lists an application with a token that may be another than the one in force. */
  public void offer(String tenant, String id, String bearer, String enabled) {
    classLink.offer(tenant, id, bearer, enabled);
  }

  /** From now on another token is in force, and is not listed. */
  public void rotate(String id, String bearer) {
    classLink.rotate(id, bearer);
  }

  /** From now on the list of applications is this text, with status 200. */
  public void says(String text) {
    classLink.says(text);
  }
}
