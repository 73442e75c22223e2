package io.entitlements.core.internal.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer of which a test has the text. */
public final class GivenAnswer {

  private GivenAnswer() {}

  /** JSON with status 200. */
  public static RemoteAnswer json(String text) {
    HttpHeaders headers =
        HttpHeaders.of(Map.of("Content-Type", List.of("application/json")), (name, value) -> true);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new RemoteAnswer("GET host/path", 200, headers, bytes);
  }
}
