package io.entitlements.core.roster.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.entitlements.core.roster.Reading;
import io.entitlements.error.RosterUnavailableException;
import io.entitlements.error.RosterUnavailableException.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are no HTTP, or less of it than they say, byte by byte on a socket. */
class OneRosterWireTest extends ServedRoster {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "very-secret garbage\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{\"users\":[",
        "HTTP/1.1 200 OK\r\nContent-Length: very-secret\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nvery-secret\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"use",
        "HTTP/1.1 very-secret OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nvery secret header\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nGZIP",
        "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 99999999999 OK\r\n\r\n"
      })
  void whatIsNoAnswer_isUnreachableOrMalformed_andIsNotShown(String answer) throws IOException {
    OneRosterLogin login =
        new OneRosterLogin.OAuth1("key", secret(), OneRosterLogin.OAuth1.Method.HMAC_SHA256);
    try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> serve(socket, answer));
      server.start();
      URI service = URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1p1");
      OneRosterSettings settings =
          OneRosterSettings.of(service, OneRosterVersion.V1_1, login, ZoneOffset.UTC);
      RosterUnavailableException failure =
          catchThrowableOfType(
              RosterUnavailableException.class, () -> Reading.of(source(settings)));
      assertThat(failure).isNotNull();
      assertThat(failure.reason()).isIn(Reason.UNREACHABLE, Reason.MALFORMED);
      assertThat(failure.getMessage())
          .startsWith("GET 127.0.0.1/v1p1/users: ")
          .doesNotContain("secret");
    }
  }

  private static void serve(ServerSocket socket, String answer) {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept();
          OutputStream out = connection.getOutputStream()) {
        int read = connection.getInputStream().read(new byte[8_192]);
        out.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        assertThat(read).isPositive();
      } catch (IOException closed) {
        // The next attempt, or the end of the test.
      }
    }
  }
}
