package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.activation.ActivationPolicy;
import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.core.client.HttpPortal.Interference;
import io.entitlements.core.client.RefreshResult.Refreshed;
import io.entitlements.core.client.RefreshResult.Unanswered;
import io.entitlements.core.client.http.HttpEntitlementServer;
import io.entitlements.event.ActivationEvent.CloneFound;
import io.entitlements.event.RecordedEvent;
import io.entitlements.type.Revision;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole client with a whole portal, over a real network. */
class HttpPortalTest {

  @TempDir private Path root;
  private Vendor vendor;
  private HttpPortal portal;

  @BeforeEach
  void schoolWithOneSeat() {
    vendor = new Vendor(root.resolve("keys"), 1, ActivationPolicy.DEFAULT);
    portal = new HttpPortal(vendor);
  }

  @AfterEach
  void close() {
    portal.close();
  }

  private OnlineClient online(String computer) {
    return vendor.open(root.resolve(computer)).online(portal.client());
  }

  private boolean allows(String computer) {
    return vendor.open(root.resolve(computer)).check(Vendor.INK).isAllowed();
  }

  private boolean cloneWasFound() {
    return vendor.engine.history().after(new Revision(vendor.organization, 0), 1_000).stream()
        .map(RecordedEvent::event)
        .anyMatch(CloneFound.class::isInstance);
  }

  @Test
  void keyActivatedRefreshedAndReturned_isFreeForAnotherComputer() {
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(allows("a")).isTrue();
    assertThat(online("b").activate(vendor.key()))
        .isEqualTo(
            new ActivationResult.Refused(new ActivationRefusal.Full(Code.NO_SEAT_LEFT, 1, 1)));
    for (int i = 0; i < 3; i++) {
      vendor.pass(Duration.ofDays(20));
      assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    }
    assertThat(allows("a")).isTrue();
    assertThat(online("a").returnKey()).isEqualTo(new ReturnResult.Returned());
    assertThat(online("b").activate(vendor.key())).isInstanceOf(Activated.class);
    assertThat(allows("a")).isFalse();
    assertThat(cloneWasFound()).isFalse();
  }

  @Test
  void personWhomThePortalKnows_signsInAndOut() {
    portal.knows("ada", vendor.ada());
    assertThat(online("a").signIn(Credential.bearer("eve")))
        .isEqualTo(new ActivationResult.Unanswered(NoAnswer.NOT_SIGNED_IN, Optional.empty()));
    assertThat(online("a").signIn(Credential.bearer("ada"))).isInstanceOf(Activated.class);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(online("a").signOut()).isEqualTo(new ReturnResult.Returned());
    assertThat(allows("a")).isFalse();
  }

