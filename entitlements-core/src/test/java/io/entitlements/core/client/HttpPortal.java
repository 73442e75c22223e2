package io.entitlements.core.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.entitlements.core.client.http.HttpEntitlementServer;
import io.entitlements.core.portal.EntitlementHandler;
import io.entitlements.core.portal.PortalRequest;
import io.entitlements.core.portal.PortalResponse;
import io.entitlements.type.AccountId;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A portal on the JDK's HTTP server: ten lines around the handler, and what can go wrong there. */
final class HttpPortal implements AutoCloseable {

  /** What answers in the handler's place. */
  interface Interference {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final EntitlementHandler handler;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, AccountId> people = new HashMap<>();
  private volatile @Nullable Interference before;
  private volatile @Nullable Interference after;

  HttpPortal(Vendor vendor) {
    this.handler = EntitlementHandler.of(vendor.engine, vendor);
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/entitlements/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  void knows(String token, AccountId account) {
    people.put("Bearer " + token, account);
  }

  /** Answers in the handler's place from now on, or no more. */
  void instead(@Nullable Interference interference) {
    before = interference;
  }

  /** Answers after the handler has acted, or no more. */
  void afterwards(@Nullable Interference interference) {
    after = interference;
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/entitlements");
  }

  EntitlementServer client() {
    return client(Duration.ofMinutes(1));
  }

  EntitlementServer client(Duration timeout) {
    return HttpEntitlementServer.of(http, base(), timeout);
  }

  HttpClient http() {
    return http;
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Interference instead = before;
      if (instead != null) {
        instead.answer(exchange);
        return;
      }
      PortalResponse response = handler.handle(request(exchange), signedIn(exchange));
      Interference afterwards = after;
      if (afterwards != null) {
        afterwards.answer(exchange);
        return;
      }
      response.headers().forEach(exchange.getResponseHeaders()::set);
      send(exchange, response.status(), response.body());
    }
  }

  private static PortalRequest request(HttpExchange exchange) throws IOException {
    return new PortalRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath().substring("/entitlements/".length()),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Content-Type")),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("If-None-Match")),
        exchange.getRequestBody().readNBytes(EntitlementHandler.MAX_BODY + 1));
  }

  private Optional<AccountId> signedIn(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .map(people::get);
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
