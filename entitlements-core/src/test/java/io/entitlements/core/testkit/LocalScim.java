package io.entitlements.core.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.entitlements.core.memory.MemoryStorage;
import io.entitlements.core.roster.scim.ScimHandler;
import io.entitlements.core.roster.scim.ScimRequest;
import io.entitlements.core.roster.scim.ScimResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A portal on this computer itself to which a directory pushes the list of one subscription. */
public final class LocalScim implements AutoCloseable {

  private static final String MOUNTED = "/scim/v2/";

  private final World world;
  private final RosterWorld list;
  private final String token;
  private final ScimHandler handler;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /**
   * Starts a portal.
   *
   * @param folder for its keys
   * @param seats how many seats the subscription has
   */
  public LocalScim(Path folder, int seats) {
    world = new World(MemoryStorage.create(), folder.resolve("keys"));
    list = RosterWorld.in(world, seats);
    token = ScimWorld.issue(list).secret();
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    handler = ScimHandler.of(world.engine(), base());
    server.createContext(MOUNTED, this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /** Where a directory finds it. */
  public URI base() {
    return URI.create(
        "http://"
            + server.getAddress().getAddress().getHostAddress()
            + ":"
            + server.getAddress().getPort()
            + MOUNTED);
  }

  /** The directory's token. */
  public String token() {
    return token;
  }

  /** How many seats are in use. */
  public int assigned() {
    return list.assigned();
  }

  /** Whether an address has a seat. */
  public boolean hasSeat(String email) {
    return list.seat(email).isPresent();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new HashMap<>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
      URI uri = exchange.getRequestURI();
      ScimResponse response =
          handler.handle(
              new ScimRequest(
                  exchange.getRequestMethod(),
                  uri.getRawPath().substring(MOUNTED.length()),
                  Optional.ofNullable(uri.getRawQuery()).orElse(""),
                  headers,
                  exchange.getRequestBody().readNBytes(ScimRequest.MAX_BODY + 1)));
      response.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    world.storage().close();
  }
}
