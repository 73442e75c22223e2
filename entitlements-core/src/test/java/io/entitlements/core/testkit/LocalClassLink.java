package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What ClassLink's proxy adds before a {@link LocalOneRoster}. */
final class LocalClassLink {

  /** The partner's key. */
  static final String KEY = "partner-key-very-secret";

  private final List<String> applications = new CopyOnWriteArrayList<>();
  private final Map<String, String> bearers = new ConcurrentHashMap<>();
  private volatile Optional<String> instead = Optional.empty();

  /** Lists an application; what it shares is read with the token, which is in force too. */
  void share(String tenant, String id, String bearer, String enabled) {
    offer(tenant, id, bearer, enabled);
    bearers.put(id, bearer);
  }

  /** Lists an application with a token that may be another than the one in force. */
  void offer(String tenant, String id, String bearer, String enabled) {
    applications.removeIf(object -> object.contains('"' + id + '"'));
    applications.add(
        """
        {"id":1176,"tenant_name":"ClassLink Demo","tenant_id":%s,"application_id":57,"bearer":%s,
        "name":"ClassLink","enabled":"%s","tenant_status":"Active","version":"1.1",
        "oneroster_application_id":"%s"}"""
            .formatted(tenant, bearer.isEmpty() ? "null" : '"' + bearer + '"', enabled, id));
  }

  /** From now on another token is in force. */
  void rotate(String id, String bearer) {
    bearers.put(id, bearer);
  }

  /** From now on the list of applications is this text, with status 200. */
  void says(String text) {
    instead = Optional.of(text);
  }

  /** Whether a request goes to an application with its token; the path is looked at unread. */
  boolean allows(URI uri, Optional<String> authorization) {
    int end = uri.getRawPath().indexOf("/ims/oneroster/");
    String before = end > 0 ? uri.getRawPath().substring(1, end) : "";
    String id = before.substring(before.lastIndexOf('/') + 1);
    String bearer = bearers.get(id);
    return bearer != null && authorization.filter(("Bearer " + bearer)::equals).isPresent();
  }

  void list(HttpExchange exchange, Optional<String> authorization, LocalQuery query)
      throws IOException {
    boolean known = authorization.filter(("Bearer " + KEY)::equals).isPresent();
    int from = Math.min(query.offset(), applications.size());
    int to = Math.min(from + query.limit(), applications.size());
    String body =
        "{\"status\":1,\"applications\":["
            + String.join(",", applications.subList(from, to))
            + "]}";
    byte[] bytes =
        (known ? instead.orElse(body) : "{\"status\":0}").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
