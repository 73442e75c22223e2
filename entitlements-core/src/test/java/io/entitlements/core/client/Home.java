package io.entitlements.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.entitlements.catalog.AccessLevel;
import io.entitlements.core.internal.lease.SignedLeases;
import io.entitlements.core.internal.signing.JwkSetJson;
import io.entitlements.core.internal.signing.SigningRing;
import io.entitlements.core.internal.signing.SigningRing.Member;
import io.entitlements.lease.Lease;
import io.entitlements.lease.Revocation;
import io.entitlements.lease.SignedBundle;
import io.entitlements.type.DeviceId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user's computer with a program, and a clock that stands still until it is set. */
final class Home implements InstantSource {

  static final Instant NOW = SignedLeases.ISSUED;
  static final Duration TERM = Duration.ofDays(30);

  private static final SigningRing RING =
      SigningRing.of(
          List.of(
              new Member(
                  SignedLeases.FIRST.publicKey(),
                  Optional.of(SignedLeases.FIRST),
                  Instant.EPOCH,
                  Optional.empty())));

  /** The public keys that are a part of the program. */
  static final String JWK_SET = JwkSetJson.write(RING.published());

  final Path folder;
  final List<Path> outside;
  private final SecureRandom random = new SecureRandom();
  private Instant now = NOW;
  private int trialDays = 45;
  private Instant built = Instant.EPOCH;

  Home(Path root) {
    this.folder = root.resolve("program");
    this.outside = List.of(root.resolve("config"), root.resolve("shared").resolve("vendor"));
  }

  EntitlementClient open() {
    EntitlementClientBuilder builder =
        EntitlementClient.builder(SignedLeases.ISSUER, JWK_SET)
            .audience(SignedLeases.AUDIENCE)
            .product(SignedLeases.PRODUCT)
            .trial(Set.of(SignedLeases.FEATURE), trialDays, AccessLevel.BASIC)
            .built(built)
            .folder(folder);
    outside.forEach(builder::markerFolder);
    return builder.open(this, () -> random);
  }

  /** Opens a client that gets a lease of thirty days from an instant on. */
  EntitlementClient activatedAt(Instant issued) {
    return activatedAt(issued, TERM);
  }

  EntitlementClient activatedAt(Instant issued, Duration term) {
    EntitlementClient client = open();
    Lease lease =
        SignedLeases.lease(claims(client.status().device(), issued, term), SignedLeases.FIRST);
    assertThat(client.install(lease)).isInstanceOf(LeaseInstall.Installed.class);
    return client;
  }

  private static String claims(DeviceId device, Instant issued, Duration term) {
    return SignedLeases.claims()
        .replace(SignedLeases.DEVICE.toString(), device.toString())
        .replace("\"iat\":" + NOW.getEpochSecond(), "\"iat\":" + issued.getEpochSecond())
        .replace(
            "\"nbf\":" + SignedLeases.NOT_BEFORE.getEpochSecond(),
            "\"nbf\":" + issued.minusSeconds(300).getEpochSecond())
        .replace(
            "\"exp\":" + SignedLeases.EXPIRES.getEpochSecond(),
            "\"exp\":" + issued.plus(term).getEpochSecond())
        // The right goes on for as long after the lease as it does there.
        .replace(millis(SignedLeases.EXPIRES, 1_000), millis(issued.plus(term), 1_000))
        .replace(millis(SignedLeases.EXPIRES, 2_000), millis(issued.plus(term), 2_000));
  }

  private static String millis(Instant end, int seconds) {
    return Long.toString(end.plusSeconds(seconds).toEpochMilli());
  }

  static Lease lease(DeviceId device, Instant issued) {
    return SignedLeases.lease(claims(device, issued, TERM), SignedLeases.FIRST);
  }

  /** A lease of thirty days whose right ends sooner, and its grace. */
  static Lease lease(DeviceId device, Instant issued, Instant termEnds, Instant graceEnds) {
    String claims =
        claims(device, issued, TERM)
            .replace(millis(issued.plus(TERM), 1_000), Long.toString(termEnds.toEpochMilli()))
            .replace(millis(issued.plus(TERM), 2_000), Long.toString(graceEnds.toEpochMilli()));
    return SignedLeases.lease(claims, SignedLeases.FIRST);
  }

  /** A lease of the computer itself. */
  static Lease keyLease(DeviceId device, Instant issued) {
    String claims = claims(device, issued, TERM).replaceAll("\"sub\":\"[^\"]*\",", "");
    return SignedLeases.lease(claims, SignedLeases.FIRST);
  }

  static SignedBundle bundle(long number, Instant issued, Revocation... revocations) {
    return SignedLeases.bundle(RING, number, issued, revocations);
  }

  void built(Instant instant) {
    built = instant;
  }

  void trialDays(int days) {
    trialDays = days;
  }

  void set(Instant instant) {
    now = instant;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** All marker files. */
  List<Path> markers() {
    String name = ClientFiles.markerName(SignedLeases.ISSUER, SignedLeases.AUDIENCE);
    return List.of(
        folder.resolve("marker"), outside.get(0).resolve(name), outside.get(1).resolve(name));
  }

  void deleteFolder() {
    delete(folder);
  }

  void deleteMarkers() {
    markers().forEach(Home::delete);
  }

  static void delete(Path path) {
    try {
      Files.walkFileTree(
          path,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                throws IOException {
              Files.delete(folder);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void write(Path file, byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public Instant instant() {
    return now;
  }
}
