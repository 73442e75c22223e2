package io.entitlements.core.portal;

import java.util.Map;

/** What is to be sent to a client program. Immutable; prints nothing of its body. */
public final class PortalResponse {

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  PortalResponse(int status, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
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
    return "PortalResponse[" + status + ", " + body.length + " bytes]";
  }
}
