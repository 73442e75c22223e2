package io.entitlements.samples.launch;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.entitlements.core.JobWorker;
import io.entitlements.core.portal.EntitlementHandler;
import io.entitlements.core.portal.PortalRequest;
import io.entitlements.core.portal.PortalResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * The portal of {@link School} on this computer, to try the program with: what a vendor's portal
 * does for its programs, in one file. A person's sign-in is played by a token.
 */
final class LocalPortal implements AutoCloseable {

  /** Stands for a sign-in of the school's administrator, who is its only person. */
  static final String TOKEN = "robin";

  private static final int PORT = 8765;
  private static final String PROGRAMS = "/entitlements/";

  private final School school;
  private final EntitlementHandler handler;
  private final HttpServer server;

  LocalPortal(School school, int port) throws IOException {
    this.school = school;
    this.handler = EntitlementHandler.of(school.engine(), Clock.systemUTC());
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(PROGRAMS, this::answerProgram);
    server.createContext("/offline", this::answerFile);
    server.start();
  }

  /** Serves until it is stopped. */
  public static void main(String[] arguments) throws IOException {
    School school = new School();
    LocalPortal portal = new LocalPortal(school, PORT);
    // For what is asked for or becomes due while it serves.
    JobWorker.builder(school.engine().jobs()).start();
    System.out.println("programs ask   " + portal.programs());
    System.out.println("request files  curl --data-binary @request.txt " + portal.offline());
    System.out.println("product key    " + school.productKey() + "  (two computers)");
    System.out.println(
        "or sign in     activate --token=" + TOKEN + "  (who has no seat of her own)");
  }

  URI programs() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/entitlements");
  }

  private URI offline() {
    return programs().resolve("/offline");
  }

  private void answerProgram(HttpExchange exchange) throws IOException {
    try (exchange) {
      Headers asked = exchange.getRequestHeaders();
      PortalResponse response =
          handler.handle(
              new PortalRequest(
                  exchange.getRequestMethod(),
                  exchange.getRequestURI().getPath().substring(PROGRAMS.length()),
                  Optional.ofNullable(asked.getFirst("Content-Type")),
                  Optional.ofNullable(asked.getFirst("If-None-Match")),
                  exchange.getRequestBody().readNBytes(EntitlementHandler.MAX_BODY + 1)),
              Optional.ofNullable(asked.getFirst("Authorization"))
                  .filter(("Bearer " + TOKEN)::equals)
                  .map(token -> school.administrator()));
      response.headers().forEach(exchange.getResponseHeaders()::set);
      send(exchange, response.status(), response.body());
    }
  }

  /** A person brings a request file and takes the lease home, or brings a return file. */
  private void answerFile(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(EntitlementHandler.MAX_BODY);
      String answer = school.answerTo(new String(body, StandardCharsets.ISO_8859_1));
      send(exchange, 200, answer.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
