package io.entitlements.core.portal;

import java.util.Objects;
import java.util.Optional;

/** A request of a client program, as the web framework has read it. Prints nothing of its body. */
public final class PortalRequest {

  private final String method;
  private final String path;
  private final Optional<String> contentType;
  private final Optional<String> ifNoneMatch;
  private final byte[] body;

  /**
   * Takes what was read.
   *
   * @param method the method, in capitals
   * @param path the part of the path after where the handler is mounted, without a slash before it
   * @param contentType the value of {@code Content-Type}, if there is one
   * @param ifNoneMatch the value of {@code If-None-Match}, if there is one
   * @param body the body, or its first {@link EntitlementHandler#MAX_BODY} bytes and one more; not
   *     copied
   */
  public PortalRequest(
      String method,
      String path,
      Optional<String> contentType,
      Optional<String> ifNoneMatch,
      byte[] body) {
    this.method = Objects.requireNonNull(method, "method");
    this.path = Objects.requireNonNull(path, "path");
    this.contentType = Objects.requireNonNull(contentType, "contentType");
    this.ifNoneMatch = Objects.requireNonNull(ifNoneMatch, "ifNoneMatch");
    this.body = Objects.requireNonNull(body, "body");
  }

  boolean isBy(String wanted) {
    return method.equals(wanted);
  }

  String path() {
    return path;
  }

  Optional<String> contentType() {
    return contentType;
  }

  Optional<String> ifNoneMatch() {
    return ifNoneMatch;
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "PortalRequest[" + method + ", " + body.length + " bytes]";
  }
}
