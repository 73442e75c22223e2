package io.entitlements.core.portal;

import io.entitlements.core.internal.message.Answers;
import io.entitlements.core.internal.message.FlatJson;
import io.entitlements.core.internal.message.Refusals;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The forms of responses. What is not for everybody is kept by no cache. */
final class Responses {

  private static final int RETRY_SECONDS = 30;

  private Responses() {}

  static PortalResponse given(FlatJson answer) {
    return new PortalResponse(200, headers(Answers.JSON, "no-store"), answer.bytes());
  }

  /** The start of a refusal that a client is expected to handle. */
  static FlatJson refusal() {
    return new FlatJson().with("title", "Conflict").with("status", 409);
  }

  static PortalResponse refused(FlatJson problem) {
    return new PortalResponse(409, headers(Answers.PROBLEM, "no-store"), problem.bytes());
  }

  static PortalResponse faulty(Fault fault, String... headers) {
    FlatJson problem =
        Refusals.with(
            new FlatJson().with("title", fault.title).with("status", fault.status), fault);
    Map<String, String> all = headers(Answers.PROBLEM, "no-store");
    for (int i = 0; i < headers.length; i += 2) {
      all.put(headers[i], headers[i + 1]);
    }
    return new PortalResponse(fault.status, all, problem.bytes());
  }

  static PortalResponse unavailable() {
    return faulty(Fault.UNAVAILABLE, "Retry-After", Integer.toString(RETRY_SECONDS));
  }

  /** A public text. */
  static PortalResponse published(String contentType, String cacheControl, String text) {
    return new PortalResponse(
        200, headers(contentType, cacheControl), text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> headers(String contentType, String cacheControl) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("Cache-Control", cacheControl);
    headers.put("X-Content-Type-Options", "nosniff");
    return headers;
  }
}
