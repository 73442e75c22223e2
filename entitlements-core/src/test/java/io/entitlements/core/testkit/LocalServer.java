package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this computer itself whose lists tests let go wrong. */
public abstract class LocalServer implements AutoCloseable {

  /** Answers in the server's place. */
  @FunctionalInterface
  public interface Fault {
    /** Whether it answered; {@code page} counts the pages or tokens asked for, from 1. */
    boolean answer(HttpExchange exchange, int page) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Clock clock;
  private final AtomicInteger pages = new AtomicInteger();
  private final AtomicInteger tokens = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Fault fault = (exchange, page) -> false;
  private volatile Fault tokenFault = (exchange, page) -> false;

  /** Makes a server that has this time; it has to be {@link #start started}. */
  protected LocalServer(Clock clock) {
    this.clock = clock;
    try {
      this.server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Begins to answer. */
  protected final void start() {
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      serve(exchange, root().resolve(exchange.getRequestURI()), authorization(exchange));
    }
  }

  /** Answers a request. */
  protected abstract void serve(HttpExchange exchange, URI uri, Optional<String> authorization)
      throws IOException;

  /** Lets no token in that was given before. */
  public abstract void forgetTokens();

  /** What goes wrong from now on. */
  public void fails(Fault some) {
    countAgain();
    fault = some;
  }

  /** What goes wrong from now on where tokens are given. */
  public void failsTokens(Fault some) {
    tokens.set(0);
    tokenFault = some;
  }

  /** Whether a request for a token went wrong and has its answer. */
  protected final boolean failsToken(HttpExchange exchange) throws IOException {
    return tokenFault.answer(exchange, tokens.incrementAndGet());
  }

  /** Pages are counted from 1 again. */
  protected final void countAgain() {
    pages.set(0);
  }

  /** Which page this is, from 1; 0 if it went wrong and has its answer. */
  protected final int page(HttpExchange exchange) throws IOException {
    int number = pages.incrementAndGet();
    return fault.answer(exchange, number) ? 0 : number;
  }

  /** The requests so far, with their queries. */
  public List<String> requests() {
    return requests;
  }

  /** What time it is here. */
  protected final Clock clock() {
    return clock;
  }

  /** What time it is now. */
  public final Instant now() {
    return clock.instant();
  }

  /** Where it is. */
  public URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** A request's form. */
  protected static String form(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
  }

  private static Optional<String> authorization(HttpExchange exchange) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
  }

  /** Sends JSON. */
  public void send(HttpExchange exchange, int status, String json) throws IOException {
    send(exchange, status, "application/json", json);
  }

  /** Sends a whole answer, dated by the server's own time. */
  public void send(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange
        .getResponseHeaders()
        .set(
            "Date",
            DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
