package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.message.Json;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request of a directory, as the web framework has read it. Prints nothing of its headers and its
 * body.
 */
public final class ScimRequest {

  /** The longest body in bytes; what is longer need not be read. */
  public static final int MAX_BODY = Json.MAX_BODY;

  private final String method;
  private final String path;
  private final String query;
  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final byte[] body;

  /**
   * Takes what was read.
   *
   * @param method the method, in capitals
   * @param path the part of the path after where the handler is mounted, without a slash before it,
   *     as it was sent: not decoded
   * @param query what stands behind the question mark, as it was sent, or an empty text
   * @param headers the values by their names in any case; needed are {@code Authorization}, {@code
   *     Content-Type}, {@code If-Match} and {@code If-None-Match}
   * @param body the body, or its first {@link #MAX_BODY} bytes and one more; not copied
   */
  public ScimRequest(
      String method, String path, String query, Map<String, String> headers, byte[] body) {
    this.method = Objects.requireNonNull(method, "method");
    this.path = Objects.requireNonNull(path, "path");
    this.query = Objects.requireNonNull(query, "query");
    this.headers.putAll(headers);
    this.body = Objects.requireNonNull(body, "body");
  }

  boolean isBy(String wanted) {
    return method.equals(wanted);
  }

  String path() {
    return path;
  }

  String query() {
    return query;
  }

  Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "ScimRequest[" + method + ", " + body.length + " bytes]";
  }
}