  @Test
  void copyOfTheFolder_isFound() throws IOException {
    online("a").activate(vendor.key());
    Files.createDirectories(root.resolve("copy"));
    try (Stream<Path> files = Files.list(root.resolve("a"))) {
      for (Path file : files.toList()) {
        Files.copy(file, root.resolve("copy").resolve(file.getFileName()));
      }
    }
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(online("copy").refresh())
        .isEqualTo(new RefreshResult.Refused(RefreshRefusal.CLONED));
    assertThat(cloneWasFound()).isTrue();
    assertThat(allows("copy")).isFalse();
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.Refused(RefreshRefusal.CLONED));
    vendor.pass(Duration.ofSeconds(1));
    assertThat(online("a").activate(vendor.key())).isInstanceOf(Activated.class);
  }

  @Test
  void answersThatGetLost_costNothing() {
    Interference lost = exchange -> {};
    portal.afterwards(lost);
    assertThat(online("a").activate(vendor.key())).isInstanceOf(ActivationResult.Unanswered.class);
    portal.afterwards(null);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    for (int i = 0; i < 3; i++) {
      portal.afterwards(lost);
      assertThat(online("a").refresh())
          .isEqualTo(new Unanswered(NoAnswer.NOT_REACHED, Optional.empty()));
      portal.afterwards(null);
      assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    }
    portal.afterwards(lost);
    assertThat(online("a").returnKey()).isInstanceOf(ReturnResult.Untold.class);
    portal.afterwards(null);
    assertThat(online("a").refresh()).isEqualTo(new RefreshResult.NotActivated());
    assertThat(vendor.seatsInUse()).isZero();
    assertThat(cloneWasFound()).isFalse();
  }

  @Test
  void noPortalAtAll_isNotReached() {
    online("a").activate(vendor.key());
    OnlineClient client = online("a");
    portal.close();
    assertThat(client.refresh()).isEqualTo(new Unanswered(NoAnswer.NOT_REACHED, Optional.empty()));
    assertThat(allows("a")).isTrue();
  }

  @Test
  void portalThatSaysNothingOrByteByByte_isNotWaitedForAndChecksGoOn() {
    EntitlementClient client = vendor.open(root.resolve("a"));
    client.online(portal.client()).activate(vendor.key());
    CountDownLatch end = new CountDownLatch(1);
    EntitlementServer impatient = portal.client(Duration.ofMillis(300));
    List<Interference> slow =
        List.of(
            exchange -> {
              assertThat(client.check(Vendor.INK).isAllowed()).isTrue();
              await(end);
            },
            exchange -> {
              exchange.getResponseHeaders().set("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, 1_000);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              await(end);
            });
    for (Interference interference : slow) {
      portal.instead(interference);
      assertThat(client.online(impatient).refresh())
          .isEqualTo(new Unanswered(NoAnswer.NOT_REACHED, Optional.empty()));
    }
    end.countDown();
    portal.instead(null);
    assertThat(client.online(portal.client()).refresh()).isInstanceOf(Refreshed.class);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsNoAnswerOfAPortal_changesNothing() {
    online("a").activate(vendor.key());
    String refusal = "{\"status\":409,\"code\":\"ENDED\"}";
    List<Interference> others =
        List.of(
            answer(200, "text/html", "<html>Sign in to the network</html>"),
            answer(409, "text/html", refusal),
            answer(409, "application/json", refusal),
            answer(200, "application/problem+json", refusal),
            answer(403, "application/problem+json", refusal),
            answer(302, "application/json", "{}", "Location", portal.base().toString()),
            answer(409, "application/problem+json", refusal.replace("ENDED", "NEWER_REASON")),
            answer(409, "application/problem+json", refusal.replace("}", ",\"code\":\"ENDED\"}")),
            answer(200, "application/json", "{\"lease\":\"x\"}"),
            answer(200, "application/json", "{\"lease\":\"x\",\"secret\":\"OTHER\"}"),
            answer(200, "application/json", "[]"),
            answer(200, "application/json", ""),
            answer(200, "application/json", "{\"lease\":\"" + "x".repeat(200_000) + "\"}"),
            answer(500, "application/json", "{}"));
    for (Interference other : others) {
      portal.instead(other);
      assertThat(online("a").refresh()).isInstanceOf(Unanswered.class);
      assertThat(allows("a")).isTrue();
    }
    portal.instead(null);
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
    assertThat(cloneWasFound()).isFalse();
  }

  @Test
  void forbiddenPageOfANetwork_saysNothingOfThePersonsSignIn() {
    online("a").activate(vendor.key());
    portal.instead(answer(403, "text/html", "<html>This site is blocked</html>"));
    assertThat(online("a").refresh())
        .isEqualTo(new Unanswered(NoAnswer.NOT_UNDERSTOOD, Optional.empty()));
  }

  @Test
  void endlessAnswer_isCutOff() {
    online("a").activate(vendor.key());
    portal.instead(
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          byte[] part = "{\"lease\":\"".getBytes(UTF_8);
          try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
              out.write(part);
            }
          }
        });
    assertThat(online("a").refresh())
        .isEqualTo(new Unanswered(NoAnswer.NOT_UNDERSTOOD, Optional.empty()));
  }

  @Test
  void busyPortal_saysWhenToComeBack() {
    online("a").activate(vendor.key());
    portal.instead(answer(429, "text/plain", "slow down", "Retry-After", "120"));
    assertThat(online("a").refresh())
        .isEqualTo(new Unanswered(NoAnswer.BUSY, Optional.of(Duration.ofMinutes(2))));
    portal.instead(answer(503, "text/plain", "", "Retry-After", "soon"));
    assertThat(online("a").refresh()).isEqualTo(new Unanswered(NoAnswer.BUSY, Optional.empty()));
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.of(2096, 2, 29, 8, 49, 37, 0, ZoneOffset.UTC));
    portal.instead(answer(503, "text/plain", "", "Retry-After", date));
    Unanswered byDate = (Unanswered) online("a").refresh();
    assertThat(byDate.retryAfter().orElseThrow()).isGreaterThan(Duration.ofDays(1_000));
  }

  private static Interference answer(int status, String type, String body, String... header) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", type);
      if (header.length > 0) {
        exchange.getResponseHeaders().set(header[0], header[1]);
      }
      HttpPortal.send(exchange, status, body.getBytes(UTF_8));
    };
  }

  @Test
  void manyRefreshesOfOneFolderAtOnce_areNoClone() throws Exception {
    online("a").activate(vendor.key());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<RefreshResult>> results = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        results.add(threads.submit(() -> online("a").refresh()));
      }
      for (Future<RefreshResult> result : results) {
        assertThat(result.get()).isInstanceOfAny(Refreshed.class, RefreshResult.UnderWay.class);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(cloneWasFound()).isFalse();
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
  }

  @Test
  void anotherProcessOfOneFolder_isNoClone() throws Exception {
    online("a").activate(vendor.key());
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RefreshChild.class.getName(),
                root.resolve("a").toString(),
                portal.base().toString(),
                vendor.engine.leases().jwkSet().text(),
                vendor.instant().toString())
            .redirectErrorStream(true)
            .start();
    while (other.isAlive()) {
      assertThat(online("a").refresh())
          .isInstanceOfAny(Refreshed.class, RefreshResult.UnderWay.class);
    }
    String said = new String(other.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).startsWith("refreshed ");
    assertThat(cloneWasFound()).isFalse();
    assertThat(online("a").refresh()).isInstanceOf(Refreshed.class);
  }

  @Test
  void keys_areNotSentAgainToWhoHasThem() throws Exception {
    HttpResponse<String> first = get("keys", Optional.empty());
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).isEqualTo(vendor.engine.leases().jwkSet().text());
    assertThat(first.headers().firstValue("Cache-Control")).get().asString().contains("max-age");
    String etag = first.headers().firstValue("ETag").orElseThrow();
    assertThat(get("keys", Optional.of("\"x\", W/" + etag)).statusCode()).isEqualTo(304);
    assertThat(get("keys", Optional.of("\"x\"")).statusCode()).isEqualTo(200);
  }

  @Test
  void bundle_isKeptForAMinute() throws Exception {
    String first = get("bundle", Optional.empty()).body();
    vendor.pass(Duration.ofMinutes(1).minusMillis(1));
    assertThat(get("bundle", Optional.empty()).body()).isEqualTo(first);
    vendor.pass(Duration.ofMillis(1));
    assertThat(get("bundle", Optional.empty()).body()).isNotEqualTo(first);
  }

  private HttpResponse<String> get(String name, Optional<String> ifNoneMatch) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(portal.base() + "/" + name));
    ifNoneMatch.ifPresent(tags -> request.header("If-None-Match", tags));
    return portal.http().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void placesThatAreNotSecret_areRefused() {
    HttpClient http = portal.http();
    for (String base :
        List.of(
            "http://portal.example/",
            "http://127.0.0.1.example/",
            "ftp://127.0.0.1/",
            "https:///x",
            "x",
            "https://ada@portal.example/",
            "https://portal.example/?q",
            "https://portal.example/#f")) {
      assertThatThrownBy(() -> HttpEntitlementServer.of(http, URI.create(base)))
          .as(base)
          .isInstanceOf(IllegalArgumentException.class);
    }
    for (String base :
        List.of("https://portal.example", "http://localhost:1/x", "http://[::1]:1/")) {
      assertThat(HttpEntitlementServer.of(http, URI.create(base))).isNotNull();
    }
    HttpClient follower =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatThrownBy(() -> HttpEntitlementServer.of(follower, portal.base()))
        .hasMessageContaining("redirects");
    assertThatThrownBy(() -> HttpEntitlementServer.of(http, portal.base(), Duration.ZERO))
        .hasMessageContaining("timeout");
  }
}
