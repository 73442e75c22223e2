package io.entitlements.core.roster.scim;

import io.entitlements.core.internal.scim.ScimError;
import io.entitlements.core.internal.scim.message.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** What is to be sent to a directory. Immutable; prints nothing of its body. */
public final class ScimResponse {

  /** What every body is. */
  public static final String MEDIA_TYPE = "application/scim+json";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private ScimResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
  }

  static ScimResponse of(int status, ObjectNode body) {
    Map<String, String> headers = Map.of("Content-Type", MEDIA_TYPE, "Cache-Control", "no-store");
    return new ScimResponse(status, headers, Json.write(body));
  }

  static ScimResponse empty(int status) {
    return new ScimResponse(status, Map.of("Cache-Control", "no-store"), new byte[0]);
  }

  static ScimResponse of(ScimError error) {
    ScimResponse response = of(error.status(), error.toJson());
    return error.status() == 401 ? response.with("WWW-Authenticate", "Bearer") : response;
  }

  /** Says by which methods something is asked. */
  static ScimResponse onlyBy(String methods) {
    return of(ScimError.of(405, "this is asked by " + methods)).with("Allow", methods);
  }

  ScimResponse with(String header, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(header, value);
    return new ScimResponse(status, more, body);
  }

  /**
   * The status of HTTP.
   *
   * @return 200 to 599
   */
  public int status() {
    return status;
  }

  /**
   * The headers; the length is for the web framework to say.
   *
   * @return the values by their names
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * The body.
   *
   * @return its bytes, none where there is no body
   */
  public byte[] body() {
    return body.clone();
  }

  @Override
  public String toString() {
    return "ScimResponse[" + status + ", " + body.length + " bytes]";
  }
}
