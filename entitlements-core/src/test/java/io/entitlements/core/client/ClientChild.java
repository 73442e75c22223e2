package io.entitlements.core.client;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.lease.Lease;
import io.entitlements.lease.SignedBundle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

/** A desktop program, as a process of its own. It prints a line for whatever it has done. */
final class ClientChild {

  static final String KEY = "NB-128T5-CY4TQ-KFF7J-4MNY7-NR5GC";

  private final String jwkSet;
  private final Clock clock;

  private ClientChild(String jwkSet, Instant now) {
    this.jwkSet = jwkSet;
    this.clock = Clock.fixed(now, ZoneOffset.UTC);
  }

  public static void main(String[] arguments) throws IOException {
    ClientChild child = new ClientChild(arguments[1], Instant.parse(arguments[2]));
    System.out.println("ready");
    switch (arguments[0]) {
      case "open" -> child.openEachTold();
      case "store" ->
          child.store(
              Path.of(arguments[3]), new Lease(arguments[4]), new SignedBundle(arguments[5]));
      case "return" -> child.typeAndReturn(Path.of(arguments[3]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private EntitlementClient open(Path root) {
    return EntitlementClient.builder(SignedLeases.ISSUER, jwkSet)
        .audience(SignedLeases.AUDIENCE)
        .product(SignedLeases.PRODUCT)
        .trial(Set.of(SignedLeases.FEATURE), 45, AccessLevel.BASIC)
        .folder(root.resolve("program"))
        .markerFolder(root.resolve("config"))
        .markerFolder(root.resolve("shared").resolve("vendor"))
        .open(clock, SecureRandom::new);
  }

  private void openEachTold() throws IOException {
    BufferedReader told =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String root = told.readLine(); root != null; root = told.readLine()) {
      ClientStatus status = open(Path.of(root)).status();
      System.out.println(status.device() + " " + status.trialUntil().orElseThrow());
    }
  }

  /** Writes the same again and again, all files. */
  private void store(Path root, Lease lease, SignedBundle bundle) {
    while (true) {
      EntitlementClient client = open(root);
      client.offlineRequest(KEY);
      boolean installed = client.install(lease) instanceof LeaseInstall.Installed;
      boolean informed = client.install(bundle) instanceof BundleInstall.Installed;
      boolean allowed = client.check(SignedLeases.FEATURE).isAllowed();
      System.out.println(installed && informed && allowed ? "stored" : "refused");
    }
  }

  /** Becomes another installation again and again. */
  private void typeAndReturn(Path root) {
    while (true) {
      EntitlementClient client = open(root);
      client.offlineRequest(KEY);
      System.out.println("typed " + client.status().device() + ";");
      System.out.println("returned " + client.returnFile().orElseThrow().replace('\n', ' ') + ";");
    }
  }
}
