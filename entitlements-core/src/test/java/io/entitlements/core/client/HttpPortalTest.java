package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.entitlements.activation.ActivationRefusal;
import io.entitlements.activation.ActivationRefusal.Code;
import io.entitlements.activation.RefreshRefusal;
import io.entitlements.core.client.ActivationResult.Activated;
import io.entitlements.core.client.RefreshResult.Refreshed;
import io.entitlements.core.client.http.HttpEntitlementServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The whole client with a whole portal, over a real network. */
class HttpPortalTest extends OneSchoolOnline {

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
                "-XX:-UsePerfData",
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
