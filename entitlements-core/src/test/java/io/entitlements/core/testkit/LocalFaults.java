package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import io.entitlements.core.testkit.LocalServer.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What servers and networks do wrong. Pages are counted from 1. */
public final class LocalFaults {

  private static final byte[] BEGINNING =
      "{\"users\":[{\"sourcedId\":\"cut\",\"givenName\":\"".getBytes(StandardCharsets.UTF_8);

  private LocalFaults() {}

  /** A status with an error's body, for the pages from one to another. */
  public static Fault status(int from, int to, int status) {
    return (exchange, page) -> within(page, from, to) && answer(exchange, status, Optional.empty());
  }

  /** Too many requests, with a time to wait. */
  public static Fault busy(int from, int to, String retryAfter) {
    return (exchange, page) ->
        within(page, from, to) && answer(exchange, 429, Optional.of(retryAfter));
  }

  /** Another body, with status 200, from a page on. */
  public static Fault body(int from, String type, String text) {
    return bytes(from, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #body}. */
  public static Fault bytes(int from, String type, byte[] bytes) {
    return (exchange, page) -> {
      if (page < from) {
        return false;
      }
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      return true;
    };
  }

  /** A connection that ends in the middle of a body. */
  public static Fault cut(int from, int to) {
    return (exchange, page) -> {
      if (!within(page, from, to)) {
        return false;
      }
      begin(exchange, 100_000);
      exchange.getResponseBody().flush();
      return true;
    };
  }

  /** A body without an end, from a page on. */
  public static Fault endless(int from) {
    return (exchange, page) -> {
      if (page < from) {
        return false;
      }
      begin(exchange, 0);
      byte[] much = "x".repeat(64 * 1024).getBytes(StandardCharsets.UTF_8);
      while (true) {
        exchange.getResponseBody().write(much);
      }
    };
  }

  /** A body of which a byte comes now and then, from a page on. */
  public static Fault byteByByte(int from) {
    return (exchange, page) -> {
      if (page < from) {
        return false;
      }
      begin(exchange, 0);
      while (true) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        sleep(50);
      }
    };
  }

  /** No answer, from a page on. */
  public static Fault silent(int from) {
    return (exchange, page) -> {
      if (page >= from) {
        sleep(60_000);
      }
      return page >= from;
    };
  }

  /** A redirect, from a page on. */
  public static Fault redirect(int from, URI there) {
    return redirect(from, 302, there);
  }

  /** A redirect with a status of its own, from a page on. */
  public static Fault redirect(int from, int status, URI there) {
    return (exchange, page) -> {
      if (page < from) {
        return false;
      }
      exchange.getResponseHeaders().set("Location", there.toString());
      exchange.sendResponseHeaders(status, -1);
      return true;
    };
  }

  /** Tokens that are no longer taken at a page. */
  public static Fault forgottenTokens(LocalServer server, int at) {
    return (exchange, page) -> {
      if (page == at) {
        server.forgetTokens();
      }
      return false;
    };
  }

  private static boolean within(int page, int from, int to) {
    return page >= from && page <= to;
  }

  private static boolean answer(HttpExchange exchange, int status, Optional<String> retryAfter)
      throws IOException {
    byte[] body = "{\"imsx_codeMajor\":\"failure\"}".getBytes(StandardCharsets.UTF_8);
    retryAfter.ifPresent(time -> exchange.getResponseHeaders().set("Retry-After", time));
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length);
    if (status != 204) {
      exchange.getResponseBody().write(body);
    }
    return true;
  }

  private static void begin(HttpExchange exchange, long length) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, length);
    exchange.getResponseBody().write(BEGINNING);
  }

  private static void sleep(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      throw new IOException(closed);
    }
  }
}
