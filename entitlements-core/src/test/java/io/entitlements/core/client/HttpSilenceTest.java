package io.entitlements.core.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.core.client.HttpPortal.Interference;
import io.entitlements.core.client.RefreshResult.Refreshed;
import io.entitlements.core.client.RefreshResult.Unanswered;
import java.io.OutputStream;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What a network says, or does not say, in the place of a portal. */
class HttpSilenceTest extends OneSchoolOnline {

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
}
