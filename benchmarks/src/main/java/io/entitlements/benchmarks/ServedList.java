package io.entitlements.benchmarks;

import io.entitlements.core.roster.ConnectionSecret;
import io.entitlements.core.roster.oneroster.OneRosterLogin;
import io.entitlements.core.roster.oneroster.OneRosterRest;
import io.entitlements.core.roster.oneroster.OneRosterSettings;
import io.entitlements.core.roster.oneroster.OneRosterVersion;
import io.entitlements.roster.RosterSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Scanner;

/** A list that a {@link RosterServer} gives, read by OneRoster's REST binding. */
final class ServedList implements DistrictList {

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process server;
  private final URI root;

  ServedList(int people) {
    server = start(people);
    int port = new Scanner(server.getInputStream(), StandardCharsets.UTF_8).nextInt();
    root = URI.create("http://127.0.0.1:" + port);
  }

  private static Process start(int people) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              // Or each answer waits 40 ms for the other side's acknowledgement.
              "-Dsun.net.httpserver.nodelay=true",
              "-cp",
              System.getProperty("java.class.path"),
              RosterServer.class.getName(),
              String.valueOf(people))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public RosterSource source() {
    OneRosterVersion version = OneRosterVersion.V1_2;
    OneRosterLogin login =
        OneRosterLogin.OAuth2.of(
            root.resolve(RosterServer.TOKENS), "portal", ConnectionSecret.of("any"), version);
    return OneRosterRest.of(
        http,
        OneRosterSettings.of(root.resolve(RosterServer.SERVICE), version, login, ZoneOffset.UTC),
        Clock.systemUTC(),
        new SecureRandom());
  }

  @Override
  public void change(int places) {
    HttpRequest request =
        HttpRequest.newBuilder(root.resolve(RosterServer.CHANGE + "?" + places)).build();
    try {
      http.send(request, BodyHandlers.discarding());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.destroyForcibly();
  }
}
